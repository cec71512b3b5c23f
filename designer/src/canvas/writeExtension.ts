import type { Element } from 'bpmn-js/lib/model/Types';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import { element as vocabularyElement } from '../vocabulary/plain';
import type { ExtensionElements, Extensions, Moddle } from '../vocabulary/types';

interface Context {
  element: Element;
  /** The moddle element that carries the extension; not always the shape's own (a pool's process). */
  carrier: Moddle;
  type: keyof Extensions;
  value: object;
  before?: ExtensionElements | undefined;
  after?: ExtensionElements | undefined;
}

const COMMAND = 'extension.write';

/**
 * Replaces one extension of an element by a new value, as one undoable command. The old
 * extension elements are kept whole, so undoing gives back exactly what stood there,
 * foreign extensions included.
 */
class WriteExtensionHandler {
  static readonly $inject = ['bpmnFactory'];

  constructor(private readonly bpmnFactory: BpmnFactory) {}

  execute(context: Context): Element[] {
    context.before = context.carrier.extensionElements;
    context.after ??= this.build(context);
    assign(context.carrier, context.after);
    return [context.element];
  }

  revert(context: Context): Element[] {
    assign(context.carrier, context.before);
    return [context.element];
  }

  private build({ carrier, type, value, before }: Context): ExtensionElements | undefined {
    const container = this.bpmnFactory.create('bpmn:ExtensionElements', { values: [] }) as ExtensionElements;
    container.$parent = carrier;
    const made = vocabularyElement(this.bpmnFactory, type, value, container);
    const others = (before?.values ?? []).filter((held) => held.$type !== type);
    const values = Object.keys(made).some((key) => !key.startsWith('$')) ? [made, ...others] : others;
    for (const held of values) held.$parent = container;
    container.values = values;
    return values.length === 0 ? undefined : container;
  }
}

function assign(carrier: Moddle, container: ExtensionElements | undefined): void {
  if (container === undefined) delete carrier.extensionElements;
  else {
    carrier.extensionElements = container;
    for (const held of container.values ?? []) held.$parent = container;
  }
}

/** The service through which panels write what `lc.json` describes. */
export class ExtensionWriter {
  static readonly $inject = ['commandStack'];

  constructor(private readonly commandStack: CommandStack) {
    commandStack.registerHandler(COMMAND, WriteExtensionHandler);
  }

  write<T extends keyof Extensions>(element: Element, carrier: Moddle, type: T, value: Extensions[T]): void {
    const context: Context = { element, carrier, type, value };
    this.commandStack.execute(COMMAND, context);
  }
}
