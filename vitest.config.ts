import { defineConfig } from 'vitest/config';

/** Where a machine wants to read how it went, beside what people read. */
const reports = process.env.TEST_REPORTS;

export default defineConfig({
  test: {
    include: ['app/{src,test}/**/*.test.ts', 'web/src/**/*.test.ts'],
    globalSetup: ['tools/temporary-folder.ts', 'tools/build-for-tests.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    reporters: reports ? ['default', ['json', { outputFile: `${reports}/main.json` }]] : ['default'],
  },
});
