// A small sequence tagger to judge data with: structured averaged perceptron, first-order Viterbi (Collins 2002, Discriminative
// Training Methods for Hidden Markov Models). Deterministic: the order of the sentences is drawn from the seed alone.

const bits = 20;

function hashOf(text, seed) {
  let hash = seed | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - bits)) >>> 0;
}

function shapeOf(token) {
  if (/^\p{Script=Han}$/u.test(token)) return 'Han';
  return token
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}/gu, 'x')
    .replace(/\p{N}/gu, '0')
    .replace(/(.)\1{2,}/gu, '$1$1');
}

/** Features of each token as slots of a table, by the words around it. */
export function featuresOf(tokens) {
  const at = (i) => tokens[i] ?? (i < 0 ? '<s>' : '</s>');
  return tokens.map((token, i) => {
    const lower = token.toLowerCase();
    const found = [
      `w=${lower}`,
      `s=${shapeOf(token)}`,
      `w-1=${at(i - 1).toLowerCase()}`,
      `w+1=${at(i + 1).toLowerCase()}`,
      `w-2=${at(i - 2).toLowerCase()}`,
      `w+2=${at(i + 2).toLowerCase()}`,
      `b-1=${at(i - 1)}|${token}`,
      `b+1=${token}|${at(i + 1)}`,
      `b2-=${at(i - 2)}|${at(i - 1)}`,
      `b2+=${at(i + 1)}|${at(i + 2)}`,
      `s-1=${shapeOf(at(i - 1))}|${shapeOf(token)}`,
      `s+1=${shapeOf(token)}|${shapeOf(at(i + 1))}`,
    ];
    if (token.length > 3)
      for (let size = 1; size <= 3; size++) found.push(`p${size}=${lower.slice(0, size)}`, `x${size}=${lower.slice(-size)}`);
    return Int32Array.from(found, (text) => hashOf(text, 17));
  });
}

/** Spans of BIO tags as `start:end:label`. */
export function spansOf(tags) {
  const spans = [];
  let start = -1;
  for (let i = 0; i <= tags.length; i++) {
    const tag = tags[i] ?? 'O';
    if (start >= 0 && tag !== `I-${tags[start].slice(2)}`) {
      spans.push(`${start}:${i}:${tags[start].slice(2)}`);
      start = -1;
    }
    if (tag.startsWith('B-') || (tag.startsWith('I-') && start < 0)) {
      if (tag.startsWith('I-')) tags = tags.with?.(i, `B-${tag.slice(2)}`) ?? Object.assign([...tags], { [i]: `B-${tag.slice(2)}` });
      start = i;
    }
  }
  return spans;
}

/** Trains for so many updates of one sentence each and gives a function from features to tags. */
export function trainTagger(sentences, tagNames, steps, seed) {
  const count = tagNames.length;
  const index = new Map(tagNames.map((tag, i) => [tag, i]));
  const size = (1 << bits) * count;
  const weights = new Float32Array(size);
  const sums = new Float64Array(size);
  const transitions = new Float32Array((count + 1) * count);
  const transitionSums = new Float64Array((count + 1) * count);
  const data = sentences.map(({ features, tags }) => ({ features, gold: tags.map((tag) => index.get(tag) ?? 0) }));
  const allowed = (from, to) => {
    const tag = tagNames[to];
    if (!tag.startsWith('I-')) return true;
    const before = from === count ? 'O' : tagNames[from];
    return before.slice(2) === tag.slice(2) && before !== 'O';
  };
  const open = new Uint8Array((count + 1) * count);
  for (let from = 0; from <= count; from++) for (let to = 0; to < count; to++) open[from * count + to] = allowed(from, to) ? 1 : 0;

  const decode = (features, w, t) => {
    const length = features.length;
    const best = new Float64Array(length * count).fill(-Infinity);
    const back = new Int32Array(length * count).fill(-1);
    for (let i = 0; i < length; i++)
      for (let to = 0; to < count; to++) {
        let emission = 0;
        for (const slot of features[i]) emission += w[slot * count + to];
        if (i === 0) {
          if (open[count * count + to]) best[to] = emission + t[count * count + to];
          continue;
        }
        for (let from = 0; from < count; from++) {
          if (!open[from * count + to]) continue;
          const score = best[(i - 1) * count + from] + t[from * count + to];
          if (score > best[i * count + to]) {
            best[i * count + to] = score;
            back[i * count + to] = from;
          }
        }
        best[i * count + to] += emission;
      }
    const path = new Array(length);
    let last = 0;
    for (let to = 1; to < count; to++) if (best[(length - 1) * count + to] > best[(length - 1) * count + last]) last = to;
    for (let i = length - 1; i >= 0; i--) {
      path[i] = last;
      last = back[i * count + last];
    }
    return path;
  };

  let state = (seed * 2654435761 + 1) >>> 0;
  const random = (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) >>> 0;
    return (Math.imul(state ^ (state >>> 13), 0xc2b2ae35) >>> 0) % below;
  };
  let order = [];
  for (let step = 1; step <= steps; step++) {
    if (order.length === 0) {
      order = data.map((_, i) => i);
      for (let i = order.length - 1; i > 0; i--) {
        const j = random(i + 1);
        [order[i], order[j]] = [order[j], order[i]];
      }
    }
    const { features, gold } = data[order.pop()];
    if (features.length === 0) continue;
    const path = decode(features, weights, transitions);
    const add = (table, total, slot, by) => {
      table[slot] += by;
      total[slot] += by * step;
    };
    for (let i = 0; i < features.length; i++) {
      const from = i === 0 ? count : gold[i - 1];
      const guessedFrom = i === 0 ? count : path[i - 1];
      if (gold[i] !== path[i])
        for (const slot of features[i]) {
          add(weights, sums, slot * count + gold[i], 1);
          add(weights, sums, slot * count + path[i], -1);
        }
      if (gold[i] !== path[i] || from !== guessedFrom) {
        add(transitions, transitionSums, from * count + gold[i], 1);
        add(transitions, transitionSums, guessedFrom * count + path[i], -1);
      }
    }
  }
  const averaged = weights.map((weight, slot) => weight - sums[slot] / (steps + 1));
  const averagedTransitions = transitions.map((weight, slot) => weight - transitionSums[slot] / (steps + 1));
  return (features) => (features.length === 0 ? [] : decode(features, averaged, averagedTransitions).map((tag) => tagNames[tag]));
}
