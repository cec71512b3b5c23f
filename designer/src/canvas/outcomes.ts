import type Modeler from 'bpmn-js/lib/Modeler';
import type { Connection, Shape } from 'bpmn-js/lib/model/Types';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import { graphOf, outcomeGateway } from '../vocabulary/extension';
import type { FlowNode, Process } from '../vocabulary/types';
import { say } from '../words/language';
import { kindOf } from './kinds';

/** How a step may end, as the drawing says it: a flow of the route behind the step. */
export interface Outcome {
  readonly flow: string;
  readonly name: string | undefined;
  readonly target: string;
  readonly targetName: string;
}

/** What an element is called, or what it is where it has no name. */
export const nameOf = (node: FlowNode & { text?: string }): string => {
  if (node.name?.trim()) return node.name;
  if (node.text?.trim()) return node.text;
  if (node.$type === 'bpmn:SequenceFlow') return say('kind.flow');
  if (node.$type === 'bpmn:Association' || node.$type === 'bpmn:TextAnnotation') return say('kind.note');
  const kind = kindOf(node);
  return say(kind ? `kind.${kind.id}` : 'kind.foreign');
};

export function outcomesOf(process: Process, step: FlowNode): Outcome[] {
  const graph = graphOf(process);
  const gateway = outcomeGateway(graph, step);
  return (gateway ? graph.outgoing(gateway) : []).map((flow) => ({
    flow: flow.id ?? '',
    name: flow.name,
    target: flow.targetRef.id ?? '',
    targetName: nameOf(flow.targetRef),
  }));
}

/**
 * Draws one more outcome. A step that had none gets its route first, put into the flow that left it;
 * the new outcome leads to an end that gives the dossier back, which a person can draw elsewhere.
 */
export function addOutcome(modeler: Modeler, process: Process, shape: Shape): void {
  const registry = modeler.get<ElementRegistry>('elementRegistry');
  const modeling = modeler.get<Modeling>('modeling');
  const factory = modeler.get<ElementFactory>('elementFactory');
  const autoPlace = modeler.get<AutoPlace>('autoPlace');
  const graph = graphOf(process);
  const step = shape.businessObject as FlowNode;
  const drawn = outcomeGateway(graph, step) ?? graph.outgoing(step).map(({ targetRef }) => targetRef).find(({ $type }) => $type === 'bpmn:ExclusiveGateway');

  let gateway = drawn?.id === undefined ? undefined : (registry.get(drawn.id) as Shape | undefined);
  if (!gateway) {
    const leaving = shape.outgoing[0] as Connection | undefined;
    gateway = factory.createShape({ type: 'bpmn:ExclusiveGateway' });
    if (leaving) {
      const middle = { x: shape.x + shape.width + 65, y: shape.y + shape.height / 2 };
      modeling.createShape(gateway, middle, shape.parent as Shape);
      modeling.reconnectStart(leaving, gateway, middle);
      modeling.layoutConnection(leaving);
      modeling.connect(shape, gateway);
    } else {
      autoPlace.append(shape, gateway);
    }
  }
  const end = autoPlace.append(gateway, factory.createShape({ type: 'bpmn:EndEvent' })) as Shape;
  const flow = end.incoming[0] as Connection | undefined;
  if (flow) modeling.updateLabel(flow, `${say('panel.outcome')} ${gateway.outgoing.length}`);
}
