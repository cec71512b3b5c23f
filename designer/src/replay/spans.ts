import { say } from '../words/language';
import { span } from './path';

/** A length as a person says it. */
export function saySpan(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 30_000) return say('span.less');
  const { days, hours, minutes } = span(milliseconds);
  const parts = [
    days > 0 && say('span.days', { count: days }),
    hours > 0 && say('span.hours', { count: hours }),
    (minutes > 0 || (days === 0 && hours === 0)) && say('span.minutes', { count: minutes }),
  ];
  return parts.filter(Boolean).join(' ');
}
