import type Canvas from 'diagram-js/lib/core/Canvas';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { designs, type PublishedProcedure, type PublishedVersion } from '../api/designs';
import { guard } from '../canvas/open';
import type { Session } from '../shell/session';
import type { Workspace } from '../shell/workspace';
import type { Definitions, Process } from '../vocabulary/types';
import { say, sayInstant } from '../words/language';
import { differences, type Difference } from './difference';
import { sayField } from './fieldWords';
import { Moving } from './moving';

interface Comparison {
  version: number;
  before: Process;
}

/** The published versions of the draft's procedure, and what the draft changes, drawn on the diagram. */
export function Versions({ workspace, session }: { workspace: Workspace; session: Session }): JSX.Element {
  const [procedure, setProcedure] = useState<PublishedProcedure | null>();
  const [comparison, setComparison] = useState<Comparison>();
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<string>();
  const { definitionId } = session.design;
  const current = procedure?.versions.find((version) => version.current);
  const found = comparison ? differences(comparison.before, workspace.process) : [];

  const failed = (error: unknown): void => setProblem((error as Error).message);
  const look = (): void => {
    designs.published()
      .then((list) => setProcedure(list.find((one) => one.definitionId === definitionId) ?? null))
      .catch(failed);
  };
  useEffect(look, [definitionId]);
  useEffect(() => mark(workspace, found));
  useEffect(() => () => mark(workspace, []), []);

  const compare = async ({ version }: PublishedVersion): Promise<void> => {
    if (definitionId === null) return;
    const { drawing } = await designs.publishedDrawing(definitionId, version);
    guard(drawing);
    const moddle = workspace.get<{ fromXML(xml: string): Promise<{ rootElement: unknown }> }>('moddle');
    const { rootElement } = await moddle.fromXML(drawing);
    const before = (rootElement as Definitions).rootElements?.find(({ $type }) => $type === 'bpmn:Process');
    if (before) setComparison({ version, before: before });
  };

  return (
    <div class="pad" role="region" aria-labelledby="versions-title">
      <h2 id="versions-title">{say('versions.title')}</h2>
      {problem && <p class="notice error" role="alert">{problem}</p>}
      {done && <p class="notice good" role="status">{done}</p>}
      {procedure === null && <p class="quiet-text">{say('versions.none')}</p>}
      <ul class="versions">
        {procedure?.versions.map((version) => (
          <li key={version.version}>
            <p><strong>{say('drafts.version', { version: version.version })}</strong>{version.current && <span class="mark">{say('versions.current')}</span>}<br />
              <small>{say('versions.by', { by: version.publishedBy ?? '', at: sayInstant(version.publishedAt) })}{version.running > 0 && ` · ${say('versions.running', { count: version.running })}`}</small></p>
            <span class="acts">
              <button type="button" aria-pressed={comparison?.version === version.version} onClick={() => void compare(version).catch(failed)}>{say('versions.compare')}</button>
              <a class="link" href={`/designer/replay?definition=${encodeURIComponent(procedure.definitionId)}&version=${version.version}`}>{say('versions.heat')}</a>
              {version.current && <button type="button" class="link" onClick={() => {
                if (confirm(say('versions.retire.sure', { version: version.version, count: version.running }))) designs.retire(procedure.definitionId).then(() => { setDone(say('versions.retired', { version: version.version })); look(); }).catch(failed);
              }}>{say('versions.retire')}</button>}
            </span>
          </li>
        ))}
      </ul>
      {procedure && current && <Moving definitionId={procedure.definitionId} from={procedure.versions.filter((version) => !version.current && version.running > 0)} to={current.version} moved={look} />}
      {comparison && (
        <>
          <h3>{say('difference.title', { version: comparison.version })}</h3>
          <button type="button" class="link" onClick={() => setComparison(undefined)}>{say('versions.close')}</button>
          {found.length === 0 && <p>{say('difference.none')}</p>}
          <ul class="changes">
            {found.map((difference) => (
              <li key={difference.id} class={difference.kind}>
                <button type="button" onClick={() => workspace.goTo(difference.id)}>
                  <span class="severity">{say(`difference.${difference.kind}`)}</span> {difference.name || (difference.id === 'procedure' ? say('kind.procedure') : difference.id)}
                  {difference.fields.map(({ field, before, after }) => (
                    <span class="fields" key={field}>{sayField(field)}: {before !== undefined && <del>{before}</del>} {after !== undefined && <ins>{after}</ins>}</span>
                  ))}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const marked: { id: string; marker: string }[] = [];

function mark(workspace: Workspace, found: readonly Difference[]): void {
  const canvas = workspace.get<Canvas>('canvas');
  const registry = workspace.get<{ get(id: string): unknown }>('elementRegistry');
  for (const { id, marker } of marked.splice(0)) if (registry.get(id)) canvas.removeMarker(id, marker);
  for (const { id, kind } of found) {
    if (!registry.get(id)) continue;
    canvas.addMarker(id, `lc-${kind}`);
    marked.push({ id, marker: `lc-${kind}` });
  }
}
