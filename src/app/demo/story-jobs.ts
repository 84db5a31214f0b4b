import type { Brand, Locale } from '../../core/brand.js';
import type { Job } from '../../core/contracts/scheduler.js';
import { DAY_MS, HOUR_MS } from '../../core/time.js';
import { translator } from '../../lib/i18n/i18n.js';
import { STORY } from './dataset.js';

/** Kinds of jobs that run at every step, in the order in which a mention passes them. */
const KINDS = ['poll', 'detect', 'escalate', 'team', 'legal', 'deliver'] as const;
/** Competitors are only counted: they are asked this often. */
const RIVAL_EVERY_MS = 6 * HOUR_MS;
/** The morning of the bad day, at eight: what a quiet day's digest looks like. */
export const QUIET_DIGEST_AT = new Date(STORY.from.getTime() + 10 * DAY_MS + 8 * HOUR_MS);

/** The jobs of the story, each at its time. */
export function storyJobs(
  all: readonly Job[],
  {
    brand,
    locale,
    say,
  }: {
    readonly brand: Brand;
    readonly locale: Locale;
    readonly say: (text: string) => Promise<void>;
  },
): readonly Job[] {
  const jobs = KINDS.flatMap((kind) => all.filter(({ name }) => isOf(kind, name))).flatMap(
    (job) => {
      const ofBrand = job.name === 'deliver' || job.name.split(':').includes(brand.id);
      if (ofBrand) return [job];
      return job.name.startsWith('poll') ? [every(RIVAL_EVERY_MS, job)] : [];
    },
  );
  const digest = all.find(({ name }) => name === `digest:${brand.id}`);
  const heading = `${translator(locale)('demo:quiet')}\n\n`;
  return digest === undefined ? jobs : [quietDigest(digest, () => say(heading)), ...jobs];
}

function isOf(kind: string, name: string): boolean {
  return name === kind || name.startsWith(`${kind}:`) || name.startsWith(`${kind}/`);
}

function every(periodMs: number, job: Job): Job {
  return {
    ...job,
    run: async (now, signal) => {
      if ((now.getTime() - STORY.from.getTime()) % periodMs === 0) await job.run(now, signal);
    },
  };
}

function quietDigest(job: Job, announce: () => Promise<void>): Job {
  return {
    ...job,
    run: async (now, signal) => {
      if (now.getTime() !== QUIET_DIGEST_AT.getTime()) return;
      await announce();
      await job.run(now, signal);
    },
  };
}
