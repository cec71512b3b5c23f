import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The editor of expressions writes its styles as sheets of the document, as it does within a shadow root, and not as
 * inline elements: those the pages' Content-Security-Policy forbids.
 */
const adoptedStyles: Plugin = {
  name: 'adopted-styles',
  transform(code, id) {
    if (!/style-mod[\\/](src|dist)[\\/]/.test(id)) return undefined;
    const inline = '!root.head && root.adoptedStyleSheets';
    if (!code.includes(inline)) this.error('style-mod no longer asks for a shadow root where it did');
    return { code: code.replace(inline, 'root.adoptedStyleSheets'), map: null };
  },
};

/** Icons of the modeler that come with inline styles, which the policy forbids: the same as attributes. */
const plainIcons: Plugin = {
  name: 'plain-icons',
  transform(code, id) {
    if (!/(Align|Distribute)ElementsIcons\.js/.test(id)) return undefined;
    const plain = code.replace(/ style="([^"]+)"/g, (_all, styles: string) =>
      styles.split(';').filter(Boolean).map((style) => ` ${style.replace(/^\s*([\w-]+):\s*(.*)$/, '$1="$2"')}`).join(''));
    if (plain === code) this.error('the icons no longer have inline styles; this is not needed any more');
    return { code: plain, map: null };
  },
};

// The host serves what this writes: pages under /designer, their files under /designer/assets.
export default defineConfig({
  base: '/designer/',
  plugins: [adoptedStyles, plainIcons],
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
