import { designs, type DiagnosticRecord } from '../api/designs';
import { language } from '../words/language';
import type { Finding } from './finding';

export const findingOf = (diagnostic: DiagnosticRecord): Finding => ({
  code: diagnostic.code,
  severity: diagnostic.severity,
  message: language === 'en' ? diagnostic.english : diagnostic.message,
  repair: diagnostic.repair ?? undefined,
  element: diagnostic.element ?? undefined,
  from: 'compiler',
});

const PAUSE_MS = 600;

/** Asks the compiler a moment after the last change; an answer to an older drawing is dropped. */
export class CompilerCheck {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;
  private asked = -1;
  /** Whether an answer to the drawing as it is now is still to come. */
  asking = true;

  constructor(
    private readonly drawing: { readonly change: number; xml(): Promise<string> },
    private readonly answer: (findings: Finding[] | 'offline') => void,
  ) {}

  /** To be told of each change. */
  noticed(): void {
    if (this.drawing.change === this.asked) return;
    this.asked = this.drawing.change;
    this.asking = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), PAUSE_MS);
  }

  async now(): Promise<void> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    try {
      const { diagnostics } = await designs.check(await this.drawing.xml(), running.signal);
      this.told(running, diagnostics.map(findingOf));
    } catch {
      if (!running.signal.aborted) this.told(running, 'offline');
    }
  }

  /** The answer to what was asked last counts; one to an older drawing is dropped. */
  private told(by: AbortController, answer: Finding[] | 'offline'): void {
    if (this.running !== by) return;
    this.asking = this.drawing.change !== this.asked;
    this.answer(answer);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.running?.abort();
  }
}
