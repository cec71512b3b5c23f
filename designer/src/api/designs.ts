import type { TimeUnit } from '../vocabulary/types';
import type { CatalogueData } from './catalogue';
import { call, made } from './http';

/** Who is editing a draft. Free again when released, taken over, or not heard of for two minutes. */
export interface Lock {
  holder: string;
  holderName: string;
  since: string;
  mine: boolean;
}

export interface DesignSummary {
  id: string;
  name: string;
  code: string | null;
  revision: number;
  savedAt: string;
  savedBy: string;
  lock: Lock | null;
}

export type FormSchemas = Record<string, object>;

export interface Design extends DesignSummary {
  drawing: string;
  /** The forms that the draft's steps name, by key. */
  forms: FormSchemas;
  /** The published definition that the draft goes on from; null for a new procedure. */
  definitionId: string | null;
}

export interface DiagnosticRecord {
  code: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
  english: string;
  element: string | null;
  repair: string | null;
}

export interface Change {
  kind: 'added' | 'removed' | 'changed';
  element: string | null;
  what: string;
  before: string | null;
  after: string | null;
}

/** How a draft differs from the version in force. */
export interface Drift {
  against: number | null;
  changes: Change[];
  /** Dossiers that run on the version in force. */
  running: number;
  /** Names this very difference; publishing is refused where it has changed since it was looked at. */
  seen: string;
}

export interface PublishedVersion {
  version: number;
  publishedAt: string;
  publishedBy: string | null;
  current: boolean;
  running: number;
}

export interface PublishedProcedure {
  definitionId: string;
  code: string | null;
  name: string;
  versions: PublishedVersion[];
}

/** A block of a Word document as it is shown beside the drawing. */
export type Block =
  | { kind: 'paragraph'; paragraph: number; text: string }
  | { kind: 'table'; table: number; rows: { row: number; cells: string[] }[] };

export interface ReadDocument {
  procedures: { name: string; drawing: string }[];
  blocks: Block[];
  diagnostics: DiagnosticRecord[];
}

const at = (id: string, rest = ''): string => `/api/designs/${encodeURIComponent(id)}${rest}`;

/** The host's slice for drafts, as this program uses it. */
/** What of a form's schema the server could not check when somebody fills it in. */
export interface FormTrouble { place: string; code: string; message: string }

export const checkForm = async (schema: object): Promise<FormTrouble[]> =>
  (await call<{ problems: FormTrouble[] }>('/api/designs/forms/check', { method: 'POST', json: schema })).problems;

export const designs = {
  list: () => call<DesignSummary[]>('/api/designs'),
  create: (name: string, drawing: string, from: { forms?: FormSchemas; definitionId?: string } = {}) =>
    call<Design>('/api/designs', { method: 'POST', json: { name, drawing, ...from } }),
  get: (id: string) => call<Design>(at(id)),
  save: (id: string, revision: number, draft: { name: string; drawing: string; forms: FormSchemas }) =>
    call<{ revision: number; savedAt: string }>(at(id), { method: 'PUT', ifMatch: revision, json: draft }),
  remove: (id: string) => call<undefined>(at(id), { method: 'DELETE' }),

  lock: (id: string, takeOver = false) => call<Lock>(at(id, '/lock'), { method: 'POST', json: { takeOver } }),
  unlock: (id: string) => call<undefined>(at(id, '/lock'), { method: 'DELETE', keepalive: true }),

  catalogue: () => call<CatalogueData>('/api/designs/catalogue'),
  check: (drawing: string, signal?: AbortSignal) =>
    call<{ diagnostics: DiagnosticRecord[] }>('/api/designs/check', { method: 'POST', json: { drawing }, ...(signal && { signal }) }),
  elsa: (drawing: string) => call<object>('/api/designs/elsa', { method: 'POST', json: { drawing } }),
  word: (drawing: string) => made('/api/designs/word', { drawing }),
  /** A drawing with its elements where `like`, another drawing of the same procedure, has them. */
  arrange: async (drawing: string, like: string) => (await call<{ drawing: string }>('/api/designs/arrange', { method: 'POST', json: { drawing, like } })).drawing,
  read: (file: File) => call<ReadDocument>(`/api/designs/read?name=${encodeURIComponent(file.name)}`, { method: 'POST', file }),
  /** When each limit ends on the province's calendar, in the order asked. */
  due: (limits: { from: string; value: number; unit: TimeUnit; whole?: boolean }[]) =>
    call<{ due: string[] }>('/api/designs/due', { method: 'POST', json: { limits } }),

  drift: (id: string) => call<Drift>(at(id, '/drift')),
  publish: (id: string, revision: number, seen: string, reason: string) =>
    call<{ version: number; definitionId: string }>(at(id, '/publish'), { method: 'POST', ifMatch: revision, json: { seen, reason } }),
  published: () => call<PublishedProcedure[]>('/api/designs/published'),
  /** Ends the force of a definition: no new dossier begins, those that run go on. */
  retire: (definitionId: string) => call<unknown>(`/elsa/api/workflow-definitions/${encodeURIComponent(definitionId)}/retract`, { method: 'POST', json: {} }),
  publishedDrawing: (definitionId: string, version: number) =>
    call<{ drawing: string; forms: FormSchemas }>(`/api/designs/published/${encodeURIComponent(definitionId)}/${version}`),
};

export type Designs = typeof designs;
