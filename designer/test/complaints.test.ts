import { expect, test } from 'vitest';
import { inWords } from '../src/forms/complaints';

test('what the viewer complains about is said in Vietnamese, with its number', () => {
  expect(inWords('Field is required.')).toBe('Chưa điền ô này.');
  expect(inWords('Field must have minimum length of 3.')).toBe('Cần ít nhất 3 ký tự.');
  expect(inWords('Please select a valid value, the two nearest valid values are 5 and 10.')).toBe('Giá trị gần nhất có thể điền: 5 – 10.');
});

test('the words of an analyst stay as they are', () => {
  expect(inWords('Mã số thuế gồm 10 chữ số')).toBe('Mã số thuế gồm 10 chữ số');
});
