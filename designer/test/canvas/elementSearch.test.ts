import { expect, test } from 'vitest';
import { tokens } from '../../src/canvas/elementSearch';
import { fold } from '../../src/words/fold';

test('a name is found without its marks, and each found part is marked where it stands', () => {
  expect(tokens('Thẩm định hồ sơ', ['dinh', 'tham'])).toEqual([
    { value: 'Thẩm', match: true }, { value: ' ' }, { value: 'định', match: true }, { value: ' hồ sơ' },
  ]);
  expect(tokens('Thẩm định hồ sơ', ['ky'])).toBeUndefined();
});

test('folding keeps the length of a text, however its marks are written', () => {
  for (const name of ['Đường ỞƯỢNG ßİ', 'Thẩm định'.normalize('NFD'), '𝒜 x']) expect(fold(name)).toHaveLength(name.normalize('NFC').length);
});
