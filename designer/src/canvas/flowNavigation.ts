import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type Keyboard from 'diagram-js/lib/features/keyboard/Keyboard';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type DirectEditing from 'diagram-js-direct-editing/lib/DirectEditing';
import { kinds, shapeOf } from './kinds';

const BEFORE_MOVE_SELECTION = 2000;

/**
 * Walking and drawing by keyboard: Alt with the arrows follows the flow, digits append an element
 * after the selected one (in the palette's order). Everything else is the modeler's own.
 */
export class FlowNavigation {
  static readonly $inject = [
    'keyboard', 'selection', 'elementRegistry', 'canvas', 'autoPlace', 'elementFactory', 'directEditing',
  ];

  constructor(
    keyboard: Keyboard,
    private readonly selection: Selection,
    private readonly elementRegistry: ElementRegistry,
    private readonly canvas: Canvas,
    private readonly autoPlace: AutoPlace,
    private readonly elementFactory: ElementFactory,
    private readonly directEditing: DirectEditing,
  ) {
    keyboard.addListener(BEFORE_MOVE_SELECTION, ({ keyEvent }: { keyEvent: KeyboardEvent }) => {
      if (keyEvent.altKey && keyEvent.key.startsWith('Arrow')) return this.walk(keyEvent.key);
      if (keyEvent.ctrlKey || keyEvent.metaKey || keyEvent.altKey) return undefined;
      if (keyEvent.key === 'Enter') return this.rename();
      return /^[1-9]$/.test(keyEvent.key) ? this.append(Number(keyEvent.key)) : undefined;
    });
  }

  /** Selects the next, previous or sibling element of the flow. */
  walk(key: string): true | undefined {
    const current = this.current();
    const target = current ? this.neighbour(current, key) : this.first();
    if (!target) return undefined;
    this.selection.select(target);
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

  private append(digit: number): true | undefined {
    const source = this.current();
    const kind = kinds[digit - 1];
    if (!source || !kind || kind.id === 'start' || !kinds.some(({ type }) => type === source.type) || source.type === 'bpmn:EndEvent') return undefined;
    this.autoPlace.append(source as Shape, this.elementFactory.createShape(shapeOf(kind))); // selects it and begins its name
    return true;
  }

  private rename(): true | undefined {
    const current = this.current();
    if (!current) return undefined;
    this.directEditing.activate(current);
    return true;
  }

  private current(): Element | undefined {
    const selected = this.selection.get() as Element[];
    return selected.length === 1 ? selected[0] : undefined;
  }

  private first(): Element | undefined {
    return this.elementRegistry.find((element) => (element as Element).type === 'bpmn:StartEvent') as Element | undefined;
  }
}
