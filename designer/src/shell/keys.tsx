import type { JSX } from 'preact';
import { say, type Word } from '../words/language';

const keys: readonly (readonly [string, Word])[] = [
  ['Ctrl+Z · Ctrl+Y', 'keys.undo'],
  ['Ctrl+C · X · V · D', 'keys.copy'],
  ['Ctrl+F', 'keys.find'],
  ['Ctrl+A', 'keys.all'],
  ['Delete', 'keys.delete'],
  ['← ↑ → ↓', 'keys.move'],
  ['Alt + ← ↑ → ↓', 'keys.flow'],
  ['Alt + Shift + ← →', 'keys.extend'],
  ['2 … 9', 'keys.append'],
  ['1 … 9', 'keys.draw'],
  ['C', 'keys.connect'],
  ['A', 'keys.align'],
  ['M', 'keys.menu'],
  ['Enter', 'keys.rename'],
  ['R', 'keys.replace'],
  ['H · L · S · C', 'keys.tools'],
  ['Ctrl + − 0', 'keys.zoom'],
  ['F', 'keys.whole'],
  ['Ctrl+S', 'keys.save'],
  ['F6', 'keys.panel'],
];

export function Keys(): JSX.Element {
  return (
    <div class="pad">
      <h2>{say('keys.title')}</h2>
      <dl class="keys">
        {keys.map(([key, word]) => (
          <div key={key}><dt><kbd>{key}</kbd></dt><dd>{say(word)}</dd></div>
        ))}
      </dl>
    </div>
  );
}
