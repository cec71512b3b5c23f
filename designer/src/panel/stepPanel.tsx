import type { ComponentChildren, JSX } from 'preact';
import type { Budget } from '../budget/budget';
import type { Catalogue } from '../api/catalogue';
import type { Outcome } from '../canvas/outcomes';
import type { Line, Step } from '../vocabulary/types';
import { say, sayShare } from '../words/language';
import { LinesField, NumberField, Section, SelectField, TextField } from './fields';
import { EscalationFields } from './escalation';
import { LimitFields } from './limit';

export interface StepPanelProps {
  id: string;
  name: string | undefined;
  rename: (name: string | undefined) => void;
  step: Step;
  write: (step: Step) => void;
  /** Role and unit of the lane, which hold where the step has none of its own. */
  lane: { role?: string | undefined; unit?: string | undefined };
  outcomes: readonly Outcome[];
  renameOutcome: (flow: string, name: string) => void;
  addOutcome: () => void;
  goTo: (element: string) => void;
  editForm: (key: string | undefined) => void;
  formKeys: readonly string[];
  inferences: ComponentChildren;
  catalogue: Catalogue;
  budget: Budget;
  disabled: boolean;
}

export const texts = (lines: Line[] | undefined): string[] => (lines ?? []).map(({ text }) => text ?? '');
export const lines = (list: string[] | undefined): Line[] => (list ?? []).map((text) => ({ text }));

/** One step, in the words of the trade. */
export function StepPanel(props: StepPanelProps): JSX.Element {
  const { step, write, lane, catalogue, disabled } = props;
  const put = (patch: Partial<Step>): void => write({ ...step, ...patch });
  const open = step.inferences?.filter(({ confirmed }) => !confirmed).length ?? 0;
  const laneRole = lane.role === undefined ? undefined : say('panel.role.lane', { role: catalogue.roleName(lane.role) ?? lane.role });
  return (
    <>
      <Section title={say('kind.step')}>
        <TextField label={say('panel.step.name')} rows={2} value={props.name} disabled={disabled} change={props.rename} />
        <TextField label={say('panel.detail')} rows={3} value={step.detail?.text} disabled={disabled} change={(text) => put({ detail: text === undefined ? undefined : { text } })} />
      </Section>
      {step.inferences && (
        <Section title={say('panel.inferences')} mark={open > 0 ? open : undefined} open={open > 0}>
          {props.inferences}
        </Section>
      )}
      <Section title={say('panel.who')}>
        <SelectField label={say('panel.role')} value={step.role} none={laneRole ?? say('panel.none')} options={catalogue.roleOptions} disabled={disabled} change={(role) => put({ role, unit: catalogue.unitOf(role) })} />
        <SelectField label={say('panel.unit')} value={step.unit} none={lane.unit === undefined ? say('panel.none') : say('panel.role.lane', { role: catalogue.unitOptions.find(({ value }) => value === lane.unit)?.label ?? lane.unit })} options={catalogue.unitOptions} disabled={disabled} change={(unit) => put({ unit })} />
        {step.actor !== undefined && <TextField label={say('panel.actor')} value={step.actor} disabled={disabled} change={(actor) => put({ actor })} />}
      </Section>
      <Section title={say('panel.time')}>
        <LimitFields value={step.limit} disabled={disabled} change={(limit) => put({ limit })} />
        <ShareOf id={props.id} budget={props.budget} />
        <NumberField label={say('panel.group')} value={step.group} step={1} min={1} hint={say('panel.group.hint')} disabled={disabled} change={(group) => put({ group })} />
      </Section>
      <Section title={say('panel.outcomes')} mark={props.outcomes.length > 0 ? props.outcomes.length : undefined}>
        <Outcomes {...props} />
      </Section>
      <Section title={say('panel.forms')} open={Boolean(step.form ?? step.documents?.length ?? step.products?.length)}>
        <TextField label={say('panel.form')} value={step.form} list={props.formKeys} disabled={disabled} change={(form) => put({ form })} />
        <button type="button" class="link" disabled={disabled} onClick={() => props.editForm(step.form)}>{say('panel.form.edit')}</button>
        <Documents step={step} put={put} catalogue={catalogue} disabled={disabled} />
        <LinesField label={say('panel.products')} value={texts(step.products)} disabled={disabled} change={(list) => put({ products: lines(list) })} />
      </Section>
      <Section title={say('panel.legal')} open={Boolean(step.legalBasis?.length)}>
        <LinesField label={say('panel.legal')} value={texts(step.legalBasis)} disabled={disabled} change={(list) => put({ legalBasis: lines(list) })} />
      </Section>
      <Section title={say('panel.escalation')} open={step.escalation !== undefined}>
        <EscalationFields value={step.escalation} none={say('panel.escalation.procedure')} catalogue={catalogue} disabled={disabled} change={(escalation) => put({ escalation })} />
      </Section>
      <Section title={say('panel.source')} open={false}>
        <NumberField label={say('panel.no')} value={step.no} step={1} min={1} disabled={disabled} change={(no) => put({ no })} />
        <TextField label={say('panel.phase')} value={step.phase} disabled={disabled} change={(phase) => put({ phase })} />
        {step.source && <p>{step.source.table === undefined ? say('panel.source.paragraph', { paragraph: step.source.paragraph ?? 0 }) : say('panel.source.row', { table: step.source.table, row: step.source.row ?? 0 })}</p>}
      </Section>
    </>
  );
}

