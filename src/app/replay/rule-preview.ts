import type { Brand } from '../../core/brand.js';
import type { Store } from '../../core/contracts/store.js';
import type { RulePreview } from '../../core/rule-preview.js';
import { DAY_MS, WEEK_MS } from '../../core/time.js';
import { Backtest } from '../../detection/backtest.js';
import type { DetectionRule } from '../../detection/config.js';
import { poissonInterval } from '../../detection/poisson-interval.js';
import { storedObservations } from './histories.js';
import { watchOptions } from './watch-options.js';

/** Days before the span that the detector learns from: its thresholds remember 28. */
const LEARNING_DAYS = 42;

/** The latest days of what is stored. */
export interface PreviewSpan {
  readonly days: number;
  readonly now: Date;
}

/**
 * What a rule would have alerted of in the latest days, learning from the six weeks before them. Nothing is changed.
 * It reads the brand's whole arrival order once, at some 30,000 mentions a second: let it run beside, and abort it.
 */
export async function previewRule(
  store: Store,
  {
    brand,
    rule,
    span: { days, now },
    signal,
  }: {
    readonly brand: Brand;
    readonly rule: DetectionRule;
    readonly span: PreviewSpan;
    readonly signal: AbortSignal;
  },
): Promise<RulePreview> {
  const from = now.getTime() - days * DAY_MS;
  const learnFrom = from - LEARNING_DAYS * DAY_MS;
  const watched = await watchOptions(brand, { brandId: brand.id, isTrusted: false });
  const test = new Backtest({ ...watched, rule });
  let mentions = 0;
  let first = Number.POSITIVE_INFINITY;
  for await (const block of storedObservations(store, { brandId: brand.id, signal })) {
    for (const observation of block) {
      const { receivedAt } = observation;
      if (receivedAt < learnFrom || receivedAt > now.getTime()) continue;
      first = Math.min(first, receivedAt);
      if (receivedAt >= from) mentions += 1;
      test.observe(observation);
    }
  }
  const alerts = test
    .result()
    .incidents.filter(({ openedAt }) => openedAt.getTime() >= from)
    .map(({ openedAt, kind, severity, reasons, observed, expectedLow, expectedHigh }) => ({
      openedAt,
      kind,
      severity,
      term: reasons.find((one) => one.kind === 'term' && one.term !== '*')?.term ?? null,
      observed,
      expectedLow,
      expectedHigh,
    }));
  const weeks = (days * DAY_MS) / WEEK_MS;
  const [low, high] = poissonInterval(alerts.length);
  return {
    brandName: brand.name,
    days,
    mentions,
    learntDays: Math.max(0, (from - first) / DAY_MS),
    budgetWeeks: rule.budget,
    alerts,
    alertsPerWeek: alerts.length / weeks,
    low: low / weeks,
    high: high / weeks,
  };
}
