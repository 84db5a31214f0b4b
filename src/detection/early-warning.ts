import { DAY_MS, HOUR_MS } from '../core/time.js';
import { type Baseline, BIN_MS } from './baseline.js';

/** Hours whose course is looked at. */
const COURSE_HOURS = 3;
/** Decades below the threshold from which it does not matter any more how far below. */
const COLDEST = -3;
const HOTTEST = 0;
/** Relative variance of three hours beyond Poisson, as elsewhere in the detector. */
const DISPERSION = 0.1;

/** What is known at one moment of how today goes. */
export interface Course {
  /** Best score of the last three hours in decades from the threshold: -3 (or colder) to 0. */
  readonly heat: number;
  /** Surplus of negative voices of the last three hours in standard deviations, -2 to 6. */
  readonly pressure: number;
  /** Hours until midnight in the brand's zone. */
  readonly hoursLeft: number;
}

/** How likely today is to end as an incident. */
export interface EarlyWarning {
  /** From 0 to 1; 1 where one is open or was opened today. */
  readonly probability: number;
  readonly hasIncident: boolean;
}

/** Logistic weights, fitted to simulated brands (README.md). */
const WEIGHTS = { one: -4.61, heat: 0.23, pressure: 0.23, hoursLeft: 0.91 };

/** Probability, from 0 to 1, that an incident opens before midnight where none has opened today. */
export function probabilityOf({ heat, pressure, hoursLeft }: Course): number {
  const logit =
    WEIGHTS.one +
    WEIGHTS.heat * heat +
    WEIGHTS.pressure * pressure +
    WEIGHTS.hoursLeft * Math.log(Math.max(0.1, hoursLeft));
  return 1 / (1 + Math.exp(-logit));
}

/** The best score of each of the last hours. */
export type HeatState = readonly (readonly [hour: number, over: number])[];

/** Remembers how close to the threshold the last hours came. */
export class Heat {
  private hours: (readonly [number, number])[] = [];

  /** @param over decades above the threshold, negative below it */
  note(now: number, over: number): void {
    const hour = Math.floor(now / HOUR_MS);
    const last = this.hours.at(-1);
    if (last === undefined || last[0] < hour) this.hours.push([hour, over]);
    else if (over > last[1]) this.hours[this.hours.length - 1] = [last[0], over];
    if (this.hours.length > COURSE_HOURS + 1) this.hours.shift();
  }

  course(baseline: Baseline, now: number): Course {
    const since = Math.floor(now / HOUR_MS) - COURSE_HOURS;
    const recent = this.hours.filter(([hour]) => hour >= since).map(([, over]) => over);
    const bins = (COURSE_HOURS * HOUR_MS) / BIN_MS;
    const { observed, expected } = baseline.window('negative', bins, now);
    const spread = Math.sqrt(expected + DISPERSION * expected * expected + 0.25);
    return {
      heat: Math.min(HOTTEST, Math.max(COLDEST, ...recent)),
      pressure: Math.min(6, Math.max(-2, (observed - expected) / spread)),
      hoursLeft: (dayEnd(baseline, now) - now) / HOUR_MS,
    };
  }

  save(): HeatState {
    return this.hours.map(([hour, over]) => [hour, Math.round(over * 1000) / 1000] as const);
  }

  load(state: HeatState): void {
    this.hours = [...state];
  }
}

/** Midnight at the end of the day of `now` in the brand's zone. */
export function dayEnd({ offsetAt }: Pick<Baseline, 'offsetAt'>, now: number): number {
  const offset = offsetAt(now);
  return (Math.floor((now + offset) / DAY_MS) + 1) * DAY_MS - offset;
}
