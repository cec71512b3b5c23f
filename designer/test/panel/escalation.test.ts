import { expect, test } from 'vitest';
import { Catalogue } from '../../src/api/catalogue';
import { withChannel } from '../../src/panel/escalation';

test('a channel is put in and taken out, and others stay', () => {
  expect(withChannel(undefined, 'mail', true)).toBe('mail');
  expect(withChannel('webhook:phong-hop mail', 'webhook:sms', true)).toBe('webhook:phong-hop mail webhook:sms');
  expect(withChannel('mail', 'mail', false)).toBeUndefined();
  expect(withChannel('mail', 'mail', true)).toBe('mail');
});

test('the catalogue knows the policies of the province in words, and which of them is everybody’s', () => {
  const catalogue = new Catalogue({ roles: [], units: [], documents: [], procedures: [], escalations: [{ name: 'Hồ sơ gấp', isDefault: false, vi: 'Cảnh báo', en: 'Warned' }, { name: 'Thông thường', isDefault: true, vi: '', en: '' }] });
  expect(catalogue.policyOptions.map(({ value }) => value)).toEqual(['Hồ sơ gấp', 'Thông thường']);
  expect(catalogue.usualPolicy).toBe('Thông thường');
  expect(catalogue.policyWords('Khẩn')).toBeUndefined();
});
