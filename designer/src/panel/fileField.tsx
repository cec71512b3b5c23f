import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { say } from '../words/language';

/** A place to drop a file, or to choose one; in the page's own words, which the browser's field has not. */
export function FileField({ label, accept, take, small = false }: { label: string; accept: string; take: (file: File) => void; small?: boolean }): JSX.Element {
  const id = useId();
  return (
    <div class={small ? 'drop small' : 'card drop'}>
      <span>{label}</span>
      <input id={id} class="sr" type="file" accept={accept} onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        event.currentTarget.value = ''; // the same file may be chosen again after it was mended
        if (file) take(file);
      }} />
      <label class="button" for={id}>{say('file.choose')}</label>
    </div>
  );
}
