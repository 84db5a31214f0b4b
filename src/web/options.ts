import type { Brand } from '../core/brand.js';
import type { Desk } from '../core/contracts/desk.js';
import type { Reader } from '../core/contracts/language.js';
import type { SettingsStore } from '../core/contracts/settings.js';
import type { Correction, Store } from '../core/contracts/store.js';
import type { Incident } from '../core/incident.js';
import type { IncidentCard } from '../core/message.js';
import type { Digest, RiskSummary } from '../core/report.js';
import type { Clock } from '../core/time.js';
import type { Logger } from '../lib/logger.js';
import type { OidcSignIn } from './access/oidc.js';

/** The reports that channels send, made when a page asks for them, so that page and message cannot disagree. */
export interface WebReports {
  /** @param day 'YYYY-MM-DD' @throws {RangeError} not a day of the calendar */
  digest(request: {
    readonly brand: Brand;
    readonly day: string;
    readonly now: Date;
  }): Promise<Digest>;
  /** @param to end of the seven days, excluded */
  risk(request: {
    readonly brand: Brand;
    readonly to: Date;
    readonly now: Date;
  }): Promise<RiskSummary>;
  incidentCard(request: {
    readonly incident: Incident;
    readonly brand: Brand;
    readonly now: Date;
  }): Promise<IncidentCard>;
}

/**
 * Puts a person's label in place of the reader's, and keeps the correction for the next training.
 *
 * @returns false where there is no such mention
 */
export type CorrectMention = (
  correction: Pick<Correction, 'brandId' | 'key' | 'label' | 'actor' | 'at'>,
) => Promise<boolean>;

/** What the page is made with. It writes by `correct` alone. */
export interface WebOptions {
  readonly store: Store;
  readonly brands: readonly Brand[];
  readonly clock: Clock;
  readonly settings: Pick<SettingsStore, 'read' | 'history'>;
  /** Changes what the team may change, by the same rules as in chat. */
  readonly team: Pick<Desk, 'watch' | 'unwatch' | 'mute' | 'unmute'>;
  /** For the page of one mention: which words moved its score. */
  readonly reader: Pick<Reader, 'version' | 'explain'>;
  readonly reports: WebReports;
  readonly correct: CorrectMention;
  /** Address that people reach the page by, where it is not this machine's own; its host is then served too. */
  readonly publicUrl: string | null;
  /** Whether who sits at the machine itself may do everything without signing in. */
  readonly trustsThisMachine: boolean;
  /** The company's accounts; null where none are configured. */
  readonly oidc: OidcSignIn | null;
  readonly version: string;
  readonly log: Logger;
}
