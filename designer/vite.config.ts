import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// The host serves what this writes: pages under /designer, their files under /designer/assets.
export default defineConfig({
  base: '/designer/',
  resolve: { dedupe: ['preact'] }, // the form editor asks for a version of its own, and hooks work within one alone
  build: {
    outDir: 'dist',
    manifest: 'files.json', // where the host finds the files of what is no page of its own
    target: 'es2022',
    assetsInlineLimit: 0, // a data: address would need a wider Content-Security-Policy
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        editor: resolve(import.meta.dirname, 'editor.html'),
        replay: resolve(import.meta.dirname, 'replay.html'),
        taskForm: resolve(import.meta.dirname, 'src/taskForm.ts'),
      },
    },
  },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
  },
});
