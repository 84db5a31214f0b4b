import type { CaseStatus, LegalCase } from '../legal-case.js';

/** Which cases; every field narrows, and an empty list matches nothing. */
export interface CaseFilter {
  readonly brandId?: string;
  readonly statuses?: readonly CaseStatus[];
  /** Keys ('source/post id') of the mentions: with `brandId`, the cases of an incident's posts. */
  readonly mentions?: readonly string[];
  /** Those due before this instant, excluded. */
  readonly dueBefore?: Date;
}

/** How the open cases of a brand stand. */
export interface CaseCounts {
  readonly open: number;
  /** Of them, those whose term has run out. */
  readonly overdue: number;
  /** Of them, those still in time whose term ends before `soon`. */
  readonly dueSoon: number;
  /** When the first that is still in time falls due; null where there is none. */
  readonly nextDueAt: Date | null;
}

export interface CaseStore {
  /** Stores a new case, or returns the one that its mention already has. */
  open(legalCase: LegalCase): Promise<{ readonly legalCase: LegalCase; readonly isNew: boolean }>;
  get(code: string): Promise<LegalCase | null>;
  /** Earliest due first, at most `limit`. */
  list(filter: CaseFilter & { readonly limit: number }): Promise<readonly LegalCase[]>;
  /** @param options.soon an open case due before this instant is due soon */
  counts(
    brandId: string,
    options: { readonly now: Date; readonly soon: Date },
  ): Promise<CaseCounts>;
  /**
   * Ends an open case.
   * @returns null where there is no such case or somebody ended it first
   */
  close(
    code: string,
    end: {
      readonly status: Exclude<CaseStatus, 'open'>;
      readonly at: Date;
      /** 'channel:user id'. */
      readonly actor: string;
      readonly note: string;
    },
  ): Promise<LegalCase | null>;
  /** Removes cases that were closed before; open ones stay. @returns how many went */
  removeClosedBefore(closedBefore: Date): Promise<number>;
}
