import type Modeler from 'bpmn-js/lib/Modeler';
import type { Element } from 'bpmn-js/lib/model/Types';
import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { ExtensionElements, Moddle } from '../vocabulary/types';

interface Held extends Moddle {
  readonly $attrs?: Record<string, unknown>;
  loopCharacteristics?: Moddle;
  conditionExpression?: Moddle;
  eventDefinitions?: Moddle[];
}

/** Attributes that other tools write at an element, such as `camunda:assignee`. */
const attributesOf = (held: Held): string[] =>
  Object.keys(held.$attrs ?? {}).filter((name) => name.includes(':') && !/^(xmlns|xml|lc):/.test(name));

/** Another tool's words; and of ours, those of a person's step at what is none, such as a limit that nobody would be warned of. */
const foreign = (value: Moddle, at: Held): boolean => !value.$type.startsWith('lc:') || (value.$type === 'lc:Step' && !/Task$/.test(at.$type));

const extensionsOf = (held: Held): Moddle[] => (held.extensionElements?.values ?? []).filter((value) => foreign(value, held));

/** What stands within an element and does not count: other tools' words, loops, conditions, a start's message. By their names. */
export function foreignParts(element: Moddle): string[] {
  const held = element as Held;
  return [
    ...attributesOf(held),
    ...extensionsOf(held).map(({ $type }) => $type),
    ...(held.loopCharacteristics ? [held.loopCharacteristics.$type] : []),
    ...(held.conditionExpression ? ['bpmn:conditionExpression'] : []),
    ...(held.$type === 'bpmn:StartEvent' ? (held.eventDefinitions ?? []).map(({ $type }) => $type) : []),
  ];
}

/** Takes all of that out, as one change that can be undone. */
export function dropForeignParts(modeler: Modeler, element: Element): void {
  const held = element.businessObject as Held;
  const properties: Record<string, unknown> = Object.fromEntries(attributesOf(held).map((name) => [name, undefined]));
  if (extensionsOf(held).length > 0) {
    const kept = (held.extensionElements?.values ?? []).filter((value) => !foreign(value, held));
    const container = modeler.get<BpmnFactory>('bpmnFactory').create('bpmn:ExtensionElements', { values: kept }) as ExtensionElements;
    container.$parent = held;
    for (const value of kept) value.$parent = container;
    properties['extensionElements'] = kept.length > 0 ? container : undefined;
  }
  if (held.loopCharacteristics) properties['loopCharacteristics'] = undefined;
  if (held.conditionExpression) properties['conditionExpression'] = undefined;
  if (held.$type === 'bpmn:StartEvent' && held.eventDefinitions?.length) properties['eventDefinitions'] = [];
  modeler.get<Modeling>('modeling').updateProperties(element, properties);
}
