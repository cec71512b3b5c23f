import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { nameOf } from '../canvas/outcomes';
import { CheckField, SelectField } from '../panel/fields';
import { LimitFields } from '../panel/limit';
import type { Workspace } from '../shell/workspace';
import { extension, flowNodes } from '../vocabulary/extension';
import { plain } from '../vocabulary/plain';
import type { FlowNode, Inference } from '../vocabulary/types';
import { say } from '../words/language';
import { corrected, correctionOf, lead, targetsOf, without } from './correction';

/** What was understood from the words of a step's document, each to be confirmed or put right. */
export function Inferences({ workspace, node }: { workspace: Workspace; node: FlowNode }): JSX.Element {
  return (
    <>
      {(extension(node, 'lc:Step')?.inferences ?? []).map((inference, index) => (
        <Card key={`${index} ${inference.sentence ?? ''}`} workspace={workspace} node={node} inference={inference} index={index} />
      ))}
    </>
  );
}

function Card({ workspace, node, inference, index }: { workspace: Workspace; node: FlowNode; inference: Inference; index: number }): JSX.Element {
  const [correcting, setCorrecting] = useState(false);
  const { process, readOnly } = workspace;
  const step = plain<'lc:Step'>(extension(node, 'lc:Step'));
  const confirmed = inference.confirmed ?? false;
  const put = (next: typeof step): void => {
    const shape = node.id === undefined ? undefined : workspace.drawn(node.id);
    if (shape) workspace.write(shape, node, 'lc:Step', next);
  };
  const correction = correctionOf(process, node, inference);
  return (
    <div class={confirmed ? 'inference confirmed' : 'inference'}>
      <p>{inference.what}</p>
      <p class="quote">{say('panel.inference.sentence')}: “{inference.sentence}”</p>
      <div class="decide">
        <CheckField
          label={say(confirmed ? 'panel.inference.confirmed' : 'panel.inference.confirm')}
          value={confirmed}
          disabled={readOnly}
          change={(yes) => put({ ...step, inferences: step.inferences?.map((one, at) => (at === index ? { ...one, confirmed: yes } : one)) })}
        />
        <button type="button" class="link" aria-expanded={correcting} disabled={readOnly} onClick={() => setCorrecting(!correcting)}>{say('inference.correct')}</button>
      </div>
      {correcting && (
        <div class="correct">
          {correction.kind === 'route' && (
            <SelectField
              label={say('inference.leads', { outcome: correction.outcome.name ?? '' })}
              value={correction.outcome.target}
              none={null}
              options={targetsOf(process)}
              change={(target) => {
                const chosen = targetsOf(process).find(({ value }) => value === target);
                if (!chosen) return;
                workspace.together(() => {
                  lead(workspace.modeler, process, correction.outcome, chosen.value);
                  put(corrected(step, index, `“${correction.outcome.name ?? ''}” dẫn về ${chosen.label}`));
                });
                setCorrecting(false);
              }}
            />
          )}
          {correction.kind === 'limit' && <LimitFields value={step.limit} disabled={readOnly} change={(limit) => put({ ...corrected(step, index, say('inference.limit')), limit })} />}
          <button type="button" class="link" onClick={() => put(without(step, index))}>{say('inference.drop')}</button>
        </div>
      )}
    </div>
  );
}

/** All that waits for a person, step by step, beside the document that it was read from. */
export function OpenInferences({ workspace, selected }: { workspace: Workspace; selected: FlowNode | undefined }): JSX.Element | null {
  const open = flowNodes(workspace.process).filter((node) => extension(node, 'lc:Step')?.inferences?.some(({ confirmed }) => !confirmed));
  const own = selected && extension(selected, 'lc:Step')?.inferences?.length ? selected : undefined;
  if (open.length === 0 && !own) return null;
  return (
    <section class="open-inferences" aria-labelledby="inferences-title">
      <h3 id="inferences-title">{say('panel.inferences')}{open.length > 0 && <span class="mark">{open.length}</span>}</h3>
      {own && <><p><strong>{nameOf(own)}</strong></p><Inferences workspace={workspace} node={own} /></>}
      {open.some((node) => node !== own) && (
        <ul>
          {open.filter((node) => node !== own).map((node) => (
            <li key={node.id}><button type="button" class="link" onClick={() => node.id !== undefined && workspace.goTo(node.id)}>{nameOf(node)}</button></li>
          ))}
        </ul>
      )}
    </section>
  );
}
