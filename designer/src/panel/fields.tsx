import type { ComponentChildren, JSX, TargetedEvent } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { say } from '../words/language';

interface Common<T> {
  label: string;
  value: T | undefined;
  /** Called when a person has finished with the field, so that one edit is one step to undo. */
  change: (value: T | undefined) => void;
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

function Labelled({ id, label, hint, children }: { id: string; label: string; hint?: string | undefined; children: ComponentChildren }): JSX.Element {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

/** What is being typed, until it is finished; follows the model when that changes underneath. */
function useDraft(value: string): [string, (next: string) => void] {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return [draft, setDraft];
}

/**
 * A field is finished when it is left or Enter is pressed. Not onChange: preact/compat, which the form editor brings
 * along, turns that into one call for each letter.
 */
function finished(done: (typed: string, field: HTMLInputElement | HTMLTextAreaElement) => void) {
  return {
    onBlur: ({ currentTarget }: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => done(currentTarget.value, currentTarget),
    onKeyDown: (event: TargetedEvent<HTMLInputElement | HTMLTextAreaElement, KeyboardEvent>) => {
      if (event.key === 'Enter' && event.currentTarget instanceof HTMLInputElement) done(event.currentTarget.value, event.currentTarget);
    },
  };
}

/** `live`: told of each letter, for forms that are sent by a button; otherwise once, so that it is one step to undo. */
export function TextField({ label, value, change, hint, disabled, rows, list, live = false }: Common<string> & { rows?: number; list?: readonly string[]; live?: boolean }): JSX.Element {
  const id = useId();
  const [draft, setDraft] = useDraft(value ?? '');
  const common = {
    id,
    value: draft,
    disabled: disabled ?? false,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    onInput: (event: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setDraft(event.currentTarget.value);
      if (live) change(event.currentTarget.value);
    },
    ...finished((typed) => {
      const next = typed.trim() === '' ? undefined : typed;
      if (!live && next !== value) change(next);
    }),
  };
  return (
    <Labelled id={id} label={label} hint={hint}>
      {rows === undefined ? <input type="text" list={list && `${id}-list`} {...common} /> : <textarea rows={rows} {...common} />}
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((entry) => <option key={entry} value={entry} />)}
        </datalist>
      )}
    </Labelled>
  );
}

export function NumberField({ label, value, change, hint, disabled, step = 'any', min = 0 }: Common<number> & { step?: number | 'any'; min?: number }): JSX.Element {
  const id = useId();
  const [draft, setDraft] = useDraft(value === undefined ? '' : String(value));
  return (
    <Labelled id={id} label={label} hint={hint}>
      <input
        id={id}
        type="number"
        min={min}
        step={step}
        value={draft}
        disabled={disabled}
        onInput={(event) => setDraft(event.currentTarget.value)}
        {...finished((typed, field) => {
          const number = typed.trim() === '' ? undefined : Number(typed);
          if (!field.checkValidity()) field.reportValidity();
          else if (number !== value) change(number);
        })}
      />
    </Labelled>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField({ label, value, change, hint, disabled, options, none = say('panel.none') }: Common<string> & { options: readonly Option[]; none?: string | null }): JSX.Element {
  const id = useId();
  const unknown = value !== undefined && !options.some((option) => option.value === value);
  return (
    <Labelled id={id} label={label} hint={hint}>
      <select id={id} value={value ?? ''} disabled={disabled} onChange={(event) => change(event.currentTarget.value || undefined)}>
        {none !== null && <option value="">{none}</option>}
        {unknown && <option value={value}>{value}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </Labelled>
  );
}

export function CheckField({ label, value, change, disabled }: Common<boolean>): JSX.Element {
  const id = useId();
  return (
    <div class="field check">
      <input id={id} type="checkbox" checked={value ?? false} disabled={disabled} onChange={(event) => change(event.currentTarget.checked)} />
      <label for={id}>{label}</label>
    </div>
  );
}

/** A list of texts, one a line; an emptied line is dropped. */
export function LinesField({ label, value, change, disabled, list }: Common<string[]> & { list?: readonly string[] }): JSX.Element {
  const id = useId();
  const lines = value ?? [];
  const [adding, setAdding] = useState(false);
  const put = (index: number, text: string): void => {
    const next = lines.slice();
    next[index] = text.trim();
    setAdding(false);
    change(next.filter((line) => line !== ''));
  };
  const shown = adding ? [...lines, ''] : lines;
  return (
    <fieldset class="field lines">
      <legend>{label}</legend>
      {shown.map((line, index) => (
        <div class="line" key={`${index} ${line}`}>
          <input
            type="text"
            aria-label={`${label} ${index + 1}`}
            value={line}
            disabled={disabled}
            list={list && `${id}-list`}
            autofocus={line === ''}
            {...finished((typed) => {
              if (typed.trim() !== line || typed === '') put(index, typed);
            })}
          />
          <button type="button" class="quiet" title={say('panel.remove')} aria-label={`${say('panel.remove')} ${index + 1}`} disabled={disabled} onClick={() => put(index, '')}>
            ×
          </button>
        </div>
      ))}
      {list && <datalist id={`${id}-list`}>{list.map((entry) => <option key={entry} value={entry} />)}</datalist>}
      {!adding && !disabled && <button type="button" class="link" onClick={() => setAdding(true)}>+ {say('panel.add')}</button>}
    </fieldset>
  );
}

export function Section({ title, open = true, mark, children }: { title: string; open?: boolean; mark?: string | number | undefined; children: ComponentChildren }): JSX.Element {
  return (
    <details class="section" open={open}>
      <summary>
        {title}
        {mark !== undefined && <span class="mark">{mark}</span>}
      </summary>
      <div class="section-body">{children}</div>
    </details>
  );
}
