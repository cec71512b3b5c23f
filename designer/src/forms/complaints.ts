import type { Form } from '@bpmn-io/form-js-viewer';
import { say } from '../words/language';
import type { Word } from '../words/language';

// The viewer says what is wrong in English only; by these it is known what it means.
const meanings: readonly [RegExp, Word][] = [
  [/^Field is required/, 'field.required'],
  [/minimum length of (.+)\.$/, 'field.short'],
  [/maximum length of (.+)\.$/, 'field.long'],
  [/minimum value of (.+)\.$/, 'field.small'],
  [/maximum value of (.+)\.$/, 'field.large'],
  [/be an integer/, 'field.integer'],
  [/at most (\d+) decimal/, 'field.decimals'],
  [/two nearest valid values are (.+)\.$/, 'field.step'],
  [/not a number/, 'field.number'],
  [/valid email/, 'field.email'],
  [/phone number/, 'field.phone'],
  [/must match pattern/, 'field.pattern'],
];

/** A complaint of the form viewer in the reader's language; an analyst's own words stay as they are. */
export function inWords(complaint: string): string {
  for (const [pattern, word] of meanings) {
    const found = pattern.exec(complaint);
    if (found) return say(word, { value: (found[1] ?? '').replace(' and ', ' – ') });
  }
  return complaint;
}

interface Validation { validateFieldInstance: (...given: unknown[]) => string[] }

/** Makes a form viewer complain in the reader's language. */
export function complainInWords(form: Form): void {
  const validation = form.get<Validation>('validator');
  const rules = validation.validateFieldInstance.bind(validation);
  validation.validateFieldInstance = (...given) => rules(...given).map(inWords);
}
