import { openSqliteStore } from '../../../src/storage/sqlite/index.js';
import { mention, START } from '../../contract/store/examples.js';

/**
 * Stores pages of 200 mentions, each with its cursor in one transaction, and stops for ever in the middle of the
 * fourth, to be killed there. Arguments: the database file.
 */
const [, , path = ''] = process.argv;
const store = openSqliteStore({ path });
await store.migrate();
for (let page = 1; ; page += 1) {
  await store.transaction(async (tables) => {
    await tables.mentions.add(Array.from({ length: 200 }, (_, row) => mention(page * 1_000 + row)));
    await tables.cursors.set('bluesky', 'condor', String(page), START);
    if (page < 4) return;
    process.stdout.write('in the middle\n');
    await new Promise((resolve) => setTimeout(resolve, 3_600_000));
  });
}
