import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // Colour and CI variables of the machine must not change what a test sees.
    env: { NO_COLOR: '', FORCE_COLOR: '', CI: '' },
  },
});
