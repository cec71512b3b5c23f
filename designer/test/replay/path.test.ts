import { describe, expect, test } from 'vitest';
import { pictureAt, span, stops, type Replay } from '../../src/replay/path';

const replay: Replay = {
  definitionId: 'qt-mau',
  code: 'H38.01-260302-0001', procedure: 'Cấp giấy phép', version: 2, drawing: '', due: null,
  visits: [
    { element: 'Step_1', from: '2026-03-02T01:00:00Z', to: '2026-03-02T03:00:00Z', due: '2026-03-02T02:00:00Z', outcome: 'Đủ' },
    { element: 'Step_2', from: '2026-03-02T03:00:00Z', to: '2026-03-02T04:00:00Z', due: '2026-03-03T04:00:00Z', outcome: 'Trả lại' },
    { element: 'Step_1', from: '2026-03-02T04:00:00Z', to: null, due: '2026-03-02T08:00:00Z', outcome: null },
  ],
  flows: [{ element: 'Flow_1', at: '2026-03-02T03:00:00Z' }],
  events: [{ at: '2026-03-02T01:00:00Z', text: '', english: '', element: null, tone: 'plain' }],
};
const at = (clock: string) => pictureAt(replay, new Date(`2026-03-02T${clock}:00Z`).getTime());

describe('the path of a dossier', () => {
  test('knows nothing of what is later', () => {
    const picture = at('01:30');

    expect([...picture.stays.keys()]).toEqual(['Step_1']);
    expect(picture.stays.get('Step_1')).toMatchObject({ state: 'active', late: false, spent: 30 * 60_000 });
    expect(picture.flows.size).toBe(0);
  });

  test('shows lateness from the due instant on', () => {
    expect(at('02:00').stays.get('Step_1')?.late).toBe(false);
    expect(at('02:30').stays.get('Step_1')).toMatchObject({ late: true, overdue: 30 * 60_000 });
  });

  test('adds up the visits of a step and keeps that one of them was late', () => {
    expect(at('05:00').stays.get('Step_1')).toMatchObject({ state: 'active', visits: 2, spent: 3 * 3_600_000, late: true, overdue: 0 });
    expect(at('05:00').stays.get('Step_2')).toMatchObject({ state: 'done', late: false });
    expect([...at('05:00').flows]).toEqual(['Flow_1']);
  });

  test('stops at each instant once', () => {
    expect(stops(replay).map((stop) => new Date(stop).toISOString().slice(11, 16))).toEqual(['01:00', '03:00', '04:00']);
  });

  test('says a span in its two largest units', () => {
    expect(span(26.5 * 3_600_000)).toEqual({ days: 1, hours: 2, minutes: 0 });
    expect(span(95 * 60_000)).toEqual({ days: 0, hours: 1, minutes: 35 });
  });
});
