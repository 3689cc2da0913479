import { samples } from './samples.js';
import { number, words } from './words.js';

const at = (id) => document.getElementById(id);
const worker = new Worker('worker.js', { type: 'module' });
let language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
let result;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = language;
  document.title = words[language].title;
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = words[language][node.dataset.word];
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  at('samples').replaceChildren(
    ...samples[language].map((sample) => element('button', { type: 'button', textContent: sample.name, onclick: () => choose(sample) })),
  );
  if (result) show(result);
}

function choose({ data, recipe }) {
  at('data').value = data;
  at('recipe').value = recipe;
  check();
}

/** Number of the latest question: what a check says of an earlier one must not take the place of a run's fault. */
let asked = 0;
function send(kind) {
  if (kind !== 'stop') asked++;
  worker.postMessage({ kind, asked, language, recipe: at('recipe').value, train: at('data').value });
}

let waiting;
function check() {
  clearTimeout(waiting);
  waiting = setTimeout(() => send('check'), 200);
}

function busy(is) {
  at('run').disabled = is;
  at('stop').hidden = !is;
  if (is) at('progress').textContent = '…';
  else at('progress').textContent = '';
}

function tell(faults) {
  const [first] = faults;
  const place = first?.line === undefined ? '' : words[language].place(first);
  at('fault').textContent = first ? `${place}${first.message}${first.hint ? ` (${first.hint})` : ''}` : '';
}

/** A text with its edits: in one line, or where a line through Han characters would hide them in two, the one over the other. */
function diff(text, edits) {
  if (!/\p{Script=Han}/u.test(text)) return [line(text, edits, { removed: true, added: true })];
  return [line(text, edits, { removed: true, added: false, brackets: true }), line(text, edits, { removed: false, added: true })];
}

function line(text, edits, { removed, added, brackets }) {
  const pieces = [];
  let from = 0;
  const mark = (name, word, content) =>
    element(name, {}, element('span', { className: 'hidden-words', textContent: words[language][word] }), content);
  for (const [start, end, insert] of edits) {
    pieces.push(text.slice(from, start));
    const gone = text.slice(start, end);
    if (removed && gone !== '') {
      const node = mark('del', 'removed', brackets ? `⟦${gone}⟧` : gone);
      if (brackets) node.classList.add('brackets');
      pieces.push(node);
    }
    if (added && insert !== '') pieces.push(mark('ins', 'added', insert));
    from = end;
  }
  pieces.push(text.slice(from));
  return element('p', {}, ...pieces);
}

function changesOf({ steps }, title) {
  return steps.flatMap(({ operator, edits, before }) => [
    element('p', { className: 'by' }, title, ' · ', element('code', { textContent: operator })),
    ...Object.entries(edits).flatMap(([place, list]) => diff(before[place] ?? '', list)),
  ]);
}

function show(finished) {
  result = finished;
  const { counts, preview, rejected, files, seconds } = finished;
  const say = words[language];
  at('verdict').textContent = say.verdict(counts);
  const parts = ['written', 'rejected', 'merged'].filter((name) => counts[name] > 0);
  const bar = element('div', { className: 'bar', ariaHidden: 'true' });
  for (const name of parts) {
    const part = element('span', { className: name });
    part.style.flexGrow = counts[name];
    bar.append(part);
  }
  const keys = parts.map((name) =>
    element('span', { className: `key ${name}`, textContent: `${say[name]} ${number(counts[name], language)}` }),
  );
  const articles = preview.map((item) =>
    element(
      'article',
      {},
      ...Object.entries(item.before)
        .filter(([place]) => item.roles?.[place] === undefined || item.roles[place] === 'user')
        .map(([, text]) => element('p', { textContent: text })),
      element('p', { className: 'by', textContent: `${say.original}${item.label ? ` · ${item.label}` : ''}` }),
      ...changesOf(item, say.original),
      ...item.copies.flatMap((copy, index) => changesOf(copy, say.copyOf(index + 1))),
    ),
  );
  const reasons = groups(rejected);
  const table = element(
    'table',
    {},
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...['step', 'reason', 'count', 'example'].map((name) =>
          element('th', { scope: 'col', className: name === 'count' ? 'number' : '', textContent: say[name] }),
        ),
      ),
    ),
    element('tbody', {}, ...[...reasons].map(([, list]) => reasonRow(list))),
  );
  at('details').replaceChildren(
    bar,
    element('p', { className: 'sum' }, ...keys),
    element('p', { className: 'sum', textContent: say.sum(counts) }),
    element('p', { className: 'note', textContent: say.seconds(seconds) }),
    element('h3', { textContent: say.files }),
    element('div', { className: 'files' }, ...files.map(([name, bytes]) => download(name, bytes))),
    element('h3', { textContent: say.changes }),
    ...articles,
    ...(rejected.length > 0 ? [element('h3', { textContent: say.reasons }), table] : []),
  );
}

function reasonOf({ step, reason }) {
  return `${step} ${reason}`;
}

function groups(list) {
  const found = new Map();
  for (const one of list) found.set(reasonOf(one), [...(found.get(reasonOf(one)) ?? []), one]);
  return found;
}

function reasonRow(list) {
  const [{ step, reason, sample }] = list;
  const text = sample.raw ?? sample.text ?? JSON.stringify(sample);
  return element(
    'tr',
    {},
    element('td', {}, element('code', { textContent: step })),
    element('td', {}, element('code', { textContent: reason })),
    element('td', { className: 'number', textContent: number(list.length, language) }),
    element('td', { textContent: text.length > 80 ? `${text.slice(0, 79)}…` : text }),
  );
}

function download(name, bytes) {
  return element('button', {
    type: 'button',
    textContent: name,
    onclick() {
      const url = URL.createObjectURL(new Blob([bytes]));
      element('a', { href: url, download: name.replaceAll('/', '-') }).click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
    },
  });
}

worker.addEventListener('message', ({ data: message }) => {
  if (message.kind === 'checked' && message.asked === asked) tell(message.faults);
  if (message.kind === 'progress') at('progress').textContent = words[language].working(message.progress);
  if (message.kind === 'done') {
    busy(false);
    show(message.result);
  }
  if (message.kind === 'failed') {
    busy(false);
    tell([message.fault]);
  }
});
at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  tell([]);
  busy(true);
  send('run');
});
at('stop').addEventListener('click', () => send('stop'));
at('recipe').addEventListener('input', check);
// A browser takes minutes to type ten thousand lines in; put in at once they are there at once.
at('data').addEventListener('paste', (event) => {
  const text = event.clipboardData.getData('text/plain');
  if (text.length < 50_000) return;
  event.preventDefault();
  const { selectionStart, selectionEnd } = at('data');
  at('data').setRangeText(text, selectionStart, selectionEnd, 'end');
});
for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => {
    speak(button.dataset.language);
    if (!result) choose(samples[language][0]);
    else check();
  });
speak(language);
choose(samples[language][0]);
