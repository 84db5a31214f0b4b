import type { Job } from '../../core/contracts/scheduler.js';
import type { StateStore } from '../../core/contracts/store.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.js';
import type { ManualClock } from '../../lib/clock.js';
import { STORY } from './dataset.js';

/** Steps of the sped-up clock: coarse while nothing happens, as fine as production polls once it does. */
const QUIET_STEP_MS = HOUR_MS;
const STORM_STEP_MS = 5 * MINUTE_MS;
/** The fine steps begin well before the storm, so that its first minutes are not special. */
const STORM_LEAD_MS = 3 * HOUR_MS;
/** The story is told to its end at eight in the morning of the next day, in Madrid. */
export const STORY_END = new Date(STORY.from.getTime() + 11 * DAY_MS + 8 * HOUR_MS);

/** Where the clock of a replay that was cut off stood. */
const CLOCK_KEY = 'demo:clock';

/** What a replay runs. */
export interface Replay {
  readonly clock: ManualClock;
  /** Polls, detection and delivery, in this order at every step. */
  readonly jobs: readonly Job[];
  readonly state: StateStore;
  readonly signal: AbortSignal;
  /** Told after each step: how much of the story is over, from 0 to 1. */
  readonly onStep: (share: number, now: Date) => Promise<void>;
}

/** The instant at which a replay over this store goes on: the story's beginning, or where it was cut off. */
export async function resumeAt(state: StateStore): Promise<Date> {
  const saved = await state.get(CLOCK_KEY);
  return saved === null ? STORY.from : new Date(saved);
}

/**
 * Runs the jobs over the story's days. A replay that is killed goes on at its last whole step; what that step stored
 * already is stored again without effect.
 */
export async function replayStory({ clock, jobs, state, signal, onStep }: Replay): Promise<void> {
  while (clock.now() < STORY_END && !signal.aborted) {
    const now = clock.now();
    for (const job of jobs) await job.run(now, signal);
    await onStep(
      (now.getTime() - STORY.from.getTime()) / (STORY_END.getTime() - STORY.from.getTime()),
      now,
    );
    const next = new Date(Math.min(now.getTime() + stepAt(now), STORY_END.getTime()));
    await state.set(CLOCK_KEY, next.toISOString(), now);
    clock.advanceTo(next);
  }
}

function stepAt(now: Date): number {
  const isStorm = now.getTime() >= STORY.crisisFrom.getTime() - STORM_LEAD_MS && now < STORY.to;
  return isStorm ? STORM_STEP_MS : QUIET_STEP_MS;
}
