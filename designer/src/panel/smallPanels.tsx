import type { JSX } from 'preact';
import type { Catalogue } from '../api/catalogue';
import type { Actor, Automatic, End, Linked, Procedure, Wait } from '../vocabulary/types';
import { say } from '../words/language';
import { CheckField, LinesField, NumberField, Section, SelectField, TextField } from './fields';
import { EscalationFields } from './escalation';
import { LimitFields } from './limit';
import { lines, texts } from './stepPanel';

interface Props<T> {
  value: T;
  write: (value: T) => void;
  catalogue: Catalogue;
  disabled: boolean;
}

export function LanePanel({ value, write, catalogue, disabled }: Props<Actor>): JSX.Element {
  return (
    <Section title={say('panel.who')}>
      <SelectField label={say('panel.role')} value={value.role} options={catalogue.roleOptions} disabled={disabled} change={(role) => write({ role, unit: catalogue.unitOf(role) ?? value.unit })} />
      <SelectField label={say('panel.unit')} value={value.unit} options={catalogue.unitOptions} disabled={disabled} change={(unit) => write({ ...value, unit })} />
    </Section>
  );
}

export function EndPanel({ value, write, disabled }: Props<End>): JSX.Element {
  return (
    <SelectField
      label={say('panel.end.kind')}
      value={value.kind ?? 'completed'}
      none={null}
      options={[
        { value: 'completed', label: say('panel.end.completed') },
        { value: 'applicant', label: say('panel.end.applicant') },
      ]}
      disabled={disabled}
      change={(kind) => write(kind === 'applicant' ? { kind } : {})}
    />
  );
}

export function WaitPanel({ value, write, timed, disabled }: Props<Wait> & { timed: boolean }): JSX.Element {
  return timed
    ? <LimitFields value={value.limit} disabled={disabled} change={(limit) => write({ ...value, limit })} />
    : <TextField label={say('panel.wait.event')} value={value.event} disabled={disabled} change={(event) => write({ ...value, event })} />;
}

export function LinkedPanel({ value, write, catalogue, disabled }: Props<Linked>): JSX.Element {
  return (
    <>
      <TextField label={say('panel.linked.procedure')} value={value.procedure} list={catalogue.procedureOptions.map((option) => option.value)} disabled={disabled} change={(procedure) => write({ ...value, procedure })} />
      <CheckField label={say('panel.linked.wait')} value={value.wait ?? true} disabled={disabled} change={(wait) => write({ ...value, wait })} />
    </>
  );
}

export function AutomaticPanel({ value, write, catalogue, disabled }: Props<Automatic>): JSX.Element {
  return <SelectField label={say('panel.document.key')} value={value.document} options={catalogue.documentOptions} disabled={disabled} change={(document) => write({ document })} />;
}

/** The head of the document, shown while nothing is selected. */
export function ProcedurePanel({ value, write, name, rename, catalogue, disabled }: Props<Procedure> & { name: string | undefined; rename: (name: string | undefined) => void }): JSX.Element {
  const put = (patch: Partial<Procedure>): void => write({ ...value, ...patch });
  const listed = (key: 'fees' | 'results' | 'legalBasis' | 'forms', label: Parameters<typeof say>[0]): JSX.Element => (
    <LinesField label={say(label)} value={texts(value[key])} disabled={disabled} change={(list) => put({ [key]: lines(list) })} />
  );
  return (
    <>
      <Section title={say('kind.procedure')}>
        <TextField label={say('drafts.name')} rows={2} value={name} disabled={disabled} change={rename} />
        <div class="pair">
          <TextField label={say('panel.code')} value={value.code} disabled={disabled} change={(code) => put({ code })} />
          <TextField label={say('panel.variant')} value={value.variant} disabled={disabled} change={(variant) => put({ variant })} />
        </div>
        <TextField label={say('panel.agency')} value={value.agency} disabled={disabled} change={(agency) => put({ agency })} />
        <div class="pair">
          <TextField label={say('panel.edition')} value={value.edition} disabled={disabled} change={(edition) => put({ edition })} />
          <NumberField label={say('panel.sets')} value={value.sets} step={1} min={1} disabled={disabled} change={(sets) => put({ sets })} />
        </div>
      </Section>
      <Section title={say('panel.legalLimit')}>
        <LimitFields value={value.limit} disabled={disabled} change={(limit) => put({ limit })} />
      </Section>
      <Section title={say('panel.components')} mark={value.components?.length} open={false}>
        <Components value={value} put={put} disabled={disabled} />
      </Section>
      <Section title={say('panel.header')} open={false}>
        {listed('results', 'panel.results')}
        {listed('fees', 'panel.fees')}
        {listed('forms', 'panel.templates')}
        {listed('legalBasis', 'panel.legal')}
      </Section>
      <Section title={say('panel.escalation')} open={false}>
        <EscalationFields value={value.escalation} none={say('panel.escalation.usual', { name: catalogue.usualPolicy ?? '…' })} catalogue={catalogue} disabled={disabled} change={(escalation) => put({ escalation })} />
      </Section>
    </>
  );
}

function Components({ value, put, disabled }: { value: Procedure; put: (patch: Partial<Procedure>) => void; disabled: boolean }): JSX.Element {
  const components = value.components ?? [];
  const change = (index: number, patch: Partial<(typeof components)[number]>): void =>
    put({ components: components.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  return (
    <>
      {components.map((component, index) => (
        <div class="rung" key={index}>
          <TextField label={`${say('panel.component')} ${index + 1}`} rows={2} value={component.text} disabled={disabled} change={(text) => (text === undefined ? put({ components: components.filter((_, at) => at !== index) }) : change(index, { text }))} />
          <div class="pair">
            <TextField label={say('panel.component.kind')} value={component.kind} list={['Bản chính', 'Bản sao', 'Bản sao có chứng thực']} disabled={disabled} change={(kind) => change(index, { kind })} />
            <NumberField label={say('panel.component.count')} value={component.count} step={1} min={0} disabled={disabled} change={(count) => change(index, { count })} />
          </div>
          <TextField label={say('panel.component.condition')} value={component.condition} disabled={disabled} change={(condition) => change(index, { condition })} />
        </div>
      ))}
      <button type="button" class="link" disabled={disabled} onClick={() => put({ components: [...components, { text: say('panel.component') }] })}>+ {say('panel.add')}</button>
    </>
  );
}
