/** What the host tells of a dossier's path. Instants are UTC, ISO 8601. */
export interface Replay {
  code: string;
  definitionId: string;
  procedure: string;
  version: number;
  drawing: string;
  /** When the result is due, as the record stands now; null where the procedure states no limit. */
  due: string | null;
  visits: Visit[];
  /** Flows of the drawing that were taken, in order. */
  flows: { element: string; at: string }[];
  events: Happening[];
}

/** One stay at a step. */
export interface Visit {
  element: string;
  from: string;
  /** Null: still there. */
  to: string | null;
  due: string | null;
  outcome: string | null;
}

export interface Happening {
  at: string;
  text: string;
  english: string;
  element: string | null;
  tone: 'late' | 'warn' | 'done' | 'plain';
}

export interface Stay {
  readonly state: 'active' | 'done';
  readonly late: boolean;
  /** Milliseconds spent there by then, over all visits. */
  readonly spent: number;
  /** Milliseconds past the due instant of the last visit; 0 where in time. */
  readonly overdue: number;
  readonly visits: number;
  readonly due: string | null;
}

export interface Picture {
  readonly stays: ReadonlyMap<string, Stay>;
  readonly flows: ReadonlySet<string>;
}

const time = (instant: string): number => new Date(instant).getTime();

/** How the dossier stood at that instant, in milliseconds of the epoch. What is later is not yet known. */
export function pictureAt(replay: Replay, at: number): Picture {
  const stays = new Map<string, Stay>();
  for (const visit of replay.visits) {
    const from = time(visit.from);
    if (from > at) continue;
    const ended = visit.to !== null && time(visit.to) <= at;
    const until = ended && visit.to !== null ? time(visit.to) : at;
    const before = stays.get(visit.element);
    const overdue = visit.due === null ? 0 : Math.max(0, until - time(visit.due));
    stays.set(visit.element, {
      state: ended ? 'done' : 'active',
      late: overdue > 0 || (before?.late ?? false),
      spent: (before?.spent ?? 0) + until - from,
      overdue,
      visits: (before?.visits ?? 0) + 1,
      due: visit.due,
    });
  }
  return { stays, flows: new Set(replay.flows.filter((flow) => time(flow.at) <= at).map((flow) => flow.element)) };
}

/** The instants at which something happened, ascending, each once: where the step buttons stop. */
export function stops(replay: Replay): number[] {
  const all = [
    ...replay.events.map(({ at }) => at),
    ...replay.visits.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  ].map(time);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** A span as a person says it: the two largest units of days, hours and minutes. */
export function span(milliseconds: number): { days: number; hours: number; minutes: number } {
  const minutes = Math.round(milliseconds / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  return { days, hours, minutes: days > 0 ? 0 : minutes % 60 };
}