function ShareOf({ id, budget }: { id: string; budget: Budget }): JSX.Element | null {
  const share = budget.shares.get(id);
  if (!share) return null;
  return (
    <p class={share.onLongestPath ? 'share on-path' : 'share'}>
      <span class="share-bar" aria-hidden="true"><span style={{ width: `${Math.min(100, share.share * 100)}%` }} /></span>
      {share.onLongestPath ? say('panel.budget', { share: sayShare(share.share) }) : say('panel.budget.off')}
    </p>
  );
}

function Outcomes({ outcomes, renameOutcome, addOutcome, goTo, disabled }: StepPanelProps): JSX.Element {
  return (
    <>
      {outcomes.length === 0 && <p class="quiet-text">{say('panel.outcomes.none')}</p>}
      {outcomes.map((outcome, index) => (
        <div class="outcome" key={outcome.flow}>
          <TextField label={`${say('panel.outcome')} ${index + 1}`} value={outcome.name} disabled={disabled} change={(name) => renameOutcome(outcome.flow, name ?? '')} />
          <button type="button" class="link" onClick={() => goTo(outcome.target)}>→ {outcome.targetName}</button>
        </div>
      ))}
      <button type="button" class="link" disabled={disabled} onClick={addOutcome}>+ {say('panel.outcomes.add')}</button>
    </>
  );
}

function Documents({ step, put, catalogue, disabled }: { step: Step; put: (patch: Partial<Step>) => void; catalogue: Catalogue; disabled: boolean }): JSX.Element {
  const keys = (step.documents ?? []).map(({ key }) => key ?? '');
  const rest = catalogue.documentOptions.filter(({ value }) => !keys.includes(value));
  const write = (next: string[]): void => put({ documents: next.map((key) => ({ key })) });
  return (
    <fieldset class="field lines">
      <legend>{say('panel.documents')}</legend>
      {keys.map((key) => (
        <div class="line" key={key}>
          <span class="chosen">{catalogue.documentOptions.find(({ value }) => value === key)?.label ?? key}</span>
          <button type="button" class="quiet" aria-label={`${say('panel.remove')} ${key}`} disabled={disabled} onClick={() => write(keys.filter((one) => one !== key))}>×</button>
        </div>
      ))}
      {rest.length > 0 && !disabled && <SelectField label={say('panel.add')} value={undefined} options={rest} change={(key) => key && write([...keys, key])} />}
    </fieldset>
  );
}
