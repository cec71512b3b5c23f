import type { Definitions, Extensions, FlowNode, Lane, Moddle, Process, SequenceFlow } from './types';

/** The extension of that type, or undefined. The first counts where a foreign tool has written several. */
export function extension<T extends keyof Extensions>(element: Moddle, type: T): (Moddle & Extensions[T]) | undefined {
  return element.extensionElements?.values?.find((value) => value.$type === type);
}

export const isFlow = (element: Moddle): element is SequenceFlow => element.$type === 'bpmn:SequenceFlow';

/** Whether both ends are tied to something: a file may name an element that it does not have. */
export const isTied = (flow: Partial<SequenceFlow>): boolean => flow.sourceRef !== undefined && flow.targetRef !== undefined;

export const isStep = (element: Moddle): element is FlowNode => element.$type === 'bpmn:UserTask';

export function flowNodes(process: Process): FlowNode[] {
  return (process.flowElements ?? []).filter(
    (element) => !isFlow(element) && !element.$type.startsWith('bpmn:Data'),
  );
}

/** The process that is drawn: the first with steps, since some tools write an empty one for the sheet itself. */
export function drawnProcess(definitions: Definitions): Process | undefined {
  const processes = (definitions.rootElements ?? []).filter((root): root is Process => root.$type === 'bpmn:Process');
  return processes.find((process) => flowNodes(process).length > 0) ?? processes[0];
}

export function lanesOf(process: Process): Lane[] {
  const within = (lane: Lane): Lane[] => [lane, ...(lane.childLaneSet?.lanes ?? []).flatMap(within)];
  return (process.laneSets ?? []).flatMap((set) => set.lanes ?? []).flatMap(within);
}

/** The innermost lane that holds the node. */
export function laneOf(process: Process, node: FlowNode): Lane | undefined {
  return lanesOf(process).findLast((lane) => lane.flowNodeRef?.includes(node));
}

/** Role and unit of a step: its own, or else its lane's. */
export function roleOf(process: Process, node: FlowNode): { role?: string | undefined; unit?: string | undefined } {
  const step = extension(node, 'lc:Step');
  const lane = laneOf(process, node);
  const actor = lane && extension(lane, 'lc:Actor');
  const role = step?.role ?? actor?.role;
  const unit = step?.unit ?? actor?.unit;
  return { role, unit };
}

/** Who leads to whom. Read from the flows themselves: other tools leave `incoming` and `outgoing` out. A loose flow leads nowhere. */
export interface Graph {
  incoming(node: FlowNode): readonly SequenceFlow[];
  outgoing(node: FlowNode): readonly SequenceFlow[];
}

export function graphOf(process: Process): Graph {
  const into = new Map<FlowNode, SequenceFlow[]>();
  const out = new Map<FlowNode, SequenceFlow[]>();
  const put = (map: typeof out, node: FlowNode | undefined, flow: SequenceFlow): void => {
    if (!node) return;
    const flows = map.get(node);
    if (flows) flows.push(flow);
    else map.set(node, [flow]);
  };
  for (const flow of (process.flowElements ?? []).filter(isFlow).filter(isTied)) {
    put(out, flow.sourceRef, flow);
    put(into, flow.targetRef, flow);
  }
  return { incoming: (node) => into.get(node) ?? [], outgoing: (node) => out.get(node) ?? [] };
}

/** The gateway that a step's outcomes are drawn at: an exclusive one that follows it directly. */
export function outcomeGateway(graph: Graph, node: FlowNode): FlowNode | undefined {
  const [only, ...others] = graph.outgoing(node);
  const next = only?.targetRef;
  return next?.$type === 'bpmn:ExclusiveGateway' && others.length === 0 && graph.outgoing(next).length > 1 ? next : undefined;
}
