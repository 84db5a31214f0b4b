import type { NewMention } from '../../src/core/mention.js';
import type { SentimentCounts } from '../../src/core/report.js';

/** Calendar day of an instant, by Intl alone: another way than the one under test. */
export function plainDay(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant);
}

/** The day before or after, by the calendar alone. */
export function plainShift(day: string, days: number): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  return new Date(noon + days * 86_400_000).toISOString().slice(0, 10);
}

/** The first day that is wholly after an instant: its own only where it is that day's midnight. */
export function plainFirstWholeDay(instant: Date, timeZone: string): string {
  const day = plainDay(instant, timeZone);
  const justBefore = plainDay(new Date(instant.getTime() - 1), timeZone);
  return justBefore === day ? plainShift(day, 1) : day;
}

/** Counts of a list of mentions, the plain way. */
export function plainCounts(mentions: readonly NewMention[]): SentimentCounts {
  const voices = mentions.filter(({ voice }) => voice === 'original');
  const of = (label: string) => voices.filter(({ reading }) => reading.label === label).length;
  const [negative, neutral, positive] = [of('negative'), of('neutral'), of('positive')];
  return {
    mentions: mentions.length,
    voices: voices.length,
    negative,
    neutral,
    positive,
    netSentiment: voices.length === 0 ? null : (positive - negative) / voices.length,
    negativeShare: voices.length === 0 ? null : negative / voices.length,
  };
}

/** Quantile by sorting and interpolating, written another way than the one under test. */
export function plainQuantile(figures: readonly number[], q: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  let result = 0;
  const position = q * (sorted.length - 1);
  for (const [index, figure] of sorted.entries()) {
    result += figure * Math.max(0, 1 - Math.abs(index - position));
  }
  return result;
}
