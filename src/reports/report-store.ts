import type { StoreTables } from '../core/contracts/store.js';

/** What reports read: they never write. */
export type ReportStore = {
  readonly mentions: Pick<StoreTables['mentions'], 'stream' | 'buckets' | 'list' | 'span'>;
  readonly incidents: Pick<StoreTables['incidents'], 'list'>;
  readonly health: Pick<StoreTables['health'], 'gaps'>;
  readonly cases: Pick<StoreTables['cases'], 'list' | 'counts'>;
  readonly replies: Pick<StoreTables['replies'], 'list' | 'firstBySource'>;
  readonly state: Pick<StoreTables['state'], 'get'>;
};
