import { describe, expect, it } from 'vitest';
import { SHADES, scaleOf, type StepHeat } from '../../src/replay/heat';

const step = (element: string, median: number | null, visits = 4, late = 0): StepHeat => ({ element, visits, open: 0, median, late, medianLate: null });

describe('the heat map', () => {
  it('is darkest where a visit takes longest, and knows nothing of steps that nobody has left', () => {
    const { shades, bounds } = scaleOf([step('a', 100), step('b', 500), step('c', null)], 'time');

    expect(shades.get('b')).toBe(SHADES - 1);
    expect(shades.get('a')).toBe(0);
    expect(shades.has('c')).toBe(false);
    expect(bounds).toEqual([100, 200, 300, 400, 500]);
  });

  it('counts late visits as a share of all', () => {
    const { shades, bounds } = scaleOf([step('a', 9, 10, 5), step('b', 9, 100, 5), step('c', 9, 3, 0)], 'late');

    expect(bounds.at(-1)).toBe(0.5);
    expect([shades.get('a'), shades.get('b'), shades.get('c')]).toEqual([4, 0, 0]);
  });

  it('has one shade where nothing took time', () => {
    expect([...scaleOf([step('a', 0), step('b', 0)], 'time').shades.values()]).toEqual([0, 0]);
    expect(scaleOf([], 'time').shades.size).toBe(0);
  });
});
