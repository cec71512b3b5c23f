import type Modeler from 'bpmn-js/lib/Modeler';
import type { Connection, Element, Root, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import { budgetOf, type Budget } from '../budget/budget';
import { open, type Opened } from '../canvas/open';
import type { ExtensionWriter } from '../canvas/writeExtension';
import { checkForm } from '../checks/form';
import { sorted, type Finding } from '../checks/finding';
import type { Definitions, Extensions, Moddle, Process } from '../vocabulary/types';
import { say } from '../words/language';

/** Below this scale a step's name cannot be read. */
const READABLE = 0.75;

const noBudget: Budget = { longest: 0, path: new Set(), shares: new Map(), unlimited: [], approximate: false };

/**
 * The drawing that is open, what is selected in it, what there is to say about it and what time it
 * spends. Views subscribe; everything is derived anew after each command, undo and redo.
 */
export class Workspace {
  selected: readonly Element[] = [];
  findings: readonly Finding[] = [];
  budget: Budget = noBudget;
  readOnly = false;
  /** Counts commands, so that a saver knows whether something has changed since. */
  change = 0;
  /** Whether the person has begun to look around; until then the drawing is kept in full view. */
  private moved = false;
  private fromServer: readonly Finding[] = [];
  private fromForm: readonly Finding[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(readonly modeler: Modeler) {
    const events = this.get<EventBus>('eventBus');
    events.on('selection.changed', ({ newSelection }: { newSelection: Element[] }) => {
      this.selected = newSelection;
      this.tell();
    });
    events.on('commandStack.changed', ({ trigger }: { trigger?: string }) => {
      if (trigger === 'clear') return;
      this.change++;
      this.derive();
    });
    const container = this.get<Canvas>('canvas').getContainer();
    new ResizeObserver(() => {
      if (container.clientWidth === 0) return;
      this.get<Canvas>('canvas').resized();
      if (!this.moved) this.fit();
    }).observe(container);
    container.addEventListener('pointerdown', () => (this.moved = true), { once: true });
    container.addEventListener('wheel', () => (this.moved = true), { once: true, passive: true });
    // Read-only is enforced where every change passes, not only in the buttons.
    events.on('commandStack.canExecute', 10_000, () => (this.readOnly ? false : undefined));
    for (const gesture of ['create.start', 'connect.start', 'shape.move.start', 'resize.start', 'bendpoint.move.start', 'spaceTool.start', 'directEditing.activate']) {
      events.on(gesture, 10_000, (event: { preventDefault?: () => void; stopPropagation?: () => void }) => {
        if (!this.readOnly) return undefined;
        event.stopPropagation?.();
        return false;
      });
    }
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the modeler's own signature: the name says the type
  get<T>(service: string): T {
    return this.modeler.get<T>(service);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async open(xml: string): Promise<Opened> {
    const opened = await open(this.modeler, xml);
    this.fromServer = [];
    this.selected = [];
    this.derive();
    this.fit();
    return opened;
  }

  /** Puts another drawing in the place of this one, after asking; counts as a change to be saved. */
  async replace(xml: string): Promise<void> {
    if (this.readOnly || !confirm(say('word.replace.sure'))) return;
    await this.open(xml);
    this.change++;
    this.derive();
  }

  async xml(): Promise<string> {
    const { xml, error } = await this.modeler.saveXML({ format: true });
    if (xml === undefined) throw error ?? new Error('the drawing cannot be written');
    return xml;
  }

  get definitions(): Definitions {
    return this.modeler.getDefinitions() as Definitions;
  }

  /** The one process of the drawing. */
  get process(): Process {
    const process = this.definitions.rootElements?.find(({ $type }) => $type === 'bpmn:Process');
    if (!process) throw new Error('a drawing without a process was opened');
    return process;
  }

  setReadOnly(readOnly: boolean): void {
    this.readOnly = readOnly;
    this.get<Canvas>('canvas').getContainer().classList.toggle('read-only', readOnly);
    this.tell();
  }

  /** What the compiler says; stands until it has spoken again. */
  setServerFindings(findings: readonly Finding[]): void {
    this.fromServer = findings;
    this.merge();
  }

  write<T extends keyof Extensions>(element: Element, carrier: Moddle, type: T, value: Extensions[T]): void {
    if (!this.readOnly) this.get<ExtensionWriter>('extensionWriter').write(element, carrier, type, value);
  }

  rename(element: Element, name: string | undefined): void {
    if (this.readOnly) return;
    const modeling = this.get<Modeling>('modeling');
    if (element.type === 'bpmn:Collaboration' || element.type === 'bpmn:Process') {
      modeling.updateModdleProperties(element, this.process, { name });
    } else {
      modeling.updateLabel(element as Shape | Connection, name ?? '');
    }
  }

  /** Selects an element and brings it into view; with `focus` the keyboard goes there too. */
  goTo(id: string, focus = false): void {
    const element = this.get<ElementRegistry>('elementRegistry').get(id) as Element | undefined;
    if (!element) return;
    this.get<Selection>('selection').select(element);
    const canvas = this.get<Canvas>('canvas');
    if (canvas.zoom() < READABLE) {
      this.moved = true;
      canvas.zoom(READABLE);
    }
    canvas.scrollToElement(element as Shape, 120);
    if (focus) canvas.focus();
  }

  undo(): void {
    if (!this.readOnly && this.canUndo) this.get<CommandStack>('commandStack').undo();
  }

  redo(): void {
    if (!this.readOnly && this.canRedo) this.get<CommandStack>('commandStack').redo();
  }

  get canUndo(): boolean {
    return this.get<CommandStack>('commandStack').canUndo();
  }

  get canRedo(): boolean {
    return this.get<CommandStack>('commandStack').canRedo();
  }

  get root(): Root {
    return this.get<Canvas>('canvas').getRootElement() as Root;
  }

  /** Shows the whole drawing clear of the palette, never larger than life. */
  fit(): void {
    const canvas = this.get<Canvas>('canvas');
    const { inner, outer } = canvas.viewbox();
    if (inner.width === 0 || outer.width === 0) return;
    const left = 120;
    const margin = 28;
    const scale = Math.min(1, (outer.width - left - margin) / inner.width, (outer.height - 2 * margin) / inner.height);
    const spare = (outer.width - left - margin) / scale - inner.width;
    canvas.viewbox({
      x: inner.x - left / scale - Math.max(0, spare / 2),
      y: inner.y - margin / scale,
      width: outer.width / scale,
      height: outer.height / scale,
    });
  }

  private derive(): void {
    this.budget = budgetOf(this.process);
    const at = this.change;
    void checkForm(this.definitions).then((findings) => {
      if (at !== this.change) return;
      this.fromForm = findings;
      this.merge();
    });
    this.tell();
  }

  private merge(): void {
    this.findings = sorted([...this.fromServer, ...this.fromForm]);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
