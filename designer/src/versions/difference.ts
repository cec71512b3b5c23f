import { extension, flowNodes, isFlow, lanesOf, laneOf } from '../vocabulary/extension';
import { plain } from '../vocabulary/plain';
import type { Extensions, FlowNode, Moddle, Process } from '../vocabulary/types';

/** One thing that differs between two drawings of a procedure. Where it is drawn does not matter. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly id: string;
  readonly name: string;
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** Path of the property, such as `limit.value`; `name`, `lane`, `from` and `to` are the drawing's own. */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const extensions: (keyof Extensions)[] = ['lc:Procedure', 'lc:Step', 'lc:Actor', 'lc:End', 'lc:Wait', 'lc:Linked', 'lc:Automatic'];

/** What a reader of the procedure would notice, by element id. */
export function differences(before: Process, after: Process): Difference[] {
  const old = describe(before);
  const now = describe(after);
  const found: Difference[] = [];
  for (const [id, { name, fields }] of now) {
    const was = old.get(id);
    if (!was) found.push({ kind: 'added', id, name, fields: [] });
    else {
      const changes = compare(was.fields, fields);
      if (changes.length > 0) found.push({ kind: 'changed', id, name: name || was.name, fields: changes });
    }
  }
  for (const [id, { name }] of old) if (!now.has(id)) found.push({ kind: 'removed', id, name, fields: [] });
  return found;
}

interface Described {
  name: string;
  fields: Map<string, string>;
}

function describe(process: Process): Map<string, Described> {
  const all = new Map<string, Described>();
  const put = (element: Moddle, extra: Record<string, string | undefined>): void => {
    if (element.id === undefined) return;
    const fields = new Map<string, string>();
    for (const [field, value] of Object.entries({ type: element.$type, name: element.name, ...extra })) {
      if (value !== undefined && value !== '') fields.set(field, value);
    }
    for (const type of extensions) {
      const found = extension(element, type);
      if (found) flatten(plain(found), '', fields);
    }
    all.set(element.id, { name: element.name ?? '', fields });
  };
  put({ ...process, $type: process.$type, id: 'procedure' }, {});
  for (const lane of lanesOf(process)) put(lane, {});
  for (const node of flowNodes(process)) put(node, { lane: laneOf(process, node)?.name, wait: definitionOf(node) });
  for (const flow of (process.flowElements ?? []).filter(isFlow)) put(flow, { from: endOf(flow.sourceRef), to: endOf(flow.targetRef) });
  return all;
}

const endOf = (node: FlowNode | undefined): string | undefined => node?.name ?? node?.id;

const definitionOf = (node: FlowNode): string | undefined => node.eventDefinitions?.[0]?.$type;

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (Array.isArray(value)) value.forEach((one, index) => flatten(one, `${path}[${index + 1}]`, into));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, held] of Object.entries(value)) flatten(held, path === '' ? key : `${path}.${key}`, into);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    if (value !== '') into.set(path, String(value));
  }
}

function compare(before: Map<string, string>, after: Map<string, string>): FieldChange[] {
  const fields = new Set([...before.keys(), ...after.keys()]);
  return [...fields]
    .filter((field) => before.get(field) !== after.get(field))
    .map((field) => ({ field, before: before.get(field), after: after.get(field) }));
}
