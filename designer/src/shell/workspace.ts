import type Modeler from 'bpmn-js/lib/Modeler';
import type { Connection, Element, Root, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Keyboard from 'diagram-js/lib/features/keyboard/Keyboard';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import { budgetOf, type Budget } from '../budget/budget';
import type { Bundle } from '../canvas/bundle';
import { open, type Opened } from '../canvas/open';
import { View } from '../canvas/view';
import type { ExtensionWriter } from '../canvas/writeExtension';
import { checkForm } from '../checks/form';
import { sorted, united, type Finding } from '../checks/finding';
import { drawnProcess } from '../vocabulary/extension';
import type { Definitions, Extensions, Moddle, Process } from '../vocabulary/types';
import { say } from '../words/language';

/** A narrower canvas has no room for a map of itself. */
const ROOM_FOR_MAP = 800;

/** The palette stands on the left of the drawing. */
const MARGINS = { left: 120, around: 28 };

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
  private readonly view: View;
  private fromServer: readonly Finding[] = [];
  private fromForm: readonly Finding[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(readonly modeler: Modeler) {
    this.view = new View(this.get<Canvas>('canvas'), MARGINS);
    const events = this.get<EventBus>('eventBus');
    this.get<Keyboard>('keyboard').addListener(({ keyEvent }: { keyEvent: KeyboardEvent }) => {
      if (keyEvent.key.toLowerCase() !== 'f' || keyEvent.ctrlKey || keyEvent.metaKey || keyEvent.altKey) return undefined;
      this.whole();
      return true;
    });
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

  /** Puts another drawing, made from this one, in its place, after asking; counts as a change to be saved. */
  async replace(drawn: (now: string) => Promise<string>): Promise<void> {
    if (this.readOnly || !confirm(say('word.replace.sure'))) return;
    await this.open(await drawn(await this.xml()));
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
    const process = drawnProcess(this.definitions);
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

  /** Several changes that are undone as one. */
  together(work: () => void): void {
    if (!this.readOnly) this.get<Bundle>('bundle').together(work);
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

  /** What is drawn of an element: itself, or the pool of a process that is not the procedure's own. */
  drawn(id: string): Element | undefined {
    const registry = this.get<ElementRegistry>('elementRegistry');
    return (registry.get(id) ?? registry.find((element) => id !== this.process.id && (element as Element).type === 'bpmn:Participant'
      && ((element as Element).businessObject as { processRef?: Moddle }).processRef?.id === id)) as Element | undefined;
  }

  /** Something of the process that stands in the file and not on the drawing, such as a flow that leads nowhere. */
  undrawn(id: string): Moddle | undefined {
    return this.drawn(id) ? undefined : this.process.flowElements?.find((element) => element.id === id);
  }

  /** Takes it out, as one change that can be undone. */
  dropUndrawn(element: Moddle): void {
    if (this.readOnly) return;
    const flowElements = (this.process.flowElements ?? []).filter((other) => other !== element);
    this.get<Modeling>('modeling').updateModdleProperties(this.root, this.process, { flowElements });
  }

  /** Selects an element and brings it into view; with `focus` the keyboard goes there too. */
  goTo(id: string, focus = false): void {
    const element = this.drawn(id);
    if (!element) return;
    this.moved = true;
    this.get<Selection>('selection').select(element);
    this.view.reveal(element as Shape);
    if (focus) this.get<Canvas>('canvas').focus();
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

  /** Shows the drawing as large as it can be read; where that is more than the window, a small map shows the rest. */
  fit(): void {
    const { whole } = this.view.readable();
    const minimap = this.get<{ open(): void; close(): void }>('minimap');
    if (whole || this.get<Canvas>('canvas').getContainer().clientWidth < ROOM_FOR_MAP) minimap.close();
    else minimap.open();
  }

  /** Shows all of the drawing, however small. */
  whole(): void {
    this.moved = true;
    this.view.whole();
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
    this.findings = sorted(united(this.fromServer, this.fromForm));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
