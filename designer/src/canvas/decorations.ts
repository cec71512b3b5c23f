import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { Budget } from '../budget/budget';
import { inDays } from '../budget/length';
import type { Finding } from '../checks/finding';
import type { Workspace } from '../shell/workspace';
import { say, sayNumber, sayShare } from '../words/language';

/** A length as a person says it, for example `2,5 ngày làm việc`. */
export function sayHours(hours: number): string {
  const { value, unit } = inDays(hours);
  return `${sayNumber(value)} ${say(`unit.${unit}`)}`;
}

/** Short, for a badge: `2,5 ngày`. */
function sayShort(hours: number): string {
  const { value, unit } = inDays(hours);
  return `${sayNumber(value)} ${say(`unit.${unit}`).split(' ')[unit === 'workingDay' || unit === 'workingHour' ? shortAt : 0] ?? ''}`;
}

// "ngày làm việc" begins with the noun, "working days" ends with it.
const shortAt = say('unit.workingDay').startsWith('ngày') ? 0 : 1;

function badge(className: string, text: string, title: string): HTMLElement {
  const made = document.createElement('div');
  made.className = className;
  made.textContent = text;
  made.title = title;
  return made;
}

/** Draws on the diagram what is known of it: the time budget, and a mark on each element with a finding. */
export class Decorations {
  showBudget = true;
  private drawnBudget: Budget | undefined;
  private drawnFindings: readonly Finding[] | undefined;
  private marked: { id: string; marker: string }[] = [];

  constructor(private readonly workspace: Workspace) {
    workspace.subscribe(() => this.draw());
  }

  toggleBudget(): void {
    this.showBudget = !this.showBudget;
    this.drawnBudget = undefined;
    this.draw();
  }

  private draw(): void {
    const { budget, findings } = this.workspace;
    if (budget !== this.drawnBudget) this.drawBudget(budget);
    if (findings !== this.drawnFindings) this.drawFindings(findings);
  }

  private drawBudget(budget: Budget): void {
    this.drawnBudget = budget;
    const overlays = this.workspace.get<Overlays>('overlays');
    const canvas = this.workspace.get<Canvas>('canvas');
    const registry = this.workspace.get<ElementRegistry>('elementRegistry');
    overlays.remove({ type: 'budget' });
    for (const { id, marker } of this.marked) if (registry.get(id)) canvas.removeMarker(id, marker);
    this.marked = [];
    if (!this.showBudget) return;
    for (const [id, share] of budget.shares) {
      if (!registry.get(id)) continue;
      const text = budget.limit === undefined ? sayShort(share.hours) : `${sayShort(share.hours)} · ${sayShare(share.share)}`;
      const made = badge(share.onLongestPath ? 'lc-time on-path' : 'lc-time', text, sayHours(share.hours));
      overlays.add(id, 'budget', { position: { bottom: 8, left: 8 }, html: made, scale: true, show: { minZoom: 0.4 } });
    }
    const over = budget.limit !== undefined && budget.longest > budget.limit;
    for (const id of budget.path) {
      const element = registry.get(id) as Element | undefined;
      if (element?.type !== 'bpmn:SequenceFlow') continue;
      const marker = over ? 'lc-longest-over' : 'lc-longest';
      canvas.addMarker(id, marker);
      this.marked.push({ id, marker });
    }
  }

  private drawFindings(findings: readonly Finding[]): void {
    this.drawnFindings = findings;
    const overlays = this.workspace.get<Overlays>('overlays');
    overlays.remove({ type: 'finding' });
    const byElement = new Map<Element, Finding[]>();
    for (const finding of findings) {
      const element = finding.element === undefined ? undefined : this.workspace.drawn(finding.element);
      if (element) byElement.set(element, [...(byElement.get(element) ?? []), finding]);
    }
    for (const [element, list] of byElement) {
      const worst = list[0]?.severity;
      if (worst === undefined || element === this.workspace.root) continue;
      const made = badge(`lc-finding ${worst}`, worst === 'info' ? 'i' : '!', list.map(({ message }) => message).join('\n'));
      made.addEventListener('click', () => this.workspace.goTo(element.id));
      const position = 'waypoints' in element ? { top: -8, left: 8 } : { top: -9, right: 9 };
      overlays.add(element, 'finding', { position, html: made, scale: true });
    }
  }
}
