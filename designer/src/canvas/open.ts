import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import type { Definitions, FlowNode, Process } from '../vocabulary/types';
import { flowNodes, graphOf } from '../vocabulary/extension';
import { say } from '../words/language';

const MEGABYTES = 8;
const ELEMENTS = 5000;
/** Marks of any kind, as many as the server reads; a step with all its words has some dozens. */
const MARKS = 50_000;

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
 * accepted (there are no external entities in BPMN), nor more than a browser can draw.
 */
export function guard(xml: string): void {
  if (xml.length > MEGABYTES * 1024 * 1024) throw new Refused(say('open.tooBig', { size: MEGABYTES }));
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Refused(say('open.entities'));
  const shapes = counted(xml, 'BPMNShape', ELEMENTS * 2);
  if (shapes > ELEMENTS * 2 || counted(xml, '<', MARKS * 2) > MARKS * 2) throw new Refused(say('open.tooMany', { count: ELEMENTS }));
  if (!/<(\w+:)?process[\s>]/.test(xml)) throw new Refused(say('open.noProcess'));
  if (shapes === 0) throw new Refused(say('open.noDrawing'));
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
    for (const root of definitions.rootElements ?? []) if (root.$type === 'bpmn:Process') wire(root);
    return { warnings: warnings.map((warning) => (typeof warning === 'string' ? warning : (warning as Error).message)) };
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
