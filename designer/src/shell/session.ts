import type { Design, Designs, FormSchemas, Lock } from '../api/designs';
import { Problem } from '../api/http';

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'failed'; reason: string }
  /** Somebody else has saved since; what is here is kept until the person decides. */
  | { kind: 'conflict' };

/** What a session needs of the drawing; the workspace gives it. */
export interface Drawing {
  readonly change: number;
  readonly process: { name?: string | undefined };
  xml(): Promise<string>;
  setReadOnly(readOnly: boolean): void;
  subscribe(listener: () => void): () => void;
}

const QUIET_MS = 2500;
const HEARTBEAT_MS = 45_000;

/**
 * One person's hold on one draft: autosave after a pause, a lock with a heartbeat, and never a
 * lost update, since each save names the revision that it was made from.
 */
export class Session {
  state: SaveState = { kind: 'saved' };
  lock: Lock | null;
  revision: number;
  forms: FormSchemas;
  private savedChange: number;
  private formChange = 0;
  private savedFormChange = 0;
  private held = false;
  private saving: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly beat: ReturnType<typeof setInterval>;
  private readonly stopListening: () => void;

  constructor(
    readonly design: Design,
    private readonly drawing: Drawing,
    private readonly api: Pick<Designs, 'save' | 'lock' | 'unlock'>,
    private readonly tell: () => void,
  ) {
    this.lock = design.lock;
    this.revision = design.revision;
    this.forms = design.forms;
    this.savedChange = drawing.change;
    this.stopListening = drawing.subscribe(() => this.noticed());
    this.beat = setInterval(() => void this.heartbeat(), HEARTBEAT_MS);
  }

  get unsaved(): boolean {
    return this.drawing.change !== this.savedChange || this.formChange !== this.savedFormChange;
  }

  get mine(): boolean {
    return this.lock?.mine ?? false;
  }

  /** Whether the person held the draft before somebody took it over. */
  get lost(): boolean {
    return this.held && !this.mine;
  }

  async acquire(takeOver = false): Promise<void> {
    try {
      this.lock = await this.api.lock(this.design.id, takeOver);
    } catch (error) {
      if (error instanceof Problem && error.body['lock']) this.lock = error.body['lock'] as Lock;
      else throw error;
    }
    this.held ||= this.mine;
    this.drawing.setReadOnly(!this.mine);
    this.tell();
  }

  setForm(key: string, schema: object): void {
    this.forms = { ...this.forms, [key]: schema };
    this.formChange++;
    this.noticed();
  }

  /** Saves what is there now; a save that is under way is waited for first. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    if (!this.unsaved || !this.mine || this.state.kind === 'conflict') return;
    this.saving = this.send().finally(() => (this.saving = undefined));
    await this.saving;
  }

  close(): void {
    clearTimeout(this.timer);
    clearInterval(this.beat);
    this.stopListening();
    if (this.mine) void this.api.unlock(this.design.id).catch(() => undefined);
  }

  private async send(): Promise<void> {
    const { change } = this.drawing;
    const { formChange } = this;
    this.become({ kind: 'saving' });
    try {
      const drawing = await this.drawing.xml();
      const name = this.drawing.process.name?.trim() || this.design.name;
      const { revision } = await this.api.save(this.design.id, this.revision, { name, drawing, forms: this.forms });
      this.revision = revision;
      this.savedChange = change;
      this.savedFormChange = formChange;
      this.become(this.unsaved ? { kind: 'unsaved' } : { kind: 'saved' });
      if (this.unsaved) this.later();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.body['lock']) this.lose(error.body['lock'] as Lock);
      this.become(error.code === 'design-revision' ? { kind: 'conflict' } : { kind: 'failed', reason: error.message });
      if (error.status === 0 || error.status >= 500) this.later(HEARTBEAT_MS / 3);
    }
  }

  private noticed(): void {
    if (!this.unsaved || this.state.kind === 'conflict' || this.state.kind === 'saving') return;
    if (this.state.kind !== 'unsaved') this.become({ kind: 'unsaved' });
    this.later();
  }

  private later(after = QUIET_MS): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), after);
  }

  private async heartbeat(): Promise<void> {
    if (!this.mine) return;
    try {
      this.lock = await this.api.lock(this.design.id);
    } catch (error) {
      if (error instanceof Problem && error.body['lock']) this.lose(error.body['lock'] as Lock);
    }
  }

  private lose(lock: Lock): void {
    this.lock = lock;
    this.drawing.setReadOnly(!lock.mine);
    this.tell();
  }

  private become(state: SaveState): void {
    this.state = state;
    this.tell();
  }
}
