import type { AfterAction } from '../core/after-action.js';
import type { Brand } from '../core/brand.js';
import type { Desk } from '../core/contracts/desk.js';
import type { Reader } from '../core/contracts/language.js';
import type { SettingsStore } from '../core/contracts/settings.js';
import type { Correction, Store } from '../core/contracts/store.js';
import type { CustomerReport } from '../core/customer.js';
import type { DepartmentReport, ExperienceMap } from '../core/experience.js';
import type { Incident } from '../core/incident.js';
import type { IncidentCard } from '../core/message.js';
import type { Digest, DigestPeriod, RiskSummary } from '../core/report.js';
import type { SourceStatus } from '../core/source-status.js';
import type { SurveyReport } from '../core/survey.js';
import type { Clock } from '../core/time.js';
import type { Logger } from '../lib/logger.js';
import type { OidcSignIn } from './access/oidc.js';

/** A span of whole days of a brand. */
export interface SpanRequest {
  readonly brand: Brand;
  /** 'YYYY-MM-DD' on the brand's clock. */
  readonly lastDay: string;
  readonly days: number;
  readonly now: Date;
}

/** The reports that channels send, made when a page asks for them, so that page and message cannot disagree. */
export interface WebReports {
  /** @param day first day of the period, 'YYYY-MM-DD' @throws {RangeError} not a day of the calendar */
  digest(request: {
    readonly brand: Brand;
    readonly day: string;
    /** A day where it is not said. */
    readonly period?: DigestPeriod;
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
  afterAction(request: {
    readonly incident: Incident;
    readonly brand: Brand;
    readonly now: Date;
  }): Promise<AfterAction>;
  experience(request: SpanRequest): Promise<ExperienceMap>;
  departments(request: SpanRequest): Promise<DepartmentReport>;
  /** Whole weeks; the last one is that of `lastDay`. */
  surveys(request: {
    readonly brand: Brand;
    readonly lastDay: string;
    readonly weeks: number;
  }): Promise<SurveyReport>;
  customers(request: { readonly brand: Brand; readonly now: Date }): Promise<CustomerReport>;
  /** How every source of every brand does, in the order of the configuration. */
  sources(): Promise<readonly SourceStatus[]>;
}

/**
 * Takes a signed call with survey answers, as it came over the network.
 *
 * @param call.signature header; null where it was missing
 * @param call.brandId whose address was called; answers for another brand are refused
 * @returns a status of HTTP and what the caller is told
 */
export type TakeSurveys = (call: {
  readonly brandId: string;
  readonly signature: string | null;
  readonly body: Uint8Array;
}) => Promise<{ readonly status: 200 | 400 | 401 | 413; readonly body: object }>;

/**
 * Puts a person's label in place of the reader's, and keeps the correction for the next training.
 *
 * @returns false where there is no such mention
 */
export type CorrectMention = (
  correction: Pick<Correction, 'brandId' | 'key' | 'label' | 'actor' | 'at'>,
) => Promise<boolean>;

/** What the page is made with. It writes by `correct`, `team` and `takeSurveys` alone. */
export interface WebOptions {
  readonly store: Store;
  readonly brands: readonly Brand[];
  readonly clock: Clock;
  readonly settings: Pick<SettingsStore, 'read' | 'history'>;
  /** Changes what the team may change, by the same rules as in chat. */
  readonly team: Pick<Desk, 'watch' | 'unwatch' | 'mute' | 'unmute' | 'act'>;
  /** For the page of one mention: which words moved its score. */
  readonly reader: Pick<Reader, 'version' | 'explain'>;
  readonly reports: WebReports;
  readonly correct: CorrectMention;
  /** Null where no secret is configured: then none are taken. */
  readonly takeSurveys: TakeSurveys | null;
  /** Address that people reach the page by, where it is not this machine's own; its host is then served too. */
  readonly publicUrl: string | null;
  /** Whether who sits at the machine itself may do everything without signing in. */
  readonly trustsThisMachine: boolean;
  /** The company's accounts; null where none are configured. */
  readonly oidc: OidcSignIn | null;
  readonly version: string;
  readonly log: Logger;
}
