import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Design, Lock } from '../../src/api/designs';
import { Problem } from '../../src/api/http';
import { Session, type Drawing } from '../../src/shell/session';

const mine: Lock = { holder: 'lan', holderName: 'Nguyễn Thị Lan', since: '2026-03-02T01:00:00Z', mine: true };
const theirs: Lock = { ...mine, holder: 'hung', holderName: 'Trần Văn Hùng', mine: false };

class Paper implements Drawing {
  change = 0;
  process = { name: 'Cấp phép' };
  readOnly = false;
  private listeners: (() => void)[] = [];
  xml = () => Promise.resolve(`<drawing change="${this.change}" />`);
  setReadOnly(readOnly: boolean): void {
    this.readOnly = readOnly;
  }
  subscribe(listener: () => void): () => void {
    this.listeners.push(listener);
    return () => (this.listeners = this.listeners.filter((one) => one !== listener));
  }
  draw(): void {
    this.change++;
    for (const listener of this.listeners) listener();
  }
}

const design: Design = {
  id: 'd1', name: 'Nháp', code: null, revision: 7, savedAt: '', savedBy: '', lock: null, drawing: '', forms: {}, definitionId: null,
};

function open() {
  const paper = new Paper();
  const api = {
    save: vi.fn((_id: string, revision: number, _draft: { drawing: string }) => Promise.resolve({ revision: revision + 1, savedAt: '' })),
    lock: vi.fn((_id: string, _takeOver?: boolean) => Promise.resolve(mine)),
    unlock: vi.fn(() => Promise.resolve(undefined)),
  };
  const session = new Session(design, paper, api, () => undefined);
  return { paper, api, session };
}

describe('a session', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('saves a pause after the last change, naming the revision it came from', async () => {
    const { paper, api, session } = open();
    await session.acquire();

    paper.draw();
    await vi.advanceTimersByTimeAsync(2000);
    paper.draw();
    await vi.advanceTimersByTimeAsync(2000);
    expect(api.save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);

    expect(api.save).toHaveBeenCalledExactlyOnceWith('d1', 7, { name: 'Cấp phép', drawing: '<drawing change="2" />', forms: {} });
    expect(session.state).toEqual({ kind: 'saved' });
    expect(session.revision).toBe(8);
  });

  test('keeps what was drawn while a save was under way and saves it next', async () => {
    const { paper, api, session } = open();
    await session.acquire();
    let answer: (value: { revision: number; savedAt: string }) => void = () => undefined;
    api.save.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));

    paper.draw();
    const first = session.save();
    await vi.advanceTimersByTimeAsync(0);
    paper.draw();
    answer({ revision: 8, savedAt: '' });
    await first;
    expect(session.state).toEqual({ kind: 'unsaved' });
    await vi.advanceTimersByTimeAsync(3000);

    expect(api.save).toHaveBeenLastCalledWith('d1', 8, expect.objectContaining({ drawing: '<drawing change="2" />' }));
    expect(session.unsaved).toBe(false);
  });

  test('stops saving when another has saved, and keeps the changes', async () => {
    const { paper, api, session } = open();
    await session.acquire();
    api.save.mockRejectedValueOnce(new Problem(409, 'design-revision', 'đã đổi', { revision: 9 }));

    paper.draw();
    await session.save();
    paper.draw();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(session.state).toEqual({ kind: 'conflict' });
    expect(session.unsaved).toBe(true);
    expect(api.save).toHaveBeenCalledTimes(1);
  });

  test('turns to reading only when the heartbeat finds the draft taken over', async () => {
    const { paper, api, session } = open();
    await session.acquire();
    api.lock.mockRejectedValueOnce(new Problem(409, 'design-locked', 'người khác giữ', { lock: theirs }));

    await vi.advanceTimersByTimeAsync(45_000);

    expect(paper.readOnly).toBe(true);
    expect(session.lost).toBe(true);
    expect(session.lock?.holderName).toBe('Trần Văn Hùng');
  });

  test('never saves without the lock', async () => {
    const { paper, api, session } = open();
    api.lock.mockRejectedValueOnce(new Problem(409, 'design-locked', 'người khác giữ', { lock: theirs }));
    await session.acquire();

    paper.draw();
    await session.save();

    expect(api.save).not.toHaveBeenCalled();
    expect(session.lost).toBe(false);
  });

  test('tries again after the server was away', async () => {
    const { paper, api, session } = open();
    await session.acquire();
    api.save.mockRejectedValueOnce(new Problem(0, 'network', 'mất mạng'));

    paper.draw();
    await session.save();
    expect(session.state).toEqual({ kind: 'failed', reason: 'mất mạng' });
    await vi.advanceTimersByTimeAsync(20_000);

    expect(session.state).toEqual({ kind: 'saved' });
  });
});
