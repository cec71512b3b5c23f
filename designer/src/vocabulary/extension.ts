import type { Extensions, FlowNode, Lane, Moddle, Process, SequenceFlow, Step } from './types';

/** The extension of that type, or undefined. The first counts where a foreign tool has written several. */
export function extension<T extends keyof Extensions>(element: Moddle, type: T): Extensions[T] | undefined {
  return element.extensionElements?.values?.find((value) => value.$type === type) as Extensions[T] | undefined;
}

export const isFlow = (element: Moddle): element is SequenceFlow => element.$type === 'bpmn:SequenceFlow';

export const isStep = (element: Moddle): element is FlowNode => element.$type === 'bpmn:UserTask';

export function flowNodes(process: Process): FlowNode[] {
  return (process.flowElements ?? []).filter(
    (element) => !isFlow(element) && !element.$type.startsWith('bpmn:Data'),
  );
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
export function roleOf(process: Process, node: FlowNode): { role?: string; unit?: string } {
  const step: Step | undefined = extension(node, 'lc:Step');
  const lane = laneOf(process, node);
  const actor = lane && extension(lane, 'lc:Actor');
  const role = step?.role ?? actor?.role;
  const unit = step?.unit ?? actor?.unit;
  return { ...(role !== undefined && { role }), ...(unit !== undefined && { unit }) };
}

/** The gateway that a step's outcomes are drawn at: an exclusive one that follows it directly. */
export function outcomeGateway(node: FlowNode): FlowNode | undefined {
  const [only, ...others] = node.outgoing ?? [];
  return only && others.length === 0 && only.targetRef.$type === 'bpmn:ExclusiveGateway' && (only.targetRef.outgoing?.length ?? 0) > 1
    ? only.targetRef
    : undefined;
}
