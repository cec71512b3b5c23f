import type Canvas from 'diagram-js/lib/core/Canvas';
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { designs } from '../api/designs';
import { NumberField } from '../panel/fields';
import { nameOf } from '../canvas/outcomes';
import type { Workspace } from '../shell/workspace';
import { extension } from '../vocabulary/extension';
import type { FlowNode, Limit, SequenceFlow } from '../vocabulary/types';
import { say, sayInstant } from '../words/language';
import { Simulation, type Token, type Walk } from './walk';

const ZONE = '+07:00';

const limitOf = (node: FlowNode): Limit | undefined => extension(node, 'lc:Step')?.limit ?? extension(node, 'lc:Wait')?.limit;

/** When a limit ends on the province's calendar; the instant itself where there is none. `whole`: the dossier's own limit, which the law counts otherwise than a step's. */
async function due(from: number, limit: Limit | undefined, { share = 1, whole = false } = {}): Promise<number> {
  if (typeof limit?.value !== 'number' || limit.unit === undefined) return from;
  const [instant] = (await designs.due([{ from: new Date(from).toISOString(), value: limit.value * share, unit: limit.unit, whole }])).due;
  return instant === undefined ? from : new Date(instant).getTime();
}

/** The next full hour of the clock in the province, as a local date-time field writes it. */
function soon(): string {
  const local = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 7 * 3_600_000);
  return local.toISOString().slice(0, 16);
}

/** Plays a dossier through the draft on the real calendar. */
export function Simulate({ workspace, definitionId }: { workspace: Workspace; definitionId: string | null }): JSX.Element {
  const simulation = useMemo(() => new Simulation(workspace.process), [workspace.change]);
  const [start, setStart] = useState(soon());
  const [share, setShare] = useState(100);
  const [history, setHistory] = useState<Walk[]>([]);
  const [dues, setDues] = useState<ReadonlyMap<number, number>>(new Map());
  const [dossierDue, setDossierDue] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const walk = history.at(-1);

  useEffect(() => setHistory([]), [simulation]);
  useEffect(() => paint(workspace, walk), [walk]);
  useEffect(() => () => paint(workspace, undefined), []);
  useEffect(() => {
    if (!walk) return;
    void Promise.all(walk.tokens.map(async (token) => [token.id, await due(token.at, limitOf(token.node))] as const))
      .then((entries) => setDues(new Map(entries)))
      .catch(() => setProblem(say('simulation.noCalendar')));
  }, [walk]);

  const begin = async (): Promise<void> => {
    const at = new Date(`${start}:00${ZONE}`).getTime();
    if (Number.isNaN(at)) return;
    setProblem(undefined);
    setDossierDue(undefined);
    setHistory([simulation.begin(at)]);
    const legal = extension(workspace.process, 'lc:Procedure')?.limit;
    if (legal?.value !== undefined) setDossierDue(await due(at, legal, { whole: true }));
  };
  const finish = async (token: Token, flow?: SequenceFlow): Promise<void> => {
    if (!walk) return;
    const at = await due(token.at, limitOf(token.node), { share: share / 100 });
    setHistory([...history, simulation.finish(walk, token, at, flow)]);
  };
  const guarded = (work: Promise<void>): void => void work.catch(() => setProblem(say('simulation.noCalendar')));

  return (
    <div class="pad" role="region" aria-labelledby="simulation-title">
      <h2 id="simulation-title">{say('simulation.title')}</h2>
      {problem && <p class="notice error" role="alert">{problem}</p>}
      <form class="pair" onSubmit={(event) => { event.preventDefault(); guarded(begin()); }}>
        <div class="field">
          <label for="simulation-start">{say('simulation.start')}</label>
          <input id="simulation-start" type="datetime-local" value={start} required onInput={(event) => setStart(event.currentTarget.value)} />
        </div>
        <NumberField label={say('simulation.share')} value={share} step={5} min={5} change={(value) => setShare(value ?? 100)} />
        <button type="submit" class="primary">{say('simulation.run')}</button>
        <button type="button" disabled={history.length < 2} onClick={() => setHistory(history.slice(0, -1))}>{say('simulation.back')}</button>
      </form>
      {dossierDue !== undefined && <p class="due">{say('simulation.dossierDue')}: <strong>{sayInstant(new Date(dossierDue))}</strong></p>}
      {walk?.tokens.map((token) => (
        <Card key={token.id} token={token} due={dues.get(token.id)} limited={limitOf(token.node)?.value !== undefined} choices={simulation.choices(token)} finish={(flow) => guarded(finish(token, flow))} />
      ))}
      {walk?.ended !== undefined && (
        <p class={dossierDue !== undefined && walk.ended > dossierDue ? 'notice error' : 'notice good'} role="status">
          {say('simulation.ended')} {sayInstant(new Date(walk.ended))}
          {dossierDue !== undefined && ` · ${say(walk.ended > dossierDue ? 'simulation.late' : 'simulation.ontime')}`}
        </p>
      )}
      {!walk && (
        <>
          <p class="quiet-text">{say('simulation.intro')}</p>
          <p class="quiet-text">{definitionId === null ? say('simulation.year.later') : <a href={`/procedures/${encodeURIComponent(definitionId)}/simulate`}>{say('simulation.year')}</a>}</p>
        </>
      )}
      {walk && walk.passed.length > 0 && (
        <>
          <h3>{say('simulation.log')}</h3>
          <ol class="passed">
            {walk.passed.map((one, index) => (
              <li key={index}>{nameOf(one.node)}{one.outcome && <em> → {one.outcome}</em>}<br /><small>{sayInstant(new Date(one.from))} – {sayInstant(new Date(one.to))}</small></li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Card({ token, due: instant, limited, choices, finish }: { token: Token; due: number | undefined; limited: boolean; choices: readonly SequenceFlow[]; finish: (flow?: SequenceFlow) => void }): JSX.Element {
  const step = nameOf(token.node);
  return (
    <div class="token" role="group" aria-label={step}>
      <p><strong>{step}</strong><br /><small>{sayInstant(new Date(token.at))}{limited && instant !== undefined && ` · ${say('simulation.due', { due: sayInstant(new Date(instant)) })}`}</small></p>
      {choices.length === 0
        ? <button type="button" onClick={() => finish()}>{say('simulation.finish')}</button>
        : (
          <fieldset>
            <legend>{say('simulation.choose', { step })}</legend>
            {choices.map((flow) => <button key={flow.id} type="button" onClick={() => finish(flow)}>{flow.name ?? nameOf(flow.targetRef)}</button>)}
          </fieldset>
        )}
    </div>
  );
}

const painted: { id: string; marker: string }[] = [];

function paint(workspace: Workspace, walk: Walk | undefined): void {
  const canvas = workspace.get<Canvas>('canvas');
  const registry = workspace.get<{ get(id: string): unknown }>('elementRegistry');
  for (const { id, marker } of painted.splice(0)) if (registry.get(id)) canvas.removeMarker(id, marker);
  if (!walk) return;
  const active = new Set(walk.tokens.map(({ node }) => node.id));
  const mark = (id: string | undefined, marker: string): void => {
    if (id === undefined || !registry.get(id)) return;
    canvas.addMarker(id, marker);
    painted.push({ id, marker });
  };
  for (const { id } of walk.flows) mark(id, 'lc-taken');
  for (const { node } of walk.passed) if (!active.has(node.id)) mark(node.id, 'lc-done');
  for (const id of active) mark(id, 'lc-active');
}
