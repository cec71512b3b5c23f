import type Modeler from 'bpmn-js/lib/Modeler';
import type { Connection, Shape } from 'bpmn-js/lib/model/Types';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import { nameOf, outcomesOf, type Outcome } from '../canvas/outcomes';
import type { ExtensionWriter } from '../canvas/writeExtension';
import { extension, flowNodes } from '../vocabulary/extension';
import type { FlowNode, Inference, Process, Step } from '../vocabulary/types';
import { say } from '../words/language';

/** How something that was understood wrongly can be put right. */
export type Correction =
  /** A way that leads elsewhere. */
  | { readonly kind: 'route'; readonly outcome: Outcome }
  /** A limit that is another. */
  | { readonly kind: 'limit' }
  /** Something that does not hold. */
  | { readonly kind: 'none' };

const APPLICANT = 'applicant';
const LIMIT = /^Thời hạn/;

/** The compiler's words for a way it understood: `“Không đồng ý” dẫn về bước 3`. */
const ROUTE = /^“(.+)” dẫn về /;

export function correctionOf(process: Process, node: FlowNode, inference: Inference): Correction {
  const when = ROUTE.exec(inference.what ?? '')?.[1];
  const outcome = when === undefined ? undefined : outcomesOf(process, node).find(({ name }) => name === when || name?.endsWith(`: ${when}`));
  if (outcome) return { kind: 'route', outcome };
  return { kind: LIMIT.test(inference.what ?? '') ? 'limit' : 'none' };
}

export interface Target {
  readonly value: string;
  readonly label: string;
}

/** Where a way may lead: any step, the applicant, the end. */
export function targetsOf(process: Process): Target[] {
  const nodes = flowNodes(process);
  const steps = nodes.filter(({ $type }) => ['bpmn:UserTask', 'bpmn:ServiceTask', 'bpmn:CallActivity', 'bpmn:IntermediateCatchEvent'].includes($type));
  const end = nodes.find((node) => node.$type === 'bpmn:EndEvent' && extension(node, 'lc:End')?.kind !== APPLICANT);
  return [
    ...steps.map((step) => ({ value: step.id ?? '', label: nameOf(step) })),
    { value: APPLICANT, label: say('inference.applicant') },
    ...(end ? [{ value: end.id ?? '', label: say('inference.end') }] : []),
  ];
}

/** Leads a way of a step elsewhere; back to the applicant by an end of its own where the drawing has none nearby. */
export function lead(modeler: Modeler, process: Process, outcome: Outcome, target: string): void {
  const registry = modeler.get<ElementRegistry>('elementRegistry');
  const modeling = modeler.get<Modeling>('modeling');
  const flow = registry.get(outcome.flow) as Connection | undefined;
  if (!flow) return;
  const to = target === APPLICANT ? applicantEnd(modeler, process, flow.source as Shape) : (registry.get(target) as Shape | undefined);
  if (!to || to === flow.target) return;
  const left = flow.target as Shape;
  modeling.reconnectEnd(flow, to, { x: to.x + to.width / 2, y: to.y + to.height / 2 });
  modeling.layoutConnection(flow);
  if (left.type === 'bpmn:EndEvent' && left.incoming.length === 0) modeling.removeShape(left);
}

function applicantEnd(modeler: Modeler, process: Process, from: Shape): Shape {
  const registry = modeler.get<ElementRegistry>('elementRegistry');
  const existing = flowNodes(process).filter((node) => extension(node, 'lc:End')?.kind === APPLICANT).map(({ id }) => registry.get(id ?? '') as Shape | undefined);
  const [nearest] = existing.filter((shape) => shape !== undefined).sort((a, b) => Math.abs(a.x - from.x) - Math.abs(b.x - from.x));
  if (nearest) return nearest;
  const factory = modeler.get<ElementFactory>('elementFactory');
  const made = modeler.get<AutoPlace>('autoPlace').append(from, factory.createShape({ type: 'bpmn:EndEvent' })) as Shape;
  modeler.get<ExtensionWriter>('extensionWriter').write(made, made.businessObject as FlowNode, 'lc:End', { kind: APPLICANT });
  const [extra] = made.incoming as Connection[]; // the way itself is led here, not one more
  const modeling = modeler.get<Modeling>('modeling');
  if (extra) modeling.removeConnection(extra);
  modeling.updateLabel(made, say('inference.applicant'));
  return made;
}

/** The step with one inference put right: what now holds, confirmed by the person who said so. */
export const corrected = (step: Step, index: number, what: string): Step => ({
  ...step,
  inferences: step.inferences?.map((one, at) => (at === index ? { ...one, what, confirmed: true } : one)),
});

/** The step without what does not hold. */
export const without = (step: Step, index: number): Step => ({ ...step, inferences: step.inferences?.filter((_, at) => at !== index) });
