import type { JSX } from 'preact';
import { nameOf } from '../canvas/outcomes';
import type { FlowNode } from '../vocabulary/types';
import { say } from '../words/language';
import type { Workspace } from './workspace';

/** Everything there is to say, each line leading to its place. */
export function Findings({ workspace, offline, busy }: { workspace: Workspace; offline: boolean; busy: boolean }): JSX.Element {
  const { findings } = workspace;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const place = (id: string | undefined): string => {
    const element = id === undefined ? undefined : workspace.drawn(id);
    if (element) return nameOf(element.businessObject as FlowNode);
    return id !== undefined && workspace.undrawn(id) ? say('findings.undrawn') : say('findings.whole');
  };
  const drop = (id: string | undefined): JSX.Element | null => {
    const element = id === undefined || workspace.readOnly ? undefined : workspace.undrawn(id);
    return element ? <button type="button" class="take-out" onClick={() => workspace.dropUndrawn(element)}>{say('findings.drop')}</button> : null;
  };
  return (
    <section class="findings" aria-labelledby="findings-title" aria-busy={busy}>
      <h2 id="findings-title">
        {say('findings.title')}
        {findings.length > 0 && <span class={errors > 0 ? 'mark error' : 'mark'}>{say('findings.count', { errors, warnings: findings.length - errors })}</span>}
      </h2>
      {offline && <p class="quiet-text">{say('findings.offline')}</p>}
      {findings.length === 0 ? (
        <p class="quiet-text">{say('findings.none')}</p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.element ?? ''} ${finding.code} ${finding.message}`}>
              <button type="button" class={`finding ${finding.severity}`} onClick={() => finding.element && workspace.goTo(finding.element, true)}>
                <span class="severity">{say(`severity.${finding.severity}`)}</span>
                <span class="place">{place(finding.element)}</span>
                <span class="message">
                  {finding.message}
                  {finding.repair && <em> {say('findings.repair')}: {finding.repair}</em>}
                </span>
                {finding.from === 'compiler' && <code>{finding.code}</code>}
              </button>
              {drop(finding.element)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
