import type { JSX } from 'preact';
import type { Limit, TimeUnit } from '../vocabulary/types';
import { say } from '../words/language';
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
