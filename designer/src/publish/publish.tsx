import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { designs, type Change, type Drift, type PublishedVersion } from '../api/designs';
import { Problem } from '../api/http';
import { findingOf } from '../checks/compiler';
import { hasErrors } from '../checks/finding';
import type { Session } from '../shell/session';
import type { Workspace } from '../shell/workspace';
import { say } from '../words/language';
import type { DiagnosticRecord } from '../api/designs';
import { TextField } from '../panel/fields';
import { Moving } from '../versions/moving';

interface Props {
  workspace: Workspace;
  session: Session;
}

/** Saves, shows how the draft differs from what is in force, and publishes what was seen. */
export function Publish({ workspace, session }: Props): JSX.Element {
  const [drift, setDrift] = useState<Drift>();
  const [problem, setProblem] = useState<string>();
  const [reason, setReason] = useState<string>();
  const [accepted, setAccepted] = useState(false);
  const [done, setDone] = useState<number>();
  const [busy, setBusy] = useState(false);
  const [running, setRunning] = useState<PublishedVersion[]>([]);
  const { change } = workspace;

  const look = async (): Promise<void> => {
    setProblem(undefined);
    setAccepted(false);
    try {
      await session.save();
      setDrift(await designs.drift(session.design.id));
    } catch (error) {
      setDrift(undefined);
      setProblem((error as Error).message);
    }
  };
  useEffect(() => void look(), [change, session.design.id]);

  const older = async (): Promise<void> => {
    const procedure = (await designs.published()).find(({ definitionId }) => definitionId === session.design.definitionId);
    setRunning(procedure?.versions.filter((version) => !version.current && version.running > 0) ?? []);
  };

  const publish = async (seen: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { version, definitionId } = await designs.publish(session.design.id, session.revision, seen, reason ?? '');
      session.design.definitionId = definitionId;
      setDone(version);
      await older();
      await look();
    } catch (error) {
      if (error instanceof Problem && Array.isArray(error.body['diagnostics'])) {
        workspace.setServerFindings((error.body['diagnostics'] as DiagnosticRecord[]).map(findingOf));
      }
      if (error instanceof Problem && error.code === 'design-drift') await look();
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  const errors = workspace.findings.filter(({ severity }) => severity === 'error').length;
  const blocked = hasErrors(workspace.findings);
  const same = drift !== undefined && drift.against !== null && drift.changes.length === 0;
  return (
    <div class="pad" role="region" aria-labelledby="publish-title">
      <h2 id="publish-title">{say('publish.title')}</h2>
      {done !== undefined && <p class="notice good" role="status">{say('publish.done', { version: done })}</p>}
      {done !== undefined && session.design.definitionId !== null && <Moving definitionId={session.design.definitionId} from={running} to={done} moved={() => void older()} />}
      {problem && <p class="notice error" role="alert">{problem}</p>}
      {blocked && <p class="notice error">{say('publish.blocked', { errors })}</p>}
      {drift && (
        <>
          {drift.against === null ? <p>{say('publish.first')}</p> : <h3>{say('publish.drift')}</h3>}
          {same && <p>{say('publish.same')}</p>}
          <Changes changes={drift.changes} goTo={(id) => workspace.goTo(id)} />
          {drift.running > 0 && <p>{say('publish.running', { count: drift.running })}</p>}
          {!same && (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void publish(drift.seen);
              }}
            >
              <TextField live label={say('publish.reason')} rows={2} value={reason} change={setReason} />
              {drift.changes.length > 0 && (
                <label class="check"><input type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.currentTarget.checked)} /> {say('publish.accept')}</label>
              )}
              <button type="submit" class="primary" disabled={busy || blocked || !session.mine || (drift.changes.length > 0 && !accepted)}>{say('publish.confirm')}</button>
            </form>
          )}
        </>
      )}
    </div>
  );
}

/** What was added, removed and changed, each with its fields. */
export function Changes({ changes, goTo }: { changes: readonly Change[]; goTo: (element: string) => void }): JSX.Element {
  return (
    <ul class="changes">
      {changes.map((change, index) => (
        <li key={index} class={change.kind}>
          <button type="button" onClick={() => change.element && goTo(change.element)}>
            <span class="severity">{say(`difference.${change.kind}`)}</span> {change.what}
            {(change.before !== null || change.after !== null) && (
              <span class="fields">
                {change.before !== null && <del>{change.before}</del>} {change.after !== null && <ins>{change.after}</ins>}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
