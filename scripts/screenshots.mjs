// Writes docs/images/report.png, proof.png and their Chinese twins: first screens of the quickstart's report and proof, 1280 x 800, light.
// Needs a build and Chromium (CHROMIUM names it where it is not on the path): npm run screenshots
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'runs', 'quickstart');
const pictures = join(root, 'docs', 'images');
const leaven = (...args) => execFileSync(process.execPath, ['dist/cli/main.js', ...args], { cwd: root, stdio: 'inherit' });

const onPath = (name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim();
const executablePath = process.env.CHROMIUM || onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome');
if (!executablePath) {
  console.error('Chromium is not here: install it, or set CHROMIUM to its path');
  process.exit(1);
}

mkdirSync(pictures, { recursive: true });
leaven('run', 'recipes/quickstart.yaml', '--overwrite', '--quiet', '--lang', 'en');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const language of ['zh-CN', 'en']) {
  const ending = language === 'en' ? '.png' : `.${language}.png`;
  leaven('report', folder, '--quiet', '--lang', language);
  const proof = join(root, 'runs', `picture${ending}.html`);
  leaven('prove', 'recipes/quickstart.yaml', '--quiet', '--lang', language, '--report', proof);
  for (const [name, file] of [
    [`report${ending}`, join(folder, 'report.html')],
    [`proof${ending}`, proof],
  ]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', deviceScaleFactor: 1 });
    await page.goto(pathToFileURL(file).href);
    const path = join(pictures, name);
    rmSync(path, { force: true });
    await page.screenshot({ path });
    await page.close();
    // A picture of text and flat tints needs few colours: a third of the bytes, where pngquant is here.
    if (onPath('pngquant')) execFileSync('pngquant', ['--force', '--ext', '.png', '--skip-if-larger', '--strip', '64', path]);
    console.log(`docs/images/${name}  ${Math.round(statSync(path).size / 1024)} kB`);
  }
}
await browser.close();
