import { say, type Word } from '../words/language';

const words: readonly (readonly [RegExp, Word])[] = [
  [/^name$/, 'panel.name'],
  [/^lane$/, 'kind.lane'],
  [/^from$/, 'difference.from'],
  [/^to$/, 'panel.outcomes.to'],
  [/^role$/, 'panel.role'],
  [/^unit$/, 'panel.unit'],
  [/^actor$/, 'panel.actor'],
  [/^(limit\.)?(value|unit)$/, 'panel.time'],
  [/^(limit\.text|time)$/, 'panel.text'],
  [/^limit\.from$/, 'panel.from'],
  [/^limit\./, 'panel.time'],
  [/^group$/, 'panel.group'],
  [/^detail\./, 'panel.detail'],
  [/^form$/, 'panel.form'],
  [/^documents/, 'panel.documents'],
  [/^products/, 'panel.products'],
  [/^legalBasis/, 'panel.legal'],
  [/^escalation/, 'panel.escalation'],
  [/^inferences/, 'panel.inferences'],
  [/^components/, 'panel.components'],
  [/^fees/, 'panel.fees'],
  [/^results/, 'panel.results'],
  [/^forms/, 'panel.templates'],
  [/^code$/, 'panel.code'],
  [/^agency$/, 'panel.agency'],
  [/^edition$/, 'panel.edition'],
  [/^kind$/, 'panel.end.kind'],
  [/^event$/, 'panel.wait.event'],
  [/^procedure$/, 'panel.linked.procedure'],
  [/^document$/, 'panel.document.key'],
];

/** The word of the trade for a property's path; the path itself where there is none. */
export function sayField(field: string): string {
  const found = words.find(([pattern]) => pattern.test(field));
  return found ? say(found[1]) : field;
}
