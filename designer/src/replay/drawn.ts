import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { drawingModule, ink, lettering } from '../canvas/drawing';
import { open } from '../canvas/open';
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
      overlays.add(id, 'badge', { position: { bottom: 17, left: 5 }, html: badge });
    }
  }

  goTo(id: string): void {
    if (this.viewer.get<ElementRegistry>('elementRegistry').get(id)) this.viewer.get<Canvas>('canvas').scrollToElement(id, 120);
  }

  /** The whole drawing, never larger than life. */
  private fit(): void {
    const canvas = this.viewer.get<Canvas>('canvas');
    canvas.resized();
    const { inner, outer } = canvas.viewbox();
    if (inner.width === 0 || outer.width === 0) return;
    const margin = 28;
    const scale = Math.min(1, (outer.width - 2 * margin) / inner.width, (outer.height - 2 * margin) / inner.height);
    canvas.viewbox({ x: inner.x - margin / scale, y: inner.y - margin / scale, width: outer.width / scale, height: outer.height / scale });
  }

  close(): void {
    this.refit.disconnect();
    this.viewer.destroy();
  }
}
