import type { Role } from '../access.js';
import type { Brand } from '../brand.js';
import type { DataGap, FindingKind } from '../finding.js';
import type { HumanAction, Incident, IncidentStatus, Verdicts } from '../incident.js';
import type { Mention } from '../mention.js';
import type { IncidentCard } from '../message.js';
import type { Label, Reading } from '../reading.js';
import type { Digest, RiskSummary, SentimentCounts } from '../report.js';
import type { DraftScore } from '../response.js';
import type { RulePreview } from '../rule-preview.js';
import type { TicketLine } from '../ticket.js';
import type { TimeRange } from '../time.js';
import type { SourceHealth } from './store.js';

/** Who asks for something. */
export interface Asker {
  /** 'channel:user id', as it goes into logs and histories. */
  readonly actor: string;
  /** How others call them. */
  readonly name: string;
}

/** Names one mention in few characters: its brand and its place in the order of arrival. */
export interface MentionRef {
  readonly brandId: string;
  readonly seq: number;
}

/** Which mentions a person wants to read. */
export interface MentionSearch {
  readonly brandId: string;
  /** Written in these hours up to `until`. */
  readonly hours: number;
  /** Keeps the pages of one search the same while new mentions arrive. */
  readonly until: Date;
  readonly label: Label | null;
  readonly source: string | null;
  readonly language: string | null;
  readonly touchpoint: string | null;
}

/** One page of a search, newest first. */
export interface MentionPage {
  readonly brand: Brand;
  readonly mentions: readonly Mention[];
  readonly total: number;
}

/** How Vigía itself does. */
export interface DeskStatus {
  readonly version: string;
  readonly engine: 'sqlite' | 'postgres';
  readonly now: Date;
  readonly brands: readonly {
    readonly brand: Brand;
    readonly mentions: number;
    readonly span: TimeRange | null;
    readonly sources: readonly SourceHealth[];
    readonly silent: readonly DataGap[];
  }[];
  readonly outbox: { readonly waiting: number; readonly failed: number };
  readonly openIncidents: number;
}

/** What the team has said of one rule, and what follows from it. */
export interface RuleVerdicts {
  readonly kind: FindingKind;
  readonly verdicts: Verdicts;
  /** Weeks between false alarms that would suit the verdicts better; null where the present ones are to stay. */
  readonly proposedWeeks: number | null;
}

/** How a brand stands. */
export interface BrandOverview {
  readonly brand: Brand;
  readonly now: Date;
  /** The last 24 hours, in whole hours, and the 24 before them. */
  readonly counts: SentimentCounts;
  readonly previous: SentimentCounts;
  readonly risk: RiskSummary;
  /** Not yet closed, gravest first. */
  readonly openIncidents: readonly Incident[];
  readonly silent: readonly DataGap[];
  readonly lastMentionAt: Date | null;
  /** Until when alerts are muted: an instant, 'until-unmuted', or null. */
  readonly mutedUntil: Date | 'until-unmuted' | null;
  readonly watchTerms: readonly string[];
  /** Those that have been judged. */
  readonly rules: readonly RuleVerdicts[];
}

/** Which rule to try on what the store holds. */
export interface BacktestRequest {
  readonly brandId: string;
  readonly days: number;
  /** Weeks between two false alarms. */
  readonly budgetWeeks: number;
  readonly signal: AbortSignal;
}

/** The rule asked for beside the one in force, over the same days. */
export interface BacktestSummary {
  readonly brand: Brand;
  readonly asked: RulePreview;
  readonly current: RulePreview;
}

/** What is handed to the helpdesk. */
export type HandOffSubject =
  | { readonly type: 'incident'; readonly incidentId: string }
  | { readonly type: 'mention'; readonly ref: MentionRef };

/** What went when an author was forgotten. */
export interface Forgotten {
  readonly mentions: number;
  readonly incidents: number;
}

/** Ends of a mute of a brand. */
export type BrandMute = { readonly hours: number } | 'until-unmuted';

/** What this installation can do beside the rest. */
export interface DeskAbilities {
  readonly handOff: boolean;
  readonly scoreDraft: boolean;
  readonly backtest: boolean;
  readonly signIn: boolean;
}

/**
 * Everything that a person may ask of Vigía in a conversation: plain data in and out, no words of its own. Who may
 * ask for what is decided by the channel before it asks.
 *
 * Every method throws `UserError` where the person can mend the request, and `StoreUnavailableError` where the
 * database does not answer.
 */
export interface Desk {
  readonly brands: readonly Brand[];
  readonly abilities: DeskAbilities;

  /** Does something to an incident and changes its card; of two at once the first wins, and the second is told. */
  act(request: {
    readonly incidentId: string;
    readonly action: HumanAction;
    readonly asker: Asker;
  }): Promise<Incident>;
  incident(incidentId: string): Promise<IncidentCard>;
  /** Newest first, at most `limit`. */
  incidents(filter: {
    readonly brandId?: string;
    readonly statuses?: readonly IncidentStatus[];
    readonly limit: number;
  }): Promise<readonly { readonly incident: Incident; readonly brand: Brand }[]>;
  /** Hands an incident or a mention to the helpdesk; asked for again, the same ticket comes back. */
  handOff(request: {
    readonly subject: HandOffSubject;
    readonly asker: Asker;
  }): Promise<{ readonly ticket: TicketLine; readonly isNew: boolean }>;
  /** Scores a person's own answer as it scores its own suggestions. */
  scoreDraft(request: { readonly incidentId: string; readonly text: string }): Promise<DraftScore>;

  mentions(
    search: MentionSearch,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<MentionPage>;
  mention(ref: MentionRef): Promise<{ readonly brand: Brand; readonly mention: Mention }>;
  /** The posts that an incident's card may show, in the card's order. */
  mentionsOf(incidentId: string): Promise<readonly Mention[]>;
  /** Puts a person's label in place of the reader's. */
  label(request: {
    readonly ref: MentionRef;
    readonly label: Label;
    readonly asker: Asker;
  }): Promise<{ readonly before: Reading; readonly after: Reading }>;

  status(): Promise<DeskStatus>;
  overview(brandId: string): Promise<BrandOverview>;
  digest(request: {
    readonly brandId: string;
    readonly day: 'today' | 'yesterday';
  }): Promise<Digest>;
  risk(brandId: string): Promise<RiskSummary>;
  backtest(request: BacktestRequest): Promise<BacktestSummary>;

  watchTerms(brandId: string): Promise<readonly string[]>;
  /** @returns false where the term was watched already */
  watch(request: {
    readonly brandId: string;
    readonly term: string;
    readonly asker: Asker;
  }): Promise<boolean>;
  /** @returns false where the term was not watched */
  unwatch(request: {
    readonly brandId: string;
    readonly term: string;
    readonly asker: Asker;
  }): Promise<boolean>;
  /** @returns the end of the mute, or null where only a person ends it */
  mute(request: {
    readonly brandId: string;
    readonly until: BrandMute;
    readonly asker: Asker;
  }): Promise<Date | null>;
  /** @returns false where the brand was not muted */
  unmute(request: { readonly brandId: string; readonly asker: Asker }): Promise<boolean>;

  /** Erases an author: mentions, corrections, what detection and incidents remember. */
  forget(request: {
    readonly source: string;
    readonly handle: string;
    readonly asker: Asker;
  }): Promise<Forgotten>;
  /** An address that signs the asker in to the page once, within minutes. */
  signInLink(request: { readonly asker: Asker; readonly role: Role }): Promise<string>;
}
