import flatpickr from 'flatpickr';
import { Vietnamese } from 'flatpickr/dist/esm/l10n/vn.js';
import { language } from '../words/language';

/** The calendar of a date field begins on Monday and names months and days in the reader's language. */
export function speakDates(): void {
  if (language === 'vi') flatpickr.localize(Vietnamese);
}
