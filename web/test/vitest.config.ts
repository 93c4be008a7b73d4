import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['web/test/**/*.test.ts'],
    globalSetup: ['tools/temporary-folder.ts', 'web/test/build-first.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // One Chromium after another: each takes all the processor there is.
    maxWorkers: 1,
    fileParallelism: false,
  },
});
