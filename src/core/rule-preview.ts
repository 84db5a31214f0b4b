import type { FindingKind, Severity } from './finding.js';

/** One alert that a rule would have given. */
export interface PreviewedAlert {
  readonly openedAt: Date;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** The word that it is most about; null where none stands out. */
  readonly term: string | null;
  readonly observed: number;
  readonly expectedLow: number;
  readonly expectedHigh: number;
}

/** What a rule would have done with the latest days of what is stored. */
export interface RulePreview {
  readonly brandName: string;
  readonly days: number;
  /** Mentions of those days. */
  readonly mentions: number;
  /** Days of earlier history that the detector could learn from; below a fortnight its judgement is rough. */
  readonly learntDays: number;
  /** Weeks in which the rule allows one false alarm. */
  readonly budgetWeeks: number;
  /** Oldest first. */
  readonly alerts: readonly PreviewedAlert[];
  readonly alertsPerWeek: number;
  /** 90 % interval of the alerts a week. */
  readonly low: number;
  readonly high: number;
}
