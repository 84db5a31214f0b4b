import type { Generated } from 'kysely';
import type { GrantKind, Role } from '../../core/access.js';
import type { Locale } from '../../core/brand.js';
import type { IncidentActionKind, IncidentStatus } from '../../core/incident.js';
import type { CaseStatus } from '../../core/legal-case.js';
import type { VoiceKind } from '../../core/mention.js';
import type { Label } from '../../core/reading.js';
import type { SurveyKind } from '../../core/survey.js';
import type { TicketState } from '../../core/ticket.js';

/** The two databases that the queries of this folder run on. */
export type Engine = 'sqlite' | 'postgres';

/**
 * Rows as they lie in the database. Instants are integer milliseconds since 1970, documents are JSON text
 * (`documents.ts`), flags are 0 or 1: what both databases keep alike.
 */
export interface Tables {
  readonly mentions: MentionsTable;
  readonly mention_counts: MentionCountsTable;
  readonly cursors: CursorsTable;
  readonly source_health: SourceHealthTable;
  readonly data_gaps: DataGapsTable;
  readonly incidents: IncidentsTable;
  readonly incident_actions: IncidentActionsTable;
  readonly outbox: OutboxTable;
  readonly states: StatesTable;
  readonly corrections: CorrectionsTable;
  readonly legal_cases: LegalCasesTable;
  readonly tickets: TicketsTable;
  readonly access_grants: AccessGrantsTable;
  readonly survey_imports: SurveyImportsTable;
  readonly survey_answers: SurveyAnswersTable;
  readonly customers: CustomersTable;
  readonly brand_replies: BrandRepliesTable;
  readonly budgets: BudgetsTable;
  readonly settings: SettingsTable;
  readonly settings_history: SettingsHistoryTable;
}

/** Columns that are filtered by, beside two documents: the post without its instants, and the reading. */
export interface MentionsTable {
  seq: Generated<number>;
  brand_id: string;
  source: string;
  post_id: string;
  author: string;
  created_at: number;
  edited_at: number | null;
  received_at: number;
  voice: VoiceKind;
  label: Label;
  /** The reading's language. */
  lang: string;
  touchpoint: string | null;
  copy_of: string | null;
  fingerprint: string;
  campaign: string | null;
  /** 1 where a person put the reading right. */
  is_corrected: number;
  post: string;
  reading: string;
}

/** Mentions counted by the hour and by five minutes (`span_minutes`), kept in step by every write to `mentions`. */
export interface MentionCountsTable {
  brand_id: string;
  span_minutes: number;
  at: number;
  source: string;
  label: Label;
  voice: VoiceKind;
  mentions: number;
}

export interface CursorsTable {
  source: string;
  brand_id: string;
  cursor: string | null;
  updated_at: number;
}

export interface SourceHealthTable {
  source: string;
  brand_id: string;
  health: string;
}

export interface DataGapsTable {
  id: Generated<number>;
  brand_id: string;
  source: string;
  from_at: number;
  to_at: number | null;
  reason: string;
}

export interface IncidentsTable {
  id: string;
  brand_id: string;
  dedupe_key: string;
  status: IncidentStatus;
  opened_at: number;
  version: number;
  incident: string;
}

export interface IncidentActionsTable {
  id: Generated<number>;
  incident_id: string;
  at: number;
  actor: string;
  action: IncidentActionKind;
  detail: string;
}

export interface OutboxTable {
  id: Generated<number>;
  idempotency_key: string;
  channel: string;
  locale: Locale;
  /** Where the payload names an incident; null otherwise. */
  incident_id: string | null;
  payload: string;
  created_at: number;
  attempts: number;
  status: 'waiting' | 'sent' | 'failed';
  /** Not to be claimed before: the next attempt, or the end of the present lease. */
  due_at: number;
  sent_at: number | null;
  receipt: string | null;
  last_error: string | null;
}

export interface StatesTable {
  key: string;
  value: string;
  updated_at: number;
}

export interface CorrectionsTable {
  id: Generated<number>;
  brand_id: string;
  key: string;
  text: string;
  lang: string;
  label: Label;
  actor: string;
  at: number;
}

export interface BudgetsTable {
  budget: string;
  period_start: number;
  spent: number;
}

export interface SettingsTable {
  id: number;
  settings: string;
}

export interface SettingsHistoryTable {
  id: Generated<number>;
  at: number;
  actor: string;
  settings: string;
}

export interface LegalCasesTable {
  code: string;
  brand_id: string;
  mention: string;
  law: string;
  region: string | null;
  lang: string;
  touchpoint: string;
  complained_at: number;
  opened_at: number;
  working_days: number;
  due_at: number;
  status: CaseStatus;
  closed_at: number | null;
  closed_by: string | null;
  note: string;
}

export interface AccessGrantsTable {
  hash: string;
  kind: GrantKind;
  person: string;
  name: string;
  role: Role;
  created_at: number;
  expires_at: number;
}

export interface TicketsTable {
  subject: string;
  brand_id: string;
  incident_id: string | null;
  helpdesk: string;
  ticket_id: string | null;
  url: string | null;
  state: TicketState;
  opened_by: string;
  /** 0 where the claim was given back. */
  claimed_at: number;
  checked_at: number | null;
}

export interface SurveyImportsTable {
  id: Generated<number>;
  brand_id: string;
  begun_at: number;
  /** 0 while it is under way: its answers do not count yet. */
  is_done: number;
}

export interface SurveyAnswersTable {
  import_id: number;
  brand_id: string;
  kind: SurveyKind;
  answer_id: string;
  score: number;
  scale_min: number;
  scale_max: number;
  touchpoint: string | null;
  answered_at: number;
}

export interface CustomersTable {
  brand_id: string;
  pseudonym: string;
  made_at: number;
  expires_at: number;
  customer: string;
}

export interface BrandRepliesTable {
  brand_id: string;
  source: string;
  post_id: string;
  replied_at: number;
}
