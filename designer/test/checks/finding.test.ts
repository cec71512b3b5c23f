import { expect, test } from 'vitest';
import { sorted, united, type Finding } from '../../src/checks/finding';

const form = (code: string, element: string, severity: Finding['severity'] = 'error'): Finding => ({ code, element, severity, message: `form ${code}`, from: 'form' });
const compiler = (code: string, element: string, severity: Finding['severity'] = 'error'): Finding => ({ code, element, severity, message: `compiler ${code}`, repair: 'mend', from: 'compiler' });

test('what rule and compiler both say of an element is said once, in the words that stood there first', () => {
  const found = united([compiler('LC2615', 'a'), compiler('LC1308', 'b', 'info')], [form('no-implicit-end', 'a'), form('step-has-limit', 'b', 'warning'), form('no-implicit-end', 'c')]);

  expect(found.map(({ code, message, severity, repair }) => [code, message, severity, repair])).toEqual([
    ['LC2615', 'form no-implicit-end', 'error', 'mend'],
    ['LC1308', 'form step-has-limit', 'warning', 'mend'],
    ['no-implicit-end', 'form no-implicit-end', 'error', undefined],
  ]);
});

test('the sentence behind something understood is worth more than the reminder of it', () => {
  expect(united([compiler('LC2501', 'a', 'info'), compiler('LC2501', 'a', 'info')], [form('inferences-confirmed', 'a', 'warning')]).map(({ code }) => code)).toEqual(['LC2501', 'LC2501']);
});

test('errors come first and nothing is said twice', () => {
  expect(sorted([compiler('LC2607', 'a', 'info'), compiler('LC2604', 'b'), compiler('LC2604', 'b')]).map(({ code }) => code)).toEqual(['LC2604', 'LC2607']);
});
