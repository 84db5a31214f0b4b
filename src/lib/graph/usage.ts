import { z } from 'zod';
import { MINUTE_MS } from '../../core/time.js';
import { optional } from '../http/forgiving.js';
import type { Quota } from '../rate-limit.js';

const Percent = optional(z.number());
const Usage = z.object({
  call_count: Percent,
  total_time: Percent,
  total_cputime: Percent,
  estimated_time_to_regain_access: Percent,
});
type Usage = z.infer<typeof Usage>;

/** How much of an hour's calls, time and processor is used. */
export interface GraphUsage {
  /** Of the scarcest, in percent; can be over 100. */
  readonly percent: number;
  /** Until calls are taken again; null where they are. */
  readonly regainMinutes: number | null;
}

/**
 * Reads what Meta tells of its limits with every answer: `x-app-usage` and `x-page-usage` hold one account of use,
 * `x-business-use-case-usage` a list for each business.
 *
 * @returns null where the answer says nothing
 */
export function readUsage(headers: Readonly<Record<string, string>>): GraphUsage | null {
  const plain = ['x-app-usage', 'x-page-usage', 'x-ad-account-usage'].flatMap((name) => {
    const usage = Usage.safeParse(parse(headers[name]));
    return usage.success ? [usage.data] : [];
  });
  const cases = z
    .record(z.string(), z.array(Usage))
    .safeParse(parse(headers['x-business-use-case-usage']));
  const all = [...plain, ...Object.values(cases.data ?? {}).flat()];
  const percents = all.flatMap(percentsOf);
  if (percents.length === 0) return null;
  const minutes = all.map(({ estimated_time_to_regain_access: regain = 0 }) => regain);
  const regain = Math.ceil(Math.max(...minutes));
  return { percent: Math.max(...percents), regainMinutes: regain > 0 ? regain : null };
}

/** The same as a budget of a hundred. */
export function usageQuota(headers: Readonly<Record<string, string>>, now: Date): Quota | null {
  const usage = readUsage(headers);
  if (usage === null) return null;
  const { percent, regainMinutes } = usage;
  return {
    remaining: regainMinutes === null ? Math.max(0, Math.floor(100 - percent)) : 0,
    resetAt: regainMinutes === null ? null : new Date(now.getTime() + regainMinutes * MINUTE_MS),
  };
}

function percentsOf({ call_count: calls, total_time: time, total_cputime: cpu }: Usage): number[] {
  return [calls, time, cpu].flatMap((percent) => percent ?? []);
}

function parse(header: string | undefined): unknown {
  try {
    return JSON.parse(header ?? '');
  } catch {
    return null;
  }
}
