import { en } from './en';
import { vi } from './vi';

export type Word = keyof typeof vi;
export type Language = 'vi' | 'en';

/** The page's language, which the host writes into it by the person's choice. */
function chosen(): Language {
  return typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'vi';
}

export const language: Language = chosen();

const words: Record<Word, string> = language === 'en' ? en : vi;

/** A word with its places filled in: `{name}` takes the value of `name`. */
export function say(word: Word, values: Record<string, string | number> = {}): string {
  return words[word].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** Tells the host the choice, which brings the page back in that language. */
export function speak(next: Language): void {
  const url = new URL(location.href);
  url.searchParams.set('lang', next);
  location.assign(url);
}

const locale = language === 'en' ? 'en-GB' : 'vi-VN';
const zone = 'Asia/Ho_Chi_Minh';

export const sayNumber = (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);

export const sayShare = (share: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** An instant as the clock in the province shows it. */
export const sayInstant = (instant: string | Date): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit',
  }).format(new Date(instant));
