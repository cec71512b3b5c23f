import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import type { Definitions, FlowNode, Process } from '../vocabulary/types';
import { flowNodes, graphOf } from '../vocabulary/extension';
import { readNumbers } from '../vocabulary/numbers';
import { say } from '../words/language';

const MEGABYTES = 8;
const ELEMENTS = 5000;
/** Marks of any kind, as many as the server reads; a step with all its words has some dozens. */
const MARKS = 50_000;

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** Why a drawing was not opened, in words for a person. Nothing that was open is lost by it. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export interface Opened {
  /** What could not be read; each named, nothing dropped silently. */
  readonly warnings: readonly string[];
}

/**
 * Looks at a file before it is parsed. A drawing is input from anywhere: no document type is
 * accepted (there are no external entities in BPMN), nor more than a browser can draw. What passes
 * tells the name of its process.
 */
export function guard(xml: string): { readonly name: string | undefined } {
  if (xml.length > MEGABYTES * 1024 * 1024) throw new Refused(say('open.tooBig', { size: MEGABYTES }));
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Refused(say('open.entities'));
  const shapes = counted(xml, 'BPMNShape', ELEMENTS * 2);
  if (shapes > ELEMENTS * 2 || counted(xml, '<', MARKS * 2) > MARKS * 2) throw new Refused(say('open.tooMany', { count: ELEMENTS }));
  const file = new DOMParser().parseFromString(xml, 'application/xml');
  const broken = file.querySelector('parsererror');
  if (broken) throw new Refused(say('open.malformed', { line: /line (\d+)/.exec(broken.textContent)?.[1] ?? '?' }));
  const root = file.documentElement;
  if (root.namespaceURI !== MODEL || root.localName !== 'definitions') throw new Refused(say('open.notBpmn', { root: root.localName }));
  if (file.getElementsByTagNameNS(MODEL, 'process').length === 0) throw new Refused(say('open.noProcess'));
  if (shapes === 0) throw new Refused(say('open.noDrawing'));
  const twice = sameId(file);
  if (twice !== undefined) throw new Refused(say('open.sameId', { id: twice }));
  const names = [...file.getElementsByTagNameNS(MODEL, 'process')].map((process) => process.getAttribute('name')?.trim());
  return { name: names.find(Boolean) };
}

/** An id that two elements have. The second would be left out on opening, and a flow to the id would mean neither. */
function sameId(file: Document): string | undefined {
  const seen = new Set<string>();
  for (const element of file.querySelectorAll('[id]')) {
    if (!/^http:\/\/www\.omg\.org\/spec\//.test(element.namespaceURI ?? '')) continue; // other tools count their own things
    if (seen.has(element.id)) return element.id;
    seen.add(element.id);
  }
  return undefined;
}

/** What the reader could not make out, in words of ours. */
export function unread(warning: string): string {
  const nothing = /^unresolved reference <(.*)>/.exec(warning)?.[1];
  if (nothing !== undefined) return say('open.unresolved', { id: nothing });
  const [, what, line] = /^unparsable content (\S*) ?detected\s+line: (\d+)/.exec(warning) ?? [];
  return what === undefined ? warning : say('open.unread', { what, line: Number(line) + 1 });
}

/** How often a text is found; counting ends past `most`, so that nothing large is walked through. */
function counted(text: string, part: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count <= most; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** Opens a drawing in an editor or viewer. */
export async function open(viewer: BaseViewer, xml: string): Promise<Opened> {
  guard(xml);
  try {
    const { warnings } = await viewer.importXML(xml);
    const definitions = viewer.getDefinitions() as unknown as Definitions;
    readNumbers(definitions);
    for (const root of definitions.rootElements ?? []) if (root.$type === 'bpmn:Process') wire(root);
    return { warnings: warnings.map((warning) => unread(typeof warning === 'string' ? warning : (warning as Error).message)) };
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(say('open.failed', { reason: (error as Error).message }));
  }
}

/** Other tools leave `incoming` and `outgoing` out; the form rules read them. */
function wire(process: Process): void {
  const graph = graphOf(process);
  for (const node of flowNodes(process) as (FlowNode & { set(name: string, value: unknown): void })[]) {
    node.set('incoming', [...graph.incoming(node)]);
    node.set('outgoing', [...graph.outgoing(node)]);
  }
}
