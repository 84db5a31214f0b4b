import { access } from './access.js';
import { action } from './action.js';
import { after } from './after.js';
import { alert } from './alert.js';
import { api } from './api.js';
import { backtest } from './backtest.js';
import { chart } from './chart.js';
import { cli } from './cli.js';
import { customers } from './customers.js';
import { demo } from './demo.js';
import { digest } from './digest.js';
import { discord } from './discord.js';
import { escalation } from './escalation.js';
import { experience } from './experience.js';
import { help } from './help.js';
import { legal } from './legal.js';
import { notice } from './notice.js';
import { ops } from './ops.js';
import { pages } from './pages.js';
import { reply } from './reply.js';
import { risk } from './risk.js';
import { settings } from './settings.js';
import { source } from './source.js';
import { survey } from './survey.js';
import { terms } from './terms.js';
import { ticket } from './ticket.js';
import { web } from './web.js';

/** All words of the locale, by namespace. */
export const en = {
  access,
  action,
  after,
  alert,
  api,
  backtest,
  chart,
  cli,
  customers,
  demo,
  digest,
  discord,
  experience,
  escalation,
  help,
  legal,
  notice,
  ops,
  pages,
  reply,
  risk,
  survey,
  settings,
  source,
  terms,
  ticket,
  web,
};
