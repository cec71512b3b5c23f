import type { Definitions, Moddle } from './types';

/*
 * A drawing may come from anywhere, with `value="2,5"` in it. Read as a number at once that would be 2, silently. So the
 * vocabulary's numbers are read as text, and what is a number, as the server reads one, is made one here; anything else stays as
 * it was written, is saved so, and is named by the compiler.
 */
const numbers: Readonly<Record<string, RegExp>> = { 'lc:Decimal': /^(\d+\.?\d*|\.\d+)$/, 'lc:Whole': /^\d+$/ };

interface Described extends Moddle {
  readonly $descriptor: { properties?: { name: string; type: string }[] };
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

/** Makes the vocabulary's numbers of a drawing that was just read numbers. */
export function readNumbers(definitions: Definitions): void {
  for (const root of definitions.rootElements ?? []) within(root as Described);
}

function within(element: Described): void {
  for (const { name, type } of element.$descriptor.properties ?? []) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element.get(name);
    const pattern = numbers[type];
    if (pattern) {
      if (typeof value === 'string' && pattern.test(value)) element.set(name, Number(value));
      continue;
    }
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) if (isHeld(one, element)) within(one);
  }
}

/** Held by its parent, not only named by it: so that nothing is walked through twice. */
const isHeld = (value: unknown, parent: Moddle): value is Described =>
  typeof value === 'object' && value !== null && '$descriptor' in value && (value as unknown as Moddle).$parent === parent;
