import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['src/datasets/disk.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { LEAVEN_LANG: 'en' },
  },
});
