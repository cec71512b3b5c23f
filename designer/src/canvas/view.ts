import type Canvas from 'diagram-js/lib/core/Canvas';
import type { Shape } from 'bpmn-js/lib/model/Types';

/** Below this scale a step's name cannot be read. */
export const READABLE = 0.72;

/** Room around the drawing, in pixels of the screen. */
export interface Margins {
  readonly left: number;
  readonly around: number;
}

/** Shows the drawing, never larger than life. */
export class View {
  constructor(private readonly canvas: Canvas, private readonly margins: Margins) {}

  /** As much as can be read, from its beginning; all of it where that can be read. */
  readable(): { whole: boolean } {
    const scale = this.scale();
    if (scale === undefined) return { whole: true };
    this.show(Math.max(scale, READABLE));
    return { whole: scale >= READABLE };
  }

  /** All of it, however small. */
  whole(): void {
    const scale = this.scale();
    if (scale !== undefined) this.show(scale);
  }

  /** Brings an element into view, large enough to be read. */
  reveal(element: Shape): void {
    if (this.canvas.zoom() < READABLE) this.canvas.zoom(READABLE);
    this.canvas.scrollToElement(element, 120);
  }

  private scale(): number | undefined {
    const { inner, outer } = this.canvas.viewbox();
    const { left, around } = this.margins;
    if (inner.width === 0 || outer.width === 0) return undefined;
    return Math.min(1, (outer.width - left - around) / inner.width, (outer.height - 2 * around) / inner.height);
  }

  private show(scale: number): void {
    const { inner, outer } = this.canvas.viewbox();
    const { left, around } = this.margins;
    const spare = (outer.width - left - around) / scale - inner.width;
    this.canvas.viewbox({
      x: inner.x - left / scale - Math.max(0, spare / 2),
      y: inner.y - around / scale,
      width: outer.width / scale,
      height: outer.height / scale,
    });
  }
}
