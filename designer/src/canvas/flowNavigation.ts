import type { Connection, Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Keyboard from 'diagram-js/lib/features/keyboard/Keyboard';
import type Selection from 'diagram-js/lib/features/selection/Selection';

const BEFORE_MOVE_SELECTION = 2000;

/** Walking by keyboard: Alt with the arrows follows the flow, with Shift what was selected stays selected. */
export class FlowNavigation {
  static readonly $inject = ['keyboard', 'selection', 'elementRegistry', 'canvas'];

  /** The element walked to last, from which an extended selection goes on. */
  private at: Element | undefined;

  constructor(
    keyboard: Keyboard,
    private readonly selection: Selection,
    private readonly elementRegistry: ElementRegistry,
    private readonly canvas: Canvas,
  ) {
    keyboard.addListener(BEFORE_MOVE_SELECTION, ({ keyEvent }: { keyEvent: KeyboardEvent }) =>
      keyEvent.altKey && keyEvent.key.startsWith('Arrow') ? this.walk(keyEvent.key, keyEvent.shiftKey) : undefined,
    );
  }

  /** Selects the next, previous or sibling element of the flow. */
  walk(key: string, extend = false): true | undefined {
    const selected = this.selection.get() as Element[];
    const current = selected.length === 1 ? selected[0] : selected.find((element) => element === this.at);
    const target = current ? this.neighbour(current, key) : this.first();
    if (!target) return undefined;
    this.at = target;
    this.selection.select(target, extend);
    this.canvas.scrollToElement(target);
    return true;
  }

  private neighbour(from: Element, key: string): Element | undefined {
    const flows = (list: unknown[]): Connection[] =>
      (list as Connection[]).filter((connection) => connection.type === 'bpmn:SequenceFlow');
    if (key === 'ArrowRight') return flows(from.outgoing)[0]?.target as Element | undefined;
    if (key === 'ArrowLeft') return flows(from.incoming)[0]?.source as Element | undefined;
    const siblings = flows(from.incoming).flatMap((flow) => flows((flow.source as Element).outgoing)).map((flow) => flow.target as Element);
    const at = siblings.indexOf(from) + (key === 'ArrowDown' ? 1 : -1);
    return siblings[(at + siblings.length) % siblings.length];
  }

  private first(): Element | undefined {
    return this.elementRegistry.find((element) => (element as Element).type === 'bpmn:StartEvent') as Element | undefined;
  }
}
