// Leaven works here, so that the page stays awake: one run at a time, and a message stops it.
import { previewInMemory, runInMemory, setLanguage, toLeavenError, validateRecipe } from 'leaven/browser';

const resources = { wordnet: new URL('wordnet/', self.location.href), jieba: new URL('jieba.wasm', self.location.href) };
let controller = new AbortController();

self.addEventListener('message', async ({ data: message }) => {
  if (message.kind === 'stop') {
    controller.abort();
    return;
  }
  const { asked, language, recipe, train } = message;
  setLanguage(language);
  controller = new AbortController();
  const { signal } = controller;
  let told = 0;
  try {
    if (message.kind === 'check') {
      const { errors, warnings } = await validateRecipe(recipe);
      self.postMessage({ kind: 'checked', asked, faults: [...errors, ...warnings].map((fault) => fault.toDocument()) });
      return;
    }
    const options = { data: { train }, resources, signal };
    const result = await runInMemory(recipe, {
      ...options,
      onProgress(progress) {
        if (performance.now() - told < 100) return;
        told = performance.now();
        self.postMessage({ kind: 'progress', progress });
      },
    });
    const preview = await previewInMemory(recipe, { ...options, samples: 5 });
    const { counts, splits, leaks, missingCopies, seconds } = result;
    self.postMessage({
      kind: 'done',
      result: { counts, splits, leaks, missingCopies, seconds, files: [...result.files], rejected: result.rejected(), preview },
    });
  } catch (error) {
    // An error crosses to the page as data.
    self.postMessage({ kind: 'failed', fault: toLeavenError(error).toDocument() });
  }
});
