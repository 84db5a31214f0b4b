/** 'answered' and 'dismissed' (it was no complaint, or another brand's) end a case. */
export const CASE_STATUSES = ['open', 'answered', 'dismissed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/**
 * A complaint that a law gives a term to be answered in. It names the mention and keeps neither its text nor its
 * author: the case outlives the mention, which may have to be erased.
 */
export interface LegalCase {
  /** The tracking code that the customer is given, for example 'R-7F3K2-M9QXD'; unique over all brands. */
  readonly code: string;
  readonly brandId: string;
  /** Key ('source/post id') of the mention; one case for each. */
  readonly mention: string;
  /** Id of the law in the configuration, for example 'es-10-2025'. */
  readonly law: string;
  /** Whose regional holidays count, for example 'ES-MD'; null for the national ones alone. */
  readonly region: string | null;
  /** Language of the complaint, in which it has to be answered. */
  readonly lang: string;
  /** Id of the touchpoint it is about. */
  readonly touchpoint: string;
  /** When the customer complained: the term runs from the next day. */
  readonly complainedAt: Date;
  readonly openedAt: Date;
  /** Working days of the term. */
  readonly workingDays: number;
  /** End of the last day of the term, on the brand's clock: the first instant that is too late. */
  readonly dueAt: Date;
  readonly status: CaseStatus;
  /** When it was answered or dismissed, and by whom ('channel:user id'); null while it is open. */
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  /** What the closer said of it; empty while it is open. */
  readonly note: string;
}

/** Where a case stands: open cases by how long is left, closed ones by whether that was in time. */
export type CaseState =
  | 'running'
  | 'due-soon'
  | 'overdue'
  | 'answered'
  | 'answered-late'
  | 'dismissed';

/** Where a case stands at an instant. @param soonMs an open case with this long or less to go is due soon */
export function caseState(
  { status, dueAt, closedAt }: Pick<LegalCase, 'status' | 'dueAt' | 'closedAt'>,
  { now, soonMs }: { readonly now: Date; readonly soonMs: number },
): CaseState {
  if (status === 'dismissed') return 'dismissed';
  if (status === 'answered')
    return closedAt !== null && closedAt >= dueAt ? 'answered-late' : 'answered';
  const leftMs = dueAt.getTime() - now.getTime();
  if (leftMs <= 0) return 'overdue';
  return leftMs <= soonMs ? 'due-soon' : 'running';
}
