import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type { Element as DiagramElement } from 'diagram-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type Connect from 'diagram-js/lib/features/connect/Connect';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type { ContextPadEntries, ContextPadEntry } from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type Create from 'diagram-js/lib/features/create/Create';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type Rules from 'diagram-js/lib/features/rules/Rules';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import { say } from '../words/language';
import { kinds, shapeOf, type Kind } from './kinds';

const appended = new Set(['step', 'route', 'end']);

/** What stands beside a selected element: continue, connect, change its kind, lanes, delete. */
export class ContextPadProvider {
  static readonly $inject = [
    'contextPad', 'modeling', 'elementFactory', 'connect', 'create', 'popupMenu', 'rules', 'autoPlace', 'canvas',
  ];

  constructor(
    private readonly contextPad: ContextPad,
    private readonly modeling: Modeling,
    private readonly elementFactory: ElementFactory,
    private readonly connect: Connect,
    private readonly create: Create,
    private readonly popupMenu: PopupMenu,
    private readonly rules: Rules,
    private readonly autoPlace: AutoPlace,
    private readonly canvas: Canvas,
  ) {
    contextPad.registerProvider(this);
  }

  getMultiElementContextPadEntries(targets: DiagramElement[]): ContextPadEntries {
    const elements = targets as Element[];
    return this.deletable(elements) ? { delete: this.deleteEntry(() => elements.slice()) } : {};
  }

  getContextPadEntries(target: DiagramElement): ContextPadEntries {
    const element = target as Element;
    const entries: ContextPadEntries = {};
    if (element.type !== 'label') {
      if (isNode(element) && element.type !== 'bpmn:EndEvent') {
        for (const kind of kinds.filter(({ id }) => appended.has(id))) {
          entries[`append.${kind.id}`] = this.appendEntry(kind);
        }
      }
      if (isNode(element)) entries['append.note'] = this.noteEntry();
      if (isLane(element)) Object.assign(entries, this.laneEntries(element as Shape));
      if (isNode(element) || element.type === 'bpmn:TextAnnotation') entries['connect'] = this.connectEntry();
      if (!this.popupMenu.isEmpty(element, 'bpmn-replace')) entries['replace'] = this.replaceEntry();
    }
    if (this.deletable([element])) entries['delete'] = this.deleteEntry(() => [element]);
    return entries;
  }

  private deletable(elements: Element[]): boolean {
    const allowed: unknown = this.rules.allowed('elements.delete', { elements });
    return Array.isArray(allowed) ? elements.every((element) => allowed.includes(element)) : Boolean(allowed);
  }

  private appendEntry(kind: Kind): ContextPadEntry {
    return {
      group: 'model',
      className: kind.icon,
      title: say(`kind.${kind.id}.append`),
      action: {
        click: (_event: Event, source: unknown) =>
          this.autoPlace.append(source as Shape, this.elementFactory.createShape(shapeOf(kind))),
        dragstart: (event: Event, source: unknown) =>
          this.create.start(event, this.elementFactory.createShape(shapeOf(kind)), { source: source as Shape }),
      },
    };
  }

  private noteEntry(): ContextPadEntry {
    const note = () => this.elementFactory.createShape({ type: 'bpmn:TextAnnotation' });
    return {
      group: 'model',
      className: 'bpmn-icon-text-annotation',
      title: say('kind.note.append'),
      action: {
        click: (_event: Event, source: unknown) => this.autoPlace.append(source as Shape, note()),
        dragstart: (event: Event, source: unknown) =>
          this.create.start(event, note(), { source: source as Shape }),
      },
    };
  }

  private connectEntry(): ContextPadEntry {
    const start = (event: Event, source: unknown): void => this.connect.start(event as MouseEvent, source as Element);
    return {
      group: 'connect',
      className: 'bpmn-icon-connection-multi',
      title: say('pad.connect'),
      action: { click: start, dragstart: start },
    };
  }

  private replaceEntry(): ContextPadEntry {
    return {
      group: 'edit',
      className: 'bpmn-icon-screw-wrench',
      title: say('pad.replace'),
      action: {
        click: (event: Event, target: unknown) => {
          const pad = (this.canvas.getContainer().querySelector('.djs-context-pad.open') ?? this.canvas.getContainer()).getBoundingClientRect();
          const cursor = event as MouseEvent;
          this.popupMenu.open(
            target as Element,
            'bpmn-replace',
            { x: pad.left, y: pad.bottom + 5, cursor: { x: cursor.x, y: cursor.y } } as { x: number; y: number },
            { title: say('pad.replace'), width: 260, search: false },
          );
        },
      },
    };
  }

  private laneEntries(lane: Shape): ContextPadEntries {
    const children = lane.children.filter((child) => (child as Shape).type === 'bpmn:Lane');
    const entries: ContextPadEntries = {
      'lane.above': this.laneEntry('lane-insert-above', 'pad.laneAbove', () => this.modeling.addLane(lane, 'top')),
      'lane.below': this.laneEntry('lane-insert-below', 'pad.laneBelow', () => this.modeling.addLane(lane, 'bottom')),
    };
    if (children.length < 2 && lane.height >= 120) {
      entries['lane.divide'] = this.laneEntry('lane-divide-two', 'pad.laneDivide', () => {
        this.modeling.splitLane(lane, 2);
        this.contextPad.open(lane, true);
      });
    }
    return entries;
  }

  private laneEntry(icon: string, title: 'pad.laneAbove' | 'pad.laneBelow' | 'pad.laneDivide', click: () => void): ContextPadEntry {
    return { group: 'lanes', className: `bpmn-icon-${icon}`, title: say(title), action: { click } };
  }

  private deleteEntry(elements: () => Element[]): ContextPadEntry {
    return {
      group: 'edit',
      className: 'bpmn-icon-trash',
      title: say('pad.delete'),
      action: { click: () => this.modeling.removeElements(elements()) },
    };
  }
}

const isNode = (element: Element): boolean => kinds.some((kind) => kind.type === element.type);

const isLane = (element: Element): boolean => element.type === 'bpmn:Lane' || element.type === 'bpmn:Participant';
