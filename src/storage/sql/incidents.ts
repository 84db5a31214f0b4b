import type { Insertable } from 'kysely';
import type { IncidentStore } from '../../core/contracts/store.js';
import type { Incident, IncidentAction, IncidentStatus, Rating } from '../../core/incident.js';
import type { TimeRange } from '../../core/time.js';
import { isOneOf, type SqlContext } from './context.js';
import { fromDocument, toDocument, toMs } from './documents.js';
import type { IncidentsTable } from './schema.js';

/** Incidents and their log in either database. */
export class SqlIncidents implements IncidentStore {
  readonly #context: SqlContext;

  constructor(context: SqlContext) {
    this.#context = context;
  }

  async create(incident: Incident): Promise<{ incident: Incident; isNew: boolean }> {
    // The insert waits for another one with the same key to commit, so that the look-up below finds it.
    const { numInsertedOrUpdatedRows: inserted } = await this.#context.db
      .insertInto('incidents')
      .values(toRow(incident))
      .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
      .executeTakeFirstOrThrow();
    if (inserted === 1n) return { incident, isNew: true };
    const existing = await this.byDedupeKey(incident.dedupeKey);
    if (existing === null) throw new Error(`incident ${incident.id} vanished while it was created`);
    return { incident: existing, isNew: false };
  }

  async update(incident: Incident): Promise<boolean> {
    const { numUpdatedRows } = await this.#context.db
      .updateTable('incidents')
      .set(toRow(incident))
      .where('id', '=', incident.id)
      .where('version', '=', incident.version - 1)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  get(id: string): Promise<Incident | null> {
    return this.#one('id', id);
  }

  byDedupeKey(dedupeKey: string): Promise<Incident | null> {
    return this.#one('dedupe_key', dedupeKey);
  }

  async list(filter: {
    readonly brandId?: string;
    readonly statuses?: readonly IncidentStatus[];
    readonly range?: TimeRange;
    readonly limit: number;
  }): Promise<readonly Incident[]> {
    let query = this.#context.db
      .selectFrom('incidents')
      .select('incident')
      .orderBy('opened_at', 'desc')
      .orderBy('id', 'desc')
      .limit(filter.limit);
    const { brandId, statuses, range } = filter;
    if (brandId !== undefined) query = query.where('brand_id', '=', brandId);
    if (statuses !== undefined) {
      query = query.where(isOneOf(this.#context.engine, 'status', statuses));
    }
    if (range !== undefined) {
      query = query
        .where('opened_at', '>=', toMs(range.from))
        .where('opened_at', '<', toMs(range.to));
    }
    const rows = await query.execute();
    return rows.map((row) => fromDocument<Incident>(row.incident));
  }

  async log(action: IncidentAction): Promise<void> {
    await this.#context.db
      .insertInto('incident_actions')
      .values({
        incident_id: action.incidentId,
        at: toMs(action.at),
        actor: action.actor,
        action: action.action,
        detail: action.detail,
      })
      .execute();
  }

  async actions(incidentId: string): Promise<readonly IncidentAction[]> {
    const rows = await this.#context.db
      .selectFrom('incident_actions')
      .select(['at', 'actor', 'action', 'detail'])
      .where('incident_id', '=', incidentId)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map(({ at, ...action }) => ({ incidentId, at: new Date(at), ...action }));
  }

  async ratings(brandId: string): Promise<readonly Rating[]> {
    const rows = await this.#context.db
      .selectFrom('incident_actions')
      .innerJoin('incidents', 'incidents.id', 'incident_actions.incident_id')
      .select(['incident_actions.incident_id', 'incident_actions.actor', 'incidents.incident'])
      .select('incident_actions.action')
      .where('incidents.brand_id', '=', brandId)
      .where('incident_actions.action', 'in', ['rated-useful', 'rated-not-useful'])
      .orderBy('incident_actions.at')
      .orderBy('incident_actions.id')
      .execute();
    const last = new Map<string, Rating>();
    for (const { incident_id, actor, action, incident } of rows)
      last.set(JSON.stringify([incident_id, actor]), {
        incidentId: incident_id,
        kind: fromDocument<Incident>(incident).kind,
        actor,
        isUseful: action === 'rated-useful',
      });
    return [...last.values()];
  }

  async #one(column: 'id' | 'dedupe_key', value: string): Promise<Incident | null> {
    const row = await this.#context.db
      .selectFrom('incidents')
      .select('incident')
      .where(column, '=', value)
      .executeTakeFirst();
    return row === undefined ? null : fromDocument<Incident>(row.incident);
  }
}

function toRow(incident: Incident): Insertable<IncidentsTable> {
  return {
    id: incident.id,
    brand_id: incident.brandId,
    dedupe_key: incident.dedupeKey,
    status: incident.status,
    opened_at: toMs(incident.openedAt),
    version: incident.version,
    incident: toDocument(incident),
  };
}
