/** A letter as it is typed in a hurry: small, without its marks; as long as it was, so that places in the text stay the same. */
function plainLetter(letter: string): string {
  if (letter === 'đ' || letter === 'Đ') return 'd';
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.length === letter.length ? bare : letter;
}

/** Text for comparing: `Thẩm định` and `tham dinh` are one. Of the same length as the composed text. */
export const fold = (text: string): string => Array.from(text.normalize('NFC'), plainLetter).join('');
