import type { ReadDocument } from '../api/designs';

/** The document that a draft was made from stays beside it for as long as the browser's tab lives. */
const key = (draft: string): string => `laocai.word.${draft}`;

export interface Kept {
  name: string;
  document: ReadDocument;
}

export function keep(draft: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key(draft), JSON.stringify(kept));
  } catch {
    // A document larger than the browser keeps is shown until the page is left.
  }
}

export function kept(draft: string): Kept | undefined {
  const held = sessionStorage.getItem(key(draft));
  return held === null ? undefined : (JSON.parse(held) as Kept);
}
