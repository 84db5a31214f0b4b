import { openSqliteStore } from '../../../src/storage/sqlite/index.js';

/**
 * Streams every mention of a database and prints how many there were, and how many turns the rest of the process
 * got meanwhile. Arguments: the database file.
 */
const [, , path = ''] = process.argv;
const store = openSqliteStore({ path });
let [mentions, turns, isStreaming] = [0, 0, true];
function takeTurn(): void {
  turns += 1;
  if (isStreaming) setImmediate(takeTurn);
}
setImmediate(takeTurn);
for await (const _mention of store.mentions.stream({ brandId: 'condor' })) mentions += 1;
isStreaming = false;
process.stdout.write(JSON.stringify({ mentions, turns }));
await store.close();
