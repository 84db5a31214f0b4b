import type { Migration } from 'kysely';
import type { Engine } from '../sql/schema.js';
import { initial } from './0001-initial.js';
import { tickets } from './0003-tickets.js';
import { legalCases } from './0004-legal-cases.js';
import { surveys } from './0005-surveys.js';
import { customers } from './0006-customers.js';
import { access } from './0007-access.js';
import { sources } from './0008-sources.js';

/**
 * Every migration by name, applied in the order of the names. They only expand (new tables, nullable columns,
 * indexes), so that the version before still runs on the newer schema while a new one is rolled out or back.
 * One that was released is never edited: a change is a new file.
 */
export function migrations(engine: Engine): Readonly<Record<string, Migration>> {
  return {
    '0001-initial': initial(engine),
    '0003-tickets': tickets(engine),
    '0004-legal-cases': legalCases(engine),
    '0005-surveys': surveys(engine),
    '0006-customers': customers(engine),
    '0007-access': access(engine),
    '0008-sources': sources(engine),
  };
}
