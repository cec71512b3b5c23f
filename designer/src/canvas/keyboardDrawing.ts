import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type Keyboard from 'diagram-js/lib/features/keyboard/Keyboard';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type Rules from 'diagram-js/lib/features/rules/Rules';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type DirectEditing from 'diagram-js-direct-editing/lib/DirectEditing';
import { kinds, shapeOf, type Kind } from './kinds';

const BEFORE_TOOLS = 2000;
const GAP = 40;

/**
 * What a mouse does, by keys: digits draw (in the palette's order) after the selected element, or on their own in the selected lane;
 * C joins two selected elements, A aligns several, M goes to the menu beside the selection. Everything else is the modeler's own.
 */
export class KeyboardDrawing {
  static readonly $inject = [
    'eventBus', 'keyboard', 'selection', 'elementRegistry', 'canvas', 'autoPlace', 'elementFactory', 'modeling', 'directEditing', 'rules', 'popupMenu',
  ];

  /** The menu beside the selection, while it is open. */
  private pad: HTMLElement | undefined;

  constructor(
    eventBus: EventBus,
    keyboard: Keyboard,
    private readonly selection: Selection,
    private readonly elementRegistry: ElementRegistry,
    private readonly canvas: Canvas,
    private readonly autoPlace: AutoPlace,
    private readonly elementFactory: ElementFactory,
    private readonly modeling: Modeling,
    private readonly directEditing: DirectEditing,
    private readonly rules: Rules,
    private readonly popupMenu: PopupMenu,
  ) {
    keyboard.addListener(BEFORE_TOOLS, ({ keyEvent }: { keyEvent: KeyboardEvent }) => {
      if (keyEvent.ctrlKey || keyEvent.metaKey || keyEvent.altKey) return undefined;
      if (keyEvent.key === 'ContextMenu' || (keyEvent.key === 'F10' && keyEvent.shiftKey)) return this.menu();
      switch (keyEvent.key.toLowerCase()) {
        case 'enter': return this.rename();
        case 'a': return this.align();
        case 'c': return this.connect();
        case 'm': return this.menu();
        default: return /^[1-9]$/.test(keyEvent.key) ? this.draw(kinds[Number(keyEvent.key) - 1]) : undefined;
      }
    });
    eventBus.on('contextPad.open', ({ current }: { current: { html: HTMLElement } }) => {
      this.pad = current.html;
      this.reachable(current.html);
    });
    eventBus.on('contextPad.close', () => (this.pad = undefined));
  }

  private draw(kind: Kind | undefined): true | undefined {
    const selected = this.selection.get() as Element[];
    if (!kind || selected.length > 1) return undefined;
    const [source] = selected;
    const isNode = source !== undefined && kinds.some(({ type }) => type === source.type);
    const shape = this.elementFactory.createShape(shapeOf(kind));
    if (!isNode) return this.alone(shape, source);
    if (kind.id === 'start' || source.type === 'bpmn:EndEvent') return undefined;
    this.autoPlace.append(source as Shape, shape); // selects it and begins its name
    return true;
  }

  /** In the selected lane, or the first; to the right of what stands there. */
  private alone(shape: Shape, place: Element | undefined): true | undefined {
    const lane = (place?.type === 'bpmn:Lane' || place?.type === 'bpmn:Participant' ? place : this.first('bpmn:Lane') ?? this.first('bpmn:Participant')) as Shape | undefined;
    const parent = (lane ? poolOf(lane) : this.canvas.getRootElement()) as Shape;
    const nodes = (this.elementRegistry.filter((element) => kinds.some(({ type }) => type === (element as Element).type)) as Shape[])
      .filter((node) => !lane || (node.y + node.height > lane.y && node.y < lane.y + lane.height));
    const right = Math.max(lane ? lane.x + GAP : 0, ...nodes.map((node) => node.x + node.width));
    const most = lane ? lane.x + lane.width - shape.width / 2 - GAP / 2 : Infinity;
    const centre = { x: Math.min(right + GAP + shape.width / 2, most), y: lane ? lane.y + lane.height / 2 : 200 };
    if (!this.rules.allowed('shape.create', { shape, target: parent, position: centre })) return undefined;
    const made = this.modeling.createShape(shape, centre, parent);
    this.selection.select(made);
    this.canvas.scrollToElement(made, 120);
    this.directEditing.activate(made);
    return true;
  }

  /** From the first selected to the second; the other way round where only that is possible, as at an end. */
  private connect(): true | undefined {
    const [first, second, ...others] = this.selection.get() as Shape[];
    if (!first || !second || others.length > 0) return undefined;
    for (const [source, target] of [[first, second], [second, first]] as const) {
      const allowed: unknown = this.rules.allowed('connection.create', { source, target });
      if (typeof allowed !== 'object' || allowed === null || (allowed as { type: string }).type !== 'bpmn:SequenceFlow') continue;
      this.selection.select(this.modeling.connect(source, target, allowed as { type: string }));
      return true;
    }
    return undefined;
  }

  private align(): true | undefined {
    const selected = this.selection.get() as Element[];
    if (selected.length < 2 || this.popupMenu.isEmpty(selected, 'align-elements')) return undefined;
    const { right, top } = (this.pad ?? this.canvas.getContainer()).getBoundingClientRect();
    this.popupMenu.open(selected, 'align-elements', { x: right, y: top });
    return true;
  }

  private rename(): true | undefined {
    const [current, ...others] = this.selection.get() as Element[];
    if (!current || others.length > 0) return undefined;
    this.directEditing.activate(current);
    return true;
  }

  private menu(): true | undefined {
    const entry = this.pad?.querySelector<HTMLElement>('.entry');
    entry?.focus();
    return entry ? true : undefined;
  }

  /** The entries beside a selection as buttons; the arrows go round among them, Escape goes back to the drawing. */
  private reachable(pad: HTMLElement): void {
    const entries = [...pad.querySelectorAll<HTMLElement>('.entry')];
    for (const entry of entries) {
      entry.tabIndex = -1;
      entry.setAttribute('role', 'button');
      entry.setAttribute('aria-label', entry.title);
    }
    pad.addEventListener('keydown', (event) => {
      const at = entries.indexOf(event.target as HTMLElement);
      if (at < 0) return;
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (by !== undefined) entries[(at + by + entries.length) % entries.length]?.focus();
      else if (event.key === 'Escape') this.canvas.focus();
      else if (event.key === 'Enter' || event.key === ' ') {
        this.canvas.focus();
        entries[at]?.click();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  private first(type: string): Element | undefined {
    return this.elementRegistry.find((element) => (element as Element).type === type) as Element | undefined;
  }
}

const poolOf = (lane: Shape): Element => {
  let at: Element = lane;
  while (at.type === 'bpmn:Lane') at = (at as Shape).parent as Element;
  return at;
};
