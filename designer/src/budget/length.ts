import type { Limit, TimeUnit } from '../vocabulary/types';

/**
 * Limits made comparable. A working day is eight working hours (the rule where a document mixes
 * both); a calendar day stands for five sevenths of a working day and an hour of the clock for
 * a working hour, which holds on average only: such a sum is marked as approximate.
 */
const workingHours: Record<TimeUnit, number> = {
  minute: 1 / 60,
  hour: 1,
  workingHour: 1,
  day: (8 * 5) / 7,
  workingDay: 8,
};

export interface Length {
  /** In working hours. */
  readonly hours: number;
  /** Whether only the average holds. */
  readonly approximate: boolean;
}

export const nothing: Length = { hours: 0, approximate: false };

/** Undefined where the limit states no number with a unit. */
export function lengthOf(limit: Limit | undefined): Length | undefined {
  if (limit?.value === undefined || limit.unit === undefined || !(limit.value >= 0)) return undefined;
  return { hours: limit.value * workingHours[limit.unit], approximate: limit.unit === 'day' };
}

/** A length in the unit that a person would count it in: days from a day on, else hours. */
export function inDays(hours: number): { value: number; unit: 'workingDay' | 'workingHour' | 'minute' } {
  const round = (value: number): number => Math.round(value * 100) / 100;
  if (Math.abs(hours) >= 8) return { value: round(hours / 8), unit: 'workingDay' };
  if (hours !== 0 && Math.abs(hours) < 1) return { value: Math.round(hours * 60), unit: 'minute' };
  return { value: round(hours), unit: 'workingHour' };
}
