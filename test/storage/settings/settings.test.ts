import { describeSettings } from '../../contract/settings.js';
import { ENGINES } from '../../helpers/databases.js';

for (const engine of ENGINES) describeSettings(engine);
