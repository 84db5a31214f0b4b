import { describeStore } from '../contract/store.js';
import { ENGINES } from '../helpers/databases.js';

for (const engine of ENGINES) describeStore(engine);
