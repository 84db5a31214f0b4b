import { HOUR_MS } from '../core/time.js';

/** Voices of one hour. */
export interface VoicePoint {
  readonly at: Date;
  readonly negative: number;
  readonly all: number;
}

/** Longest history that is counted hour by hour: two years, a few hundred kilobytes; of a longer one the latest. */
const MAX_HOURS = 2 * 366 * 24;

/** Counts voices by the hour of writing. */
export class HourlyVoices {
  private readonly negative = new Map<number, number>();
  private readonly all = new Map<number, number>();
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  add(createdAt: number, isNegative: boolean): void {
    const hour = Math.floor(createdAt / HOUR_MS);
    this.first = Math.min(this.first, hour);
    this.last = Math.max(this.last, hour);
    this.all.set(hour, (this.all.get(hour) ?? 0) + 1);
    if (isNegative) this.negative.set(hour, (this.negative.get(hour) ?? 0) + 1);
  }

  /** Oldest first, zeros included. */
  points(): readonly VoicePoint[] {
    if (this.first > this.last) return [];
    const from = Math.max(this.first, this.last - MAX_HOURS + 1);
    return Array.from({ length: this.last - from + 1 }, (_, index) => ({
      at: new Date((from + index) * HOUR_MS),
      negative: this.negative.get(from + index) ?? 0,
      all: this.all.get(from + index) ?? 0,
    }));
  }
}
