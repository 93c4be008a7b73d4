import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['app/{src,test}/**/*.test.ts', 'web/src/**/*.test.ts'],
    globalSetup: ['tools/build-for-tests.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
