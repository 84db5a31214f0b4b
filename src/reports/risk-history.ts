import { z } from 'zod';
import type { StateStore } from '../core/contracts/store.js';
import type { RiskPoint, RiskSummary } from '../core/report.js';

/** Numbers that a summary shows: a quarter of weekly ones. */
const MAX_POINTS = 12;

const History = z.array(
  z.object({ to: z.coerce.date(), risk: z.number(), low: z.number(), high: z.number() }),
);

/** Key of a brand's past risk numbers in the store's states. */
function historyKey(brandId: string): string {
  return `risk/history/${brandId}`;
}

/** Numbers told before an instant, oldest first, at most 12; a document that cannot be read counts as none. */
export async function riskHistory(
  state: Pick<StateStore, 'get'>,
  { brandId, before }: { readonly brandId: string; readonly before: Date },
): Promise<readonly RiskPoint[]> {
  const points = await readHistory(state, brandId);
  return points.filter(({ to }) => to < before).slice(-MAX_POINTS);
}

/** Keeps the number of a summary, in place of an earlier one about the same week. */
export async function keepRisk(
  state: StateStore,
  { brandId, to, risk, low, high }: RiskSummary,
  now: Date,
): Promise<void> {
  const others = (await readHistory(state, brandId)).filter(
    (point) => point.to.getTime() !== to.getTime(),
  );
  const points = [...others, { to, risk, low, high }]
    .toSorted((a, b) => a.to.getTime() - b.to.getTime())
    .slice(-MAX_POINTS - 1);
  await state.set(historyKey(brandId), JSON.stringify(points), now);
}

async function readHistory(
  state: Pick<StateStore, 'get'>,
  brandId: string,
): Promise<readonly RiskPoint[]> {
  const text = await state.get(historyKey(brandId));
  if (text === null) return [];
  try {
    return History.parse(JSON.parse(text));
  } catch {
    // Written by a newer version: the trend begins anew, which is seen.
    return [];
  }
}
