import { Linter } from 'bpmnlint';
import type { Config, Resolver, RuleFactory } from 'bpmnlint/lib/types';
import endRequired from 'bpmnlint/rules/end-event-required';
import fakeJoin from 'bpmnlint/rules/fake-join';
import noDisconnected from 'bpmnlint/rules/no-disconnected';
import noJoinFork from 'bpmnlint/rules/no-gateway-join-fork';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split';
import singleStart from 'bpmnlint/rules/single-blank-start-event';
import startRequired from 'bpmnlint/rules/start-event-required';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway';
import { say, type Word } from '../words/language';
import type { Definitions } from '../vocabulary/types';
import type { Finding } from './finding';
import * as own from './rules';

type Severity = 'error' | 'warn' | 'info';

/** The rules of form, each with its weight. What a rule says is in the words of the trade, under `rule.NAME`. */
const rules = {
  'accepted-elements': [own.acceptedElements, 'error'],
  'accepted-events': [own.acceptedEvents, 'error'],
  'start-required': [startRequired, 'error'],
  'single-start': [singleStart, 'error'],
  'end-required': [endRequired, 'error'],
  'no-disconnected': [noDisconnected, 'error'],
  reachable: [own.reachable, 'error'],
  'no-implicit-split': [noImplicitSplit, 'error'],
  'no-implicit-end': [noImplicitEnd, 'error'],
  'no-duplicate-flows': [own.flowsDiffer, 'error'],
  'outcomes-named': [own.outcomesNamed, 'error'],
  'outcomes-differ': [own.outcomesDiffer, 'error'],
  'step-named': [own.stepNamed, 'error'],
  'step-has-role': [own.stepHasRole, 'error'],
  'step-has-limit': [own.stepHasLimit, 'warn'],
  'wait-stated': [own.waitStated, 'error'],
  'linked-stated': [own.linkedStated, 'error'],
  'document-stated': [own.documentStated, 'error'],
  'inferences-confirmed': [own.inferencesConfirmed, 'warn'],
  'no-join-fork': [noJoinFork, 'warn'],
  'superfluous-gateway': [superfluousGateway, 'warn'],
  'fake-join': [fakeJoin, 'info'],
} satisfies Record<string, [RuleFactory, Severity]>;

export type RuleName = keyof typeof rules;

const resolver: Resolver = {
  resolveRule: (_pkg, name) => rules[name as RuleName][0],
  resolveConfig: (_pkg, name) => {
    throw new Error(`no rule set is named ${name}`);
  },
};

const config: Config = {
  rules: Object.fromEntries(Object.entries(rules).map(([name, [, severity]]) => [name, severity])),
};

const severities = { error: 'error', warn: 'warning', info: 'info', 'rule-error': 'error' } as const;

/** What the form rules say of a drawing. */
export async function checkForm(definitions: Definitions): Promise<Finding[]> {
  const results = await new Linter({ resolver, config }).lint(definitions);
  return Object.entries(results).flatMap(([name, reports]) =>
    reports.map((report) => ({
      code: name,
      severity: severities[report.category as keyof typeof severities],
      message: say(`rule.${name}` as Word),
      element: report.id || undefined,
      from: 'form' as const,
    })),
  );
}
