import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/helpers/setup.ts'],
    // The JSON is what CI counts the tests from.
    reporters: ['default', ['json', { outputFile: 'coverage/results.json' }]],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'coverage/report',
      thresholds: { lines: 85, functions: 85, branches: 75 },
    },
  },
});
