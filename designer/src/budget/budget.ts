import { extension, flowNodes, graphOf, type Graph } from '../vocabulary/extension';
import type { FlowNode, Limit, Process, SequenceFlow } from '../vocabulary/types';
import { lengthOf, nothing, type Length } from './length';

export interface Share {
  /** In working hours. */
  readonly hours: number;
  /** Of the legal limit, or of the longest path where the procedure states none; 0 to 1. */
  readonly share: number;
  readonly onLongestPath: boolean;
  /** Steps of one group share one limit: only the first on the path counts it. */
  readonly group?: number | undefined;
}

export interface Budget {
  /** The legal limit in working hours; undefined where none is stated. */
  readonly limit?: number | undefined;
  /** The longest path from a start to an end, in working hours, each loop taken once. */
  readonly longest: number;
  /** Ids of nodes and flows on it. */
  readonly path: ReadonlySet<string>;
  /** By id of each node that takes time. */
  readonly shares: ReadonlyMap<string, Share>;
  /** Ids of steps without a limit that can be read. */
  readonly unlimited: readonly string[];
  readonly approximate: boolean;
}

interface Walk {
  readonly hours: number;
  readonly next?: { readonly flow: SequenceFlow; readonly walk: Walk } | undefined;
}

/** A step, a timed wait: what makes a dossier spend time. */
function limitOf(node: FlowNode): Limit | undefined {
  if (node.$type === 'bpmn:UserTask') return extension(node, 'lc:Step')?.limit;
  if (node.$type === 'bpmn:IntermediateCatchEvent') return extension(node, 'lc:Wait')?.limit;
  return undefined;
}

const groupOf = (node: FlowNode): number | undefined => extension(node, 'lc:Step')?.group;

/** What a procedure's drawing spends of its legal limit. Branches that run at once count by the longer. */
export function budgetOf(process: Process): Budget {
  const nodes = flowNodes(process);
  const graph = graphOf(process);
  const lengths = new Map<FlowNode, Length>();
  const unlimited: string[] = [];
  for (const node of nodes) {
    const length = lengthOf(limitOf(node));
    if (length) lengths.set(node, length);
    else if (node.$type === 'bpmn:UserTask' && node.id !== undefined) unlimited.push(node.id);
  }
  const back = loopsOf(graph, nodes);
  const starts = nodes.filter((node) => !graph.incoming(node).some((flow) => !back.has(flow)));
  const walks = starts.map((start) => ({ start, walk: longestFrom(graph, start, lengths, back) }));
  const longest = walks.reduce<(typeof walks)[number] | undefined>(
    (best, one) => (best === undefined || one.walk.hours > best.walk.hours ? one : best),
    undefined,
  );

  const path = new Set<string>();
  if (longest) {
    if (longest.start.id !== undefined) path.add(longest.start.id);
    for (let next = longest.walk.next; next; next = next.walk.next) {
      for (const { id } of [next.flow, next.flow.targetRef]) if (id !== undefined) path.add(id);
    }
  }
  const legal = lengthOf(extension(process, 'lc:Procedure')?.limit);
  const whole = legal?.hours ?? longest?.walk.hours ?? 0;
  const shares = new Map<string, Share>();
  for (const [node, { hours }] of lengths) {
    if (node.id === undefined) continue;
    shares.set(node.id, {
      hours,
      share: whole > 0 ? hours / whole : 0,
      onLongestPath: path.has(node.id),
      group: groupOf(node),
    });
  }
  return {
    limit: legal?.hours,
    longest: longest?.walk.hours ?? 0,
    path,
    shares,
    unlimited,
    approximate: [legal ?? nothing, ...lengths.values()].some((length) => length.approximate),
  };
}

/** Flows that lead back into the path that reached them. Found by depth, without recursion: drawings are input. */
function loopsOf(graph: Graph, nodes: FlowNode[]): Set<SequenceFlow> {
  const back = new Set<SequenceFlow>();
  const state = new Map<FlowNode, 'open' | 'done'>();
  const roots = [...nodes].sort((a, b) => graph.incoming(a).length - graph.incoming(b).length);
  for (const root of roots) {
    if (state.has(root)) continue;
    const stack = [{ node: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const flow = graph.outgoing(top.node)[top.next++];
      if (!flow) {
        state.set(top.node, 'done');
        stack.pop();
      } else if (state.get(flow.targetRef) === 'open') {
        back.add(flow);
      } else if (!state.has(flow.targetRef)) {
        state.set(flow.targetRef, 'open');
        stack.push({ node: flow.targetRef, next: 0 });
      }
    }
  }
  return back;
}

/**
 * The longest walk over a graph without loops. What is ahead depends on the groups already paid
 * for, so a node is remembered with them; documents have a handful of groups at most.
 */
function longestFrom(
  graph: Graph,
  start: FlowNode,
  lengths: ReadonlyMap<FlowNode, Length>,
  back: ReadonlySet<SequenceFlow>,
): Walk {
  const known = new Map<FlowNode, Map<string, Walk>>();
  const stack: { node: FlowNode; paid: string; after: string }[] = [];
  const visit = (node: FlowNode, paid: string): Walk | undefined => {
    const walk = known.get(node)?.get(paid);
    if (!walk) stack.push({ node, paid, after: pay(node, paid) });
    return walk;
  };
  visit(start, '');
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { node, paid, after } = top;
    const flows = graph.outgoing(node).filter((flow) => !back.has(flow));
    const ahead = flows.map((flow) => ({ flow, walk: known.get(flow.targetRef)?.get(after) }));
    const missing = ahead.find(({ walk }) => !walk);
    if (missing) {
      visit(missing.flow.targetRef, after);
      continue;
    }
    const own = after === paid && groupOf(node) !== undefined ? 0 : (lengths.get(node)?.hours ?? 0);
    const best = ahead.reduce<{ flow: SequenceFlow; walk: Walk } | undefined>(
      (longest, { flow, walk }) => (walk && (!longest || walk.hours > longest.walk.hours) ? { flow, walk } : longest),
      undefined,
    );
    const walks = known.get(node) ?? new Map<string, Walk>();
    walks.set(paid, { hours: own + (best?.walk.hours ?? 0), next: best });
    known.set(node, walks);
    stack.pop();
  }
  return known.get(start)?.get('') ?? { hours: 0 };
}

function pay(node: FlowNode, paid: string): string {
  const group = groupOf(node);
  if (group === undefined) return paid;
  const groups = paid === '' ? [] : paid.split(' ');
  return groups.includes(String(group)) ? paid : [...groups, String(group)].sort().join(' ');
}
