import type { JSX } from 'preact';
import type { Escalation, Limit, Rung, TimeUnit } from '../vocabulary/types';
import { say } from '../words/language';
import type { Catalogue } from '../api/catalogue';
import { NumberField, SelectField, TextField, type Option } from './fields';

const units: readonly TimeUnit[] = ['workingDay', 'workingHour', 'day', 'hour', 'minute'];

export const unitOptions: readonly Option[] = units.map((unit) => ({ value: unit, label: say(`unit.${unit}`) }));

/** A length and its unit; the unit is a working day until a person says otherwise. */
export function LimitFields({ value, change, disabled }: { value: Limit | undefined; change: (value: Limit | undefined) => void; disabled: boolean }): JSX.Element {
  const put = (patch: Partial<Limit>): void => {
    const next = { ...value, ...patch };
    change(next.value === undefined && !next.text ? undefined : next);
  };
  return (
    <>
      <div class="pair">
        <NumberField label={say('panel.value')} value={value?.value} disabled={disabled} change={(length) => put({ value: length, unit: value?.unit ?? 'workingDay' })} />
        <SelectField label={say('panel.unit.time')} value={value?.unit ?? 'workingDay'} none={null} options={unitOptions} disabled={disabled} change={(unit) => put({ unit: unit as TimeUnit })} />
      </div>
      <TextField label={say('panel.text')} value={value?.text} disabled={disabled} change={(text) => put({ text })} />
      {value?.from !== undefined && <TextField label={say('panel.from')} value={value.from} disabled={disabled} change={(from) => put({ from })} />}
    </>
  );
}

interface EscalationProps {
  value: Escalation | undefined;
  change: (value: Escalation | undefined) => void;
  catalogue: Catalogue;
  disabled: boolean;
}

/** When people are warned, and who hears of it in turn once the limit is past. */
export function EscalationFields({ value, change, catalogue, disabled }: EscalationProps): JSX.Element {
  const rungs = value?.rungs ?? [];
  const put = (index: number, patch: Partial<Rung>): void =>
    change({ ...value, rungs: rungs.map((rung, at) => (at === index ? { ...rung, ...patch } : rung)) });
  return (
    <>
      <TextField label={say('panel.escalation.warn')} value={percentages(value?.warnAt)} disabled={disabled} change={(text) => change({ ...value, warnAt: shares(text) })} />
      <fieldset class="field lines">
        <legend>{say('panel.escalation.chain')}</legend>
        {rungs.map((rung, index) => (
          <div class="rung" key={index}>
            <SelectField label={say('panel.role')} value={rung.role} options={catalogue.roleOptions} disabled={disabled} change={(role) => put(index, { role, unit: catalogue.unitOf(role) })} />
            <div class="pair">
              <NumberField label={say('panel.escalation.after')} value={rung.after} disabled={disabled} change={(after) => put(index, { after })} />
              <SelectField label={say('panel.unit.time')} value={rung.afterUnit ?? 'workingHour'} none={null} options={unitOptions} disabled={disabled} change={(unit) => put(index, { afterUnit: unit as TimeUnit })} />
            </div>
            <button type="button" class="link" disabled={disabled} onClick={() => change({ ...value, rungs: rungs.filter((_, at) => at !== index) })}>
              {say('panel.remove')}
            </button>
          </div>
        ))}
        <button type="button" class="link" disabled={disabled} onClick={() => change({ ...value, rungs: [...rungs, { after: 4, afterUnit: 'workingHour', role: 'unitHead', unit: catalogue.unitOf('unitHead') }] })}>
          + {say('panel.escalation.add')}
        </button>
      </fieldset>
    </>
  );
}

/** `0.5 0.8` as a person writes it: `50, 80`. */
export const percentages = (warnAt: string | undefined): string | undefined =>
  warnAt?.trim() ? warnAt.trim().split(/\s+/).map((share) => String(Math.round(Number(share) * 100))).join(', ') : undefined;

/** The other way; what lies outside 1 to 99 is left out. */
export function shares(text: string | undefined): string | undefined {
  const numbers = (text ?? '').split(/[^\d]+/).map(Number).filter((number) => number > 0 && number < 100);
  return numbers.length === 0 ? undefined : [...new Set(numbers)].sort((a, b) => a - b).map((number) => String(number / 100)).join(' ');
}
