/** What all dossiers of a version did at one step. Lengths are seconds by the clock on the wall. */
export interface StepHeat {
  element: string;
  visits: number;
  /** Visits that go on. */
  open: number;
  /** Length of the visit in the middle; null: none has ended. */
  median: number | null;
  late: number;
  /** By how much the late visit in the middle is late; null: none is. */
  medianLate: number | null;
}

export interface Heat {
  definitionId: string;
  procedure: string;
  version: number;
  drawing: string;
  /** Dossiers that are counted: those that the reader may see. */
  dossiers: number;
  /** Whether the procedure has a page: a version of it is in force. */
  listed: boolean;
  steps: StepHeat[];
}

/** What the colours tell: how long a visit takes, or how many of the visits are late. */
export type Measure = 'time' | 'late';

export const SHADES = 5;

export interface Scale {
  /** Upper ends of the shades, ascending: seconds, or a share of the visits. The last is the largest value of all. */
  readonly bounds: readonly number[];
  /** Shade from 0 by element; a step of which nothing is known yet is not in it. */
  readonly shades: ReadonlyMap<string, number>;
}

export const valueOf = (step: StepHeat, measure: Measure): number | null =>
  measure === 'time' ? step.median : step.visits > 0 ? step.late / step.visits : null;

/** Shades of equal width between nothing and the largest value. */
export function scaleOf(steps: readonly StepHeat[], measure: Measure): Scale {
  const known = steps.flatMap((step) => {
    const value = valueOf(step, measure);
    return value === null ? [] : [{ id: step.element, value }];
  });
  const most = Math.max(0, ...known.map(({ value }) => value));
  const bounds = Array.from({ length: SHADES }, (_, at) => (most * (at + 1)) / SHADES);
  const shade = (value: number): number => (most === 0 ? 0 : Math.min(SHADES - 1, Math.max(0, Math.ceil((value / most) * SHADES) - 1)));
  return { bounds, shades: new Map(known.map(({ id, value }) => [id, shade(value)])) };
}
