import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { moving, type MovingReport, type MovingState } from '../api/moving';
import { TextField } from '../panel/fields';
import { language, say } from '../words/language';

const PATIENCE = 700;

interface Props {
  definitionId: string;
  /** Versions with dossiers under way, other than the one in force. */
  from: readonly { version: number; running: number }[];
  to: number;
  moved: () => void;
}

/** What happens to the dossiers that run on older versions: they stay, or they move after a dry run. */
export function Moving({ definitionId, from, to, moved }: Props): JSX.Element | null {
  const count = from.reduce((sum, { running }) => sum + running, 0);
  const [move, setMove] = useState(false);
  const [reason, setReason] = useState<string>();
  const [state, setState] = useState<MovingState>();
  const [dry, setDry] = useState(true);
  const [problem, setProblem] = useState<string>();
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const busy = state !== undefined && state.report === null && state.problem === null;

  const run = async (dryRun: boolean): Promise<void> => {
    setProblem(undefined);
    setDry(dryRun);
    setState({ done: 0, of: count, report: null, problem: null });
    try {
      // One order moves the dossiers of all versions: a step means the same in each by the newest of the maps.
      const maps = await Promise.all(from.map(({ version }) => moving.map(definitionId, version, to).catch(() => ({}))));
      const address = await moving.order(definitionId, { toVersion: to, map: Object.assign({}, ...maps.reverse()) as Record<string, string>, reason: reason?.trim() ?? '', dryRun });
      for (;;) {
        const told = await moving.state(address);
        if (gone.current) return;
        setState(told);
        if (told.report ?? told.problem) break;
        await new Promise((again) => setTimeout(again, PATIENCE));
      }
      if (!dryRun) moved();
    } catch (error) {
      setState(undefined);
      setProblem(say('moving.failed', { reason: (error as Error).message }));
    }
  };

  if (count === 0 && !state) return null;
  const told = (reason?.trim() ?? '') !== '';
  return (
    <section class="moving" aria-labelledby="moving-title">
      <h3 id="moving-title">{count > 0 ? say('moving.title', { count }) : say('moving.move', { version: to })}</h3>
      {problem && <p class="notice error" role="alert">{problem}</p>}
      {count > 0 && <div class="choices">
        <label><input type="radio" name="moving" checked={!move} disabled={busy} onChange={() => setMove(false)} /> {say('moving.stay')}</label>
        <label><input type="radio" name="moving" checked={move} disabled={busy} onChange={() => setMove(true)} /> {say('moving.move', { version: to })}</label>
      </div>}
      {move && (
        <>
          {count > 0 && <TextField live label={say('moving.reason')} rows={2} value={reason} change={setReason} />}
          {count > 0 && <button type="button" disabled={busy || !told} onClick={() => void run(true)}>{say('moving.dry')}</button>}
          {busy && <p role="status">{say('moving.progress', { done: state.done, of: state.of })}</p>}
          {state?.problem && <p class="notice error" role="alert">{say('moving.failed', { reason: state.problem })}</p>}
          {state?.report && <Report report={state.report} dry={dry} />}
          {state?.report && dry && state.report.moves > 0 && (
            <button type="button" class="primary" disabled={!told} onClick={() => {
              const moves = state.report?.moves ?? 0;
              if (confirm(say('moving.run.sure', { count: moves, version: to }))) void run(false);
            }}>{say('moving.run', { count: state.report.moves })}</button>
          )}
        </>
      )}
    </section>
  );
}

function Report({ report, dry }: { report: MovingReport; dry: boolean }): JSX.Element {
  return (
    <>
      <p class={report.cannot > 0 ? 'notice' : 'notice good'} role="status">{say(dry ? 'moving.report.dry' : 'moving.report.done', { moves: report.moves, cannot: report.cannot })}</p>
      <table class="report">
        <thead><tr><th scope="col">{say('moving.step')}</th><th scope="col">{say('moving.moves')}</th><th scope="col">{say('moving.cannot')}</th></tr></thead>
        <tbody>
          {report.steps.map((step) => (
            <tr key={`${step.version} ${step.activityId}`}>
              <th scope="row">{step.title ?? (step.activityId === '' ? say('moving.none') : step.activityId)} <small>{say('drafts.version', { version: step.version })}</small></th>
              <td>{step.moves}</td>
              <td>{step.cannot.reduce((sum, { instances }) => sum + instances, 0)}
                {step.cannot.map((obstacle, at) => <small key={at}> {obstacle.code === 'migration.unmapped' && language === 'vi' ? say('moving.unmapped') : obstacle.message}</small>)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
