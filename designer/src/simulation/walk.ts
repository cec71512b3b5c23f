import { flowNodes, graphOf, type Graph } from '../vocabulary/extension';
import type { FlowNode, Process, SequenceFlow } from '../vocabulary/types';

/** A dossier, or one branch of it, resting where a person or time must act. */
export interface Token {
  readonly id: number;
  readonly node: FlowNode;
  /** Milliseconds of the epoch at which it came here. */
  readonly at: number;
}

export interface Passed {
  readonly node: FlowNode;
  readonly from: number;
  readonly to: number;
  readonly outcome: string | undefined;
}

export interface Walk {
  readonly tokens: readonly Token[];
  /** Branches that wait at a join for the others, by the flow they came on. */
  readonly joining: readonly { readonly join: FlowNode; readonly flow: SequenceFlow; readonly at: number }[];
  readonly passed: readonly Passed[];
  readonly flows: readonly SequenceFlow[];
  /** When the last branch came to an end; undefined while one is under way. */
  readonly ended: number | undefined;
  readonly next: number;
}

const resting = new Set(['bpmn:UserTask', 'bpmn:IntermediateCatchEvent', 'bpmn:CallActivity']);
const MOVES = 2000;

/** Plays a dossier through a drawing. Pure: who plays says when each step ends and how. */
export class Simulation {
  private readonly graph: Graph;

  constructor(private readonly process: Process) {
    this.graph = graphOf(process);
  }

  begin(at: number): Walk {
    const empty: Walk = { tokens: [], joining: [], passed: [], flows: [], ended: undefined, next: 1 };
    const start = flowNodes(this.process).find(({ $type }) => $type === 'bpmn:StartEvent');
    return start ? this.leave(empty, start, at) : { ...empty, ended: at };
  }

  /** The ways out that somebody must choose between; empty where there is only one. */
  choices(token: Token): readonly SequenceFlow[] {
    const gateway = this.decision(token.node);
    return gateway ? this.graph.outgoing(gateway) : [];
  }

  /** Ends the stay of a token at that time, by the chosen way where there is a choice. */
  finish(walk: Walk, token: Token, at: number, chosen?: SequenceFlow): Walk {
    const rest: Walk = {
      ...walk,
      tokens: walk.tokens.filter(({ id }) => id !== token.id),
      passed: [...walk.passed, { node: token.node, from: token.at, to: at, outcome: chosen?.name }],
    };
    const gateway = this.decision(token.node);
    if (!gateway || !chosen) return this.leave(rest, token.node, at);
    const into = token.node === gateway ? [] : this.graph.outgoing(token.node);
    return this.move({ ...rest, flows: [...rest.flows, ...into] }, [{ flow: chosen, at }]);
  }

  /** The choice that a token stands at: its own, or the route behind its step. */
  private decision(node: FlowNode): FlowNode | undefined {
    const next = node.$type === 'bpmn:ExclusiveGateway' ? node : this.graph.outgoing(node)[0]?.targetRef;
    return next?.$type === 'bpmn:ExclusiveGateway' && this.graph.outgoing(next).length > 1 ? next : undefined;
  }

  private leave(walk: Walk, node: FlowNode, at: number): Walk {
    return this.move(walk, this.graph.outgoing(node).map((flow) => ({ flow, at })));
  }

  private move(from: Walk, moves: { flow: SequenceFlow; at: number }[]): Walk {
    let walk = from;
    const queue = [...moves];
    for (let count = 0; count < MOVES; count++) {
      const move = queue.shift();
      if (!move) break;
      const { flow, at } = move;
      const node = flow.targetRef;
      walk = { ...walk, flows: [...walk.flows, flow] };
      const out = this.graph.outgoing(node);
      if (resting.has(node.$type) || (node.$type === 'bpmn:ExclusiveGateway' && out.length > 1)) {
        walk = { ...walk, tokens: [...walk.tokens, { id: walk.next, node, at }], next: walk.next + 1 };
      } else if (node.$type === 'bpmn:ParallelGateway' && this.graph.incoming(node).length > 1) {
        const joining = [...walk.joining, { join: node, flow, at }];
        const here = joining.filter(({ join }) => join === node);
        const complete = this.graph.incoming(node).every((incoming) => here.some((one) => one.flow === incoming));
        walk = { ...walk, joining: complete ? joining.filter(({ join }) => join !== node) : joining };
        if (complete) queue.push(...out.map((next) => ({ flow: next, at: Math.max(...here.map((one) => one.at)) })));
      } else {
        queue.push(...out.map((next) => ({ flow: next, at })));
      }
    }
    const last = Math.max(...walk.passed.map(({ to }) => to), ...moves.map(({ at }) => at));
    return { ...walk, ended: walk.tokens.length === 0 && walk.joining.length === 0 ? last : undefined };
  }
}
