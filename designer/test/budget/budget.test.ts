import { describe, expect, test } from 'vitest';
import { budgetOf } from '../../src/budget/budget';
import { inDays } from '../../src/budget/length';
import { flows, inner, licence, limit, read, step } from '../drawings/read';

const budget = async (xml: string) => budgetOf((await read(inner(xml))).process);

describe('the time budget', () => {
  test('adds the limits along the longest path and leaves the rest of the legal limit', async () => {
    const { process } = await read(licence);

    const result = budgetOf(process);

    expect(result.limit).toBe(40);
    expect(result.longest).toBe(2 + 2 + 20 + 4 + 4 + 4);
    expect(result.shares.get('Step_3')).toMatchObject({ hours: 20, share: 0.5, onLongestPath: true });
    expect(result.path).not.toContain('End_returned');
    expect(result.approximate).toBe(false);
  });

  test('takes the longer of two branches that run at once', async () => {
    const result = await budget(
      `<bpmn:startEvent id="s" /><bpmn:parallelGateway id="fork" /><bpmn:parallelGateway id="join" />
       ${step('a', limit(1, 'workingDay'))}${step('b', limit(3, 'workingDay'))}<bpmn:endEvent id="e" />
       ${flows('s>fork', 'fork>a', 'fork>b', 'a>join', 'b>join', 'join>e')}`,
    );

    expect(result.longest).toBe(24);
    expect(result.shares.get('a')?.onLongestPath).toBe(false);
    expect(result.shares.get('b')?.onLongestPath).toBe(true);
  });

  test('counts a loop once', async () => {
    const result = await budget(
      `<bpmn:startEvent id="s" />${step('a', limit(4, 'workingHour'))}${step('b', limit(2, 'workingHour'))}
       <bpmn:exclusiveGateway id="g" /><bpmn:endEvent id="e" />${flows('s>a', 'a>b', 'b>g', 'g>a', 'g>e')}`,
    );

    expect(result.longest).toBe(6);
  });

  test('counts the shared limit of a group once, whichever of its steps the path meets first', async () => {
    const shared = limit(2, 'workingDay');
    const result = await budget(
      `<bpmn:startEvent id="s" /><bpmn:exclusiveGateway id="g" />${step('a', shared, 'group="1"')}${step('b', shared, 'group="1"')}
       ${step('c', limit(1, 'workingHour'))}<bpmn:endEvent id="e" />${flows('s>g', 'g>a', 'g>b', 'a>b', 'b>c', 'c>e')}`,
    );

    expect(result.longest).toBe(17);
  });

  test('names the steps without a limit', async () => {
    const result = await budget(`<bpmn:startEvent id="s" />${step('a')}<bpmn:endEvent id="e" />${flows('s>a', 'a>e')}`);

    expect(result.unlimited).toEqual(['a']);
    expect(result.longest).toBe(0);
    expect(result.limit).toBeUndefined();
  });

  test('says that calendar days make the sum approximate', async () => {
    const result = await budget(`<bpmn:startEvent id="s" />${step('a', limit(7, 'day'))}${flows('s>a')}`);

    expect(result.longest).toBeCloseTo(40);
    expect(result.approximate).toBe(true);
  });

  test('stays quick in a ladder of many gateways', async () => {
    const rungs = Array.from({ length: 400 }, (_, index) => index);
    const xml =
      `<bpmn:startEvent id="g0" />` +
      rungs.map((i) => `${step(`a${i}`, limit(1, 'workingHour'))}${step(`b${i}`, limit(2, 'workingHour'))}<bpmn:exclusiveGateway id="g${i + 1}" />`).join('') +
      flows(...rungs.flatMap((i) => [`g${i}>a${i}`, `g${i}>b${i}`, `a${i}>g${i + 1}`, `b${i}>g${i + 1}`]));

    expect((await budget(xml)).longest).toBe(800);
  });

  test('is said in days from a day on', () => {
    expect([inDays(20), inDays(4), inDays(0.25), inDays(-12)]).toEqual([
      { value: 2.5, unit: 'workingDay' },
      { value: 4, unit: 'workingHour' },
      { value: 15, unit: 'minute' },
      { value: -1.5, unit: 'workingDay' },
    ]);
  });
});
