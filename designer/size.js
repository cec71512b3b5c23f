// The budget: what one page makes a browser fetch, compressed, stays under 1.5 MB.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const limit = 1.5 * 1024 * 1024;
const dist = join(import.meta.dirname, 'dist');
const compressed = (path) => gzipSync(readFileSync(path)).length;

function reached(path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  if (/\.(js|css)$/.test(path)) {
    const text = readFileSync(path, 'utf8');
    for (const [, name] of text.matchAll(/["'(](?:\.\/|\/designer\/assets\/|assets\/)([\w.-]+\.(?:js|css|woff2?))/g)) {
      reached(join(dist, 'assets', name), seen);
    }
  }
  return seen;
}

let failed = false;
for (const entry of ['editor', 'replay']) {
  const html = readFileSync(join(dist, `${entry}.html`), 'utf8');
  const files = new Set();
  for (const [, name] of html.matchAll(/\/designer\/assets\/([\w.-]+)/g)) {
    for (const path of reached(join(dist, 'assets', name))) files.add(path);
  }
  const total = [...files].reduce((sum, path) => sum + compressed(path), 0);
  console.log(`${entry}: ${files.size} files, ${(total / 1024).toFixed(0)} KiB compressed`);
  if (total > limit) failed = true;
}
if (failed) {
  console.error(`over the budget of ${limit / 1024} KiB`);
  process.exitCode = 1;
}
