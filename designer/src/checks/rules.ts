import type { Reporter, RuleFactory } from 'bpmnlint/lib/types';
import { isAccepted } from '../canvas/kinds';
import { extension, flowNodes, graphOf, isFlow, isTied, outcomeGateway, roleOf } from '../vocabulary/extension';
import type { Moddle, Process } from '../vocabulary/types';

const rule = (check: (element: Moddle, reporter: Reporter) => void): RuleFactory => () => ({ check });

const process = (check: (process: Process, report: (element: Moddle) => void) => void): RuleFactory =>
  rule((element, reporter) => {
    if (element.$type === 'bpmn:Process') check(element, (found) => reporter.report(found.id ?? '', ''));
  });

const notFlow = /^(bpmn:(Definitions|ExtensionElements|FormalExpression|Documentation|\w+EventDefinition|Message|\w*LoopCharacteristics|Relationship|Import)|bpmndi:|dc:|di:|lc:)/;

/** An element that the compiler does not accept is named, each one; nothing is dropped silently. */
export const acceptedElements = rule((element, reporter) => {
  if (notFlow.test(element.$type) || !element.$type.startsWith('bpmn:')) return;
  if (!isAccepted(element.$type)) reporter.report(element.id ?? element.$parent?.id ?? '', '');
});

const events = new Map<string, { readonly definitions: readonly string[]; readonly plain: boolean }>([
  ['bpmn:StartEvent', { definitions: [], plain: true }],
  ['bpmn:EndEvent', { definitions: ['bpmn:TerminateEventDefinition'], plain: true }],
  ['bpmn:IntermediateCatchEvent', { definitions: ['bpmn:TimerEventDefinition', 'bpmn:MessageEventDefinition'], plain: false }],
]);

/** Of the events, a plain start, an end (one that ends everything is an end as well), a timed wait and a wait for a message. */
export const acceptedEvents = rule((element, reporter) => {
  const allowed = events.get(element.$type);
  if (!allowed) return;
  const definitions = (element as { eventDefinitions?: Moddle[] }).eventDefinitions ?? [];
  const fits = definitions.length === 0 ? allowed.plain : definitions.every(({ $type }) => allowed.definitions.includes($type));
  if (!fits) reporter.report(element.id ?? '', '');
});

/** Every way out of a route has its name, the default one alone may go without: it is the outcome that a person will choose. */
export const outcomesNamed = process((process, report) => {
  const graph = graphOf(process);
  for (const node of flowNodes(process)) {
    const gateway = outcomeGateway(graph, node);
    if (!gateway || node.$type !== 'bpmn:UserTask') continue;
    for (const flow of graph.outgoing(gateway)) if (!flow.name?.trim() && gateway.default !== flow) report(flow);
  }
});

export const outcomesDiffer = process((process, report) => {
  const graph = graphOf(process);
  for (const node of flowNodes(process).filter(({ $type }) => $type === 'bpmn:ExclusiveGateway')) {
    const seen = new Set<string>();
    for (const flow of graph.outgoing(node)) {
      const name = flow.name?.trim().toLocaleLowerCase('vi');
      if (name && seen.has(name)) report(flow);
      if (name) seen.add(name);
    }
  }
});

/** Two flows that say the same; outcomes of different names may well lead to one step. */
export const flowsDiffer = process((process, report) => {
  const seen = new Set<string>();
  for (const flow of (process.flowElements ?? []).filter(isFlow).filter(isTied)) {
    const key = `${flow.sourceRef.id ?? ''}\n${flow.targetRef.id ?? ''}\n${flow.name?.trim() ?? ''}`;
    if (seen.has(key)) report(flow);
    seen.add(key);
  }
});

export const stepNamed = process((process, report) => {
  for (const node of flowNodes(process)) {
    if (['bpmn:UserTask', 'bpmn:ServiceTask', 'bpmn:CallActivity'].includes(node.$type) && !node.name?.trim()) report(node);
  }
});

export const stepHasRole = process((process, report) => {
  for (const node of flowNodes(process).filter(({ $type }) => $type === 'bpmn:UserTask')) {
    if (!roleOf(process, node).role) report(node);
  }
});

export const stepHasLimit = process((process, report) => {
  for (const node of flowNodes(process).filter(({ $type }) => $type === 'bpmn:UserTask')) {
    if (extension(node, 'lc:Step')?.limit?.value === undefined) report(node);
  }
});

export const inferencesConfirmed = process((process, report) => {
  for (const node of flowNodes(process)) {
    if (extension(node, 'lc:Step')?.inferences?.some(({ confirmed }) => !confirmed)) report(node);
  }
});

export const waitStated = process((process, report) => {
  for (const node of flowNodes(process).filter(({ $type }) => $type === 'bpmn:IntermediateCatchEvent')) {
    const wait = extension(node, 'lc:Wait');
    const timed = node.eventDefinitions?.[0]?.$type === 'bpmn:TimerEventDefinition';
    if (timed ? wait?.limit?.value === undefined : !wait?.event?.trim()) report(node);
  }
});

export const linkedStated = process((process, report) => {
  for (const node of flowNodes(process).filter(({ $type }) => $type === 'bpmn:CallActivity')) {
    if (!extension(node, 'lc:Linked')?.procedure?.trim()) report(node);
  }
});

export const documentStated = process((process, report) => {
  for (const node of flowNodes(process).filter(({ $type }) => $type === 'bpmn:ServiceTask')) {
    if (!extension(node, 'lc:Automatic')?.document?.trim()) report(node);
  }
});

/** Every step can be reached from a start. */
export const reachable = process((process, report) => {
  const graph = graphOf(process);
  const nodes = flowNodes(process);
  const reached = new Set(nodes.filter(({ $type }) => $type === 'bpmn:StartEvent'));
  for (const node of reached) for (const flow of graph.outgoing(node)) reached.add(flow.targetRef);
  if (reached.size === 0) return;
  for (const node of nodes) if (!reached.has(node) && graph.incoming(node).length > 0) report(node);
});
