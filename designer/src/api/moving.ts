import { call, order } from './http';

/** Why some dossiers at a step cannot move. */
export interface Obstacle { code: string; message: string; instances: number }

export interface MovingReport {
  affected: number;
  moves: number;
  cannot: number;
  steps: { version: number; activityId: string; title: string | null; moves: number; cannot: Obstacle[] }[];
}

/** How far a run has come; the report once it has ended. */
export interface MovingState {
  done: number;
  of: number;
  report: MovingReport | null;
  problem: string | null;
}

const procedure = (definitionId: string): string => `/api/procedures/${encodeURIComponent(definitionId)}/migrations`;

export const moving = {
  /** Steps that have another id in the later version, old to new. */
  map: async (definitionId: string, from: number, to: number) =>
    (await call<{ moves: Record<string, string> }>(`/api/designs/published/${encodeURIComponent(definitionId)}/${from}/moves/${to}`)).moves,
  order: (definitionId: string, run: { toVersion: number; map: Record<string, string>; reason: string; dryRun: boolean }) => order(procedure(definitionId), run),
  state: (address: string) => call<MovingState>(address),
};
