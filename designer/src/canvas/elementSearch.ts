import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type SearchPad from 'diagram-js/lib/features/search-pad/SearchPad';
import type { FlowNode } from '../vocabulary/types';
import { fold } from '../words/fold';
import { say } from '../words/language';
import { kindOf } from './kinds';

const MOST = 50;

interface Token { value: string; match?: boolean }
interface Found { element: Element; primaryTokens: Token[]; secondaryTokens: Token[] }

/** Cuts a text where the words that were looked for begin and end; undefined where one of them is not in it. */
export function tokens(text: string, words: readonly string[]): Token[] | undefined {
  const composed = text.normalize('NFC');
  const folded = fold(text);
  const spans: [number, number][] = [];
  for (const word of words) {
    const at = folded.indexOf(word);
    if (at < 0) return undefined;
    spans.push([at, at + word.length]);
  }
  spans.sort(([a], [b]) => a - b);
  const cut: Token[] = [];
  let done = 0;
  for (const [from, to] of spans) {
    if (from > done) cut.push({ value: composed.slice(done, from) });
    if (to > done) cut.push({ value: composed.slice(Math.max(from, done), to), match: true });
    done = Math.max(done, to);
  }
  if (done < composed.length) cut.push({ value: composed.slice(done) });
  return cut;
}

/** Finds elements by what is written on them, with or without Vietnamese marks; with each, what it is and whose lane it stands in. */
export class ElementSearch {
  static readonly $inject = ['elementRegistry', 'searchPad', 'canvas'];

  constructor(private readonly elementRegistry: ElementRegistry, searchPad: SearchPad, private readonly canvas: Canvas) {
    searchPad.registerProvider(this as unknown as Parameters<SearchPad['registerProvider']>[0]);
  }

  find(pattern: string): Found[] {
    const words = fold(pattern).split(/\s+/).filter(Boolean);
    const roots = new Set<unknown>(this.canvas.getRootElements());
    const found: Found[] = [];
    for (const element of this.elementRegistry.getAll() as Element[]) {
      if (element.type === 'label' || roots.has(element)) continue;
      const node = element.businessObject as FlowNode & { text?: string };
      const name = node.name ?? node.text ?? '';
      const primaryTokens = tokens(name, words);
      if (name && primaryTokens) found.push({ element, primaryTokens, secondaryTokens: [{ value: describe(element, node) }] });
    }
    const weight = ({ element }: Found): number => (element.type === 'bpmn:SequenceFlow' ? 1 : 0);
    return found.sort((a, b) => weight(a) - weight(b)).slice(0, MOST);
  }
}

function describe(element: Element, node: FlowNode): string {
  const kind = kindOf(node);
  const what = element.type === 'bpmn:SequenceFlow' ? say('kind.flow') : element.type === 'bpmn:Lane' ? say('kind.lane') : element.type === 'bpmn:Participant' ? say('kind.lanes') : kind ? say(`kind.${kind.id}`) : '';
  return [what, node.lanes?.at(-1)?.name].filter(Boolean).join(' · ');
}
