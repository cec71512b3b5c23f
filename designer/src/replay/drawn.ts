import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { drawingModule, ink, lettering } from '../canvas/drawing';
import { open } from '../canvas/open';
import { View } from '../canvas/view';
import lc from '../vocabulary/lc.json';

/** A badge laid over an element. */
export interface Badge {
  readonly id: string;
  readonly text: string;
  readonly className: string;
  readonly hint?: string;
}

/** A drawing that nobody changes, with marks on it. */
export class Drawn {
  readonly viewer: NavigatedViewer;
  private readonly view: View;
  private readonly refit: ResizeObserver;
  private marks: { id: string; marker: string }[] = [];

  constructor(container: HTMLElement) {
    this.viewer = new NavigatedViewer({
      container,
      moddleExtensions: { lc },
      bpmnRenderer: ink,
      textRenderer: lettering,
      additionalModules: [drawingModule],
    } as ConstructorParameters<typeof NavigatedViewer>[0]);
    this.view = new View(this.viewer.get<Canvas>('canvas'), { left: 28, around: 28 });
    this.refit = new ResizeObserver(() => {
      if (container.clientWidth) this.fit();
    });
  }

  async open(drawing: string): Promise<void> {
    await open(this.viewer, drawing);
    this.refit.observe(this.viewer.get<Canvas>('canvas').getContainer());
  }

  /** Replaces all marks and badges; what names no element of the drawing is left out. */
  mark(markers: readonly { id: string; marker: string }[], badges: readonly Badge[]): void {
    const canvas = this.viewer.get<Canvas>('canvas');
    const overlays = this.viewer.get<Overlays>('overlays');
    const registry = this.viewer.get<ElementRegistry>('elementRegistry');
    overlays.clear();
    for (const { id, marker } of this.marks) canvas.removeMarker(id, marker);
    this.marks = markers.filter(({ id }) => registry.get(id));
    for (const { id, marker } of this.marks) canvas.addMarker(id, marker);
    for (const { id, text, className, hint } of badges) {
      if (!registry.get(id)) continue;
      const badge = document.createElement('div');
      badge.className = className;
      badge.textContent = text;
      if (hint !== undefined) badge.title = hint;
      overlays.add(id, 'badge', { position: { bottom: 8, left: 8 }, html: badge });
    }
  }

  goTo(id: string): void {
    const element = this.viewer.get<ElementRegistry>('elementRegistry').get(id);
    if (element) this.view.reveal(element as Parameters<View['reveal']>[0]);
  }

  /** Moves no more than is needed to see an element. */
  reveal(id: string): void {
    const canvas = this.viewer.get<Canvas>('canvas');
    const element = this.viewer.get<ElementRegistry>('elementRegistry').get(id) as { x: number; width: number; y: number; height: number } | undefined;
    const { x, y, width, height } = canvas.viewbox();
    if (!element || (element.x >= x && element.x + element.width <= x + width && element.y >= y && element.y + element.height <= y + height)) return;
    canvas.scrollToElement(id, 120);
  }

  /** All of the drawing, however small. */
  whole(): void {
    this.view.whole();
  }

  private fit(): void {
    this.viewer.get<Canvas>('canvas').resized();
    this.view.readable();
  }

  close(): void {
    this.refit.disconnect();
    this.viewer.destroy();
  }
}
