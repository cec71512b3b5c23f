import type { JSX } from 'preact';
import type { Catalogue } from '../api/catalogue';
import type { Escalation, Rung, TimeUnit } from '../vocabulary/types';
import { say } from '../words/language';
import { CheckField, NumberField, SelectField, TextField, type Option } from './fields';
import { unitOptions } from './limit';

interface EscalationProps {
  value: Escalation | undefined;
  /** What the first choice says: whose policy holds where none is chosen. */
  none: string;
  change: (value: Escalation | undefined) => void;
  catalogue: Catalogue;
  disabled: boolean;
}

const own = ' own';

/** Which policy holds: nobody's choice, one of the province's by its name, or one that is spelled out here. */
export function EscalationFields({ value, none, change, catalogue, disabled }: EscalationProps): JSX.Element {
  const chosen = value === undefined ? undefined : (value.name ?? own);
  const strange: Option[] = value?.name !== undefined && catalogue.policyWords(value.name) === undefined ? [{ value: value.name, label: value.name }] : [];
  const options: Option[] = [...catalogue.policyOptions, ...strange, { value: own, label: say('panel.escalation.own') }];
  const choose = (policy: string | undefined): void => {
    if (policy === own) change({ warnAt: '0.5 0.8', rungs: [firstRung(catalogue)] });
    else change(policy === undefined ? undefined : { name: policy });
  };
  return (
    <>
      <SelectField label={say('panel.escalation.policy')} value={chosen} none={none} options={options} disabled={disabled} change={choose} />
      {value?.name !== undefined && <p class="quiet-text">{catalogue.policyWords(value.name) ?? say('panel.escalation.unknown')}</p>}
      {chosen === own && value && <OwnPolicy value={value} change={change} catalogue={catalogue} disabled={disabled} />}
    </>
  );
}

const firstRung = (catalogue: Catalogue): Rung => ({ role: 'unitHead', unit: catalogue.unitOf('unitHead'), after: 4, afterUnit: 'workingHour' });

/** When people are warned, and who hears of it in turn and how once the limit is past. */
function OwnPolicy({ value, change, catalogue, disabled }: Omit<EscalationProps, 'none' | 'value'> & { value: Escalation }): JSX.Element {
  const rungs = value.rungs ?? [];
  const put = (index: number, patch: Partial<Rung>): void =>
    change({ ...value, rungs: rungs.map((rung, at) => (at === index ? { ...rung, ...patch } : rung)) });
  return (
    <>
      <TextField label={say('panel.escalation.warn')} value={percentages(value.warnAt)} disabled={disabled} change={(text) => change({ ...value, warnAt: shares(text) })} />
      <fieldset class="field lines">
        <legend>{say('panel.escalation.chain')}</legend>
        {rungs.map((rung, index) => (
          <div class="rung" key={index}>
            <SelectField label={say('panel.role')} value={rung.role} options={catalogue.roleOptions} disabled={disabled} change={(role) => put(index, { role, unit: catalogue.unitOf(role) })} />
            <div class="pair">
              <NumberField label={say('panel.escalation.after')} value={rung.after} disabled={disabled} change={(after) => put(index, { after })} />
              <SelectField label={say('panel.unit.time')} value={rung.afterUnit ?? 'workingHour'} none={null} options={unitOptions} disabled={disabled} change={(unit) => put(index, { afterUnit: unit as TimeUnit })} />
            </div>
            <Channels value={rung.channels} disabled={disabled} change={(channels) => put(index, { channels })} />
            <button type="button" class="link" disabled={disabled} onClick={() => change({ ...value, rungs: rungs.filter((_, at) => at !== index) })}>
              {say('panel.remove')}
            </button>
          </div>
        ))}
        <button type="button" class="link" disabled={disabled} onClick={() => change({ ...value, rungs: [...rungs, firstRung(catalogue)] })}>
          + {say('panel.escalation.add')}
        </button>
      </fieldset>
    </>
  );
}

const ways = [
  ['page', 'panel.escalation.page'],
  ['mail', 'panel.escalation.mail'],
  ['webhook:sms', 'panel.escalation.sms'],
  ['webhook', 'panel.escalation.webhook'],
] as const;

function Channels({ value, change, disabled }: { value: string | undefined; change: (value: string | undefined) => void; disabled: boolean }): JSX.Element {
  return (
    <fieldset class="field lines">
      <legend>{say('panel.escalation.channels')}</legend>
      {ways.map(([channel, word]) => (
        <CheckField key={channel} label={say(word)} value={told(value).includes(channel)} disabled={disabled} change={(on) => change(withChannel(value, channel, on === true))} />
      ))}
    </fieldset>
  );
}

const told = (channels: string | undefined): string[] => (channels ?? '').split(/\s+/).filter(Boolean);

/** A channel put in or taken out; the others stay as they are, also those that have no box here. */
export function withChannel(channels: string | undefined, channel: string, on: boolean): string | undefined {
  const rest = told(channels).filter((one) => one !== channel);
  return [...rest, ...(on ? [channel] : [])].join(' ') || undefined;
}

/** `0.5 0.8` as a person writes it: `50, 80`. */
export const percentages = (warnAt: string | undefined): string | undefined =>
  warnAt?.trim() ? warnAt.trim().split(/\s+/).map((share) => String(Math.round(Number(share) * 100))).join(', ') : undefined;

/** The other way; what lies outside 1 to 99 is left out. */
export function shares(text: string | undefined): string | undefined {
  const numbers = (text ?? '').split(/[^\d]+/).map(Number).filter((number) => number > 0 && number < 100);
  return numbers.length === 0 ? undefined : [...new Set(numbers)].sort((a, b) => a - b).map((number) => String(number / 100)).join(' ');
}
