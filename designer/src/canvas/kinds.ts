import accepted from '../vocabulary/accepted.json';

/** What an analyst may draw. The order is the palette's. */
export interface Kind {
  readonly id: 'start' | 'step' | 'route' | 'parallel' | 'wait' | 'event' | 'linked' | 'document' | 'end';
  readonly type: string;
  readonly eventDefinitionType?: string;
  readonly icon: string;
  readonly group: 'event' | 'activity' | 'gateway';
}

export const kinds: readonly Kind[] = [
  { id: 'start', type: 'bpmn:StartEvent', icon: 'bpmn-icon-start-event-none', group: 'event' },
  { id: 'step', type: 'bpmn:UserTask', icon: 'bpmn-icon-user-task', group: 'activity' },
  { id: 'route', type: 'bpmn:ExclusiveGateway', icon: 'bpmn-icon-gateway-xor', group: 'gateway' },
  { id: 'parallel', type: 'bpmn:ParallelGateway', icon: 'bpmn-icon-gateway-parallel', group: 'gateway' },
  {
    id: 'wait',
    type: 'bpmn:IntermediateCatchEvent',
    eventDefinitionType: 'bpmn:TimerEventDefinition',
    icon: 'bpmn-icon-intermediate-event-catch-timer',
    group: 'event',
  },
  {
    id: 'event',
    type: 'bpmn:IntermediateCatchEvent',
    eventDefinitionType: 'bpmn:MessageEventDefinition',
    icon: 'bpmn-icon-intermediate-event-catch-message',
    group: 'event',
  },
  { id: 'linked', type: 'bpmn:CallActivity', icon: 'bpmn-icon-call-activity', group: 'activity' },
  { id: 'document', type: 'bpmn:ServiceTask', icon: 'bpmn-icon-service-task', group: 'activity' },
  { id: 'end', type: 'bpmn:EndEvent', icon: 'bpmn-icon-end-event-none', group: 'event' },
];

/** The attributes from which the modeler makes a shape of that kind. */
export function shapeOf(kind: Kind): { type: string; eventDefinitionType?: string } {
  return kind.eventDefinitionType === undefined
    ? { type: kind.type }
    : { type: kind.type, eventDefinitionType: kind.eventDefinitionType };
}

/** The kind of a drawn element; undefined for what lies outside the accepted set. */
export function kindOf(element: { $type: string; eventDefinitions?: { $type: string }[] }): Kind | undefined {
  const definition = element.eventDefinitions?.[0]?.$type;
  if (element.$type === 'bpmn:EndEvent' && definition === 'bpmn:TerminateEventDefinition') return kinds.find(({ id }) => id === 'end');
  return kinds.find((kind) => kind.type === element.$type && kind.eventDefinitionType === definition);
}

const known = new Set<string>([
  ...accepted.container,
  ...accepted.flow.map((entry) => entry.type),
  ...accepted.artifact.map((entry) => entry.type),
]);

/** Whether an element of that type may stand in a drawing at all. */
export const isAccepted = (type: string): boolean => type === 'label' || known.has(type);
