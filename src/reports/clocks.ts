import { caseState } from '../core/legal-case.js';
import type { LegalClocks } from '../core/report.js';
import { WEEK_MS } from '../core/time.js';
import type { ReportStore } from './report-store.js';

const MAX_LINES = 5;

/** Legal terms of a brand that run at `now`: how many, and those that are overdue or end within a week. */
export async function legalClocks(
  store: ReportStore,
  { brandId, now }: { readonly brandId: string; readonly now: Date },
): Promise<LegalClocks> {
  const soon = new Date(now.getTime() + WEEK_MS);
  const { open, overdue, dueSoon } = await store.cases.counts(brandId, { now, soon });
  const urgent = await store.cases.list({
    brandId,
    statuses: ['open'],
    dueBefore: soon,
    limit: MAX_LINES,
  });
  return {
    open,
    overdue,
    dueSoon,
    lines: urgent.map((one) => ({
      code: one.code,
      law: one.law,
      touchpoint: one.touchpoint,
      dueAt: one.dueAt,
      state: caseState(one, { now, soonMs: WEEK_MS }),
    })),
  };
}
