import type { Element } from 'bpmn-js/lib/model/Types';
import type EventBus from 'diagram-js/lib/core/EventBus';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import { extension } from '../vocabulary/extension';
import { plain } from '../vocabulary/plain';
import type { FlowNode, Lane } from '../vocabulary/types';
import type { ExtensionWriter } from './writeExtension';

interface LaneUpdate {
  flowNodeShapes: Element[];
}

const laneOfNode = (node: FlowNode): Lane | undefined => node.lanes?.at(-1);

/**
 * Moving a step into another lane gives it to that lane's actor: the step's own role and unit are
 * dropped where the new lane names one, so that the drawing never says two things.
 */
export class LaneActor extends CommandInterceptor {
  static override readonly $inject = ['eventBus', 'extensionWriter'];

  constructor(eventBus: EventBus, writer: ExtensionWriter) {
    super(eventBus);
    const before = new Map<FlowNode, Lane | undefined>();

    this.preExecute('lane.updateRefs', ({ context }: { context: LaneUpdate }) => {
      for (const shape of context.flowNodeShapes) {
        const node = shape.businessObject as FlowNode;
        before.set(node, laneOfNode(node));
      }
    });

    this.postExecuted('lane.updateRefs', ({ context }: { context: LaneUpdate }) => {
      for (const shape of context.flowNodeShapes) {
        const node = shape.businessObject as FlowNode;
        const lane = laneOfNode(node);
        const step = extension(node, 'lc:Step');
        const actor = lane && extension(lane, 'lc:Actor');
        if (before.get(node) === lane || !before.get(node) || !step || !actor?.role) continue;
        if (step.role === undefined && step.unit === undefined) continue;
        const { role: _role, unit: _unit, ...rest } = plain<'lc:Step'>(step);
        writer.write(shape, node, 'lc:Step', rest);
      }
      before.clear();
    });
  }
}
