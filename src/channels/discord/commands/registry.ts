import { backtest } from './backtest.js';
import { brand } from './brand.js';
import type { MessageCommand, SlashCommand } from './command.js';
import { correctReading } from './correct-reading.js';
import { digest } from './digest.js';
import { forget } from './forget.js';
import { incidentList } from './incident-list.js';
import { incidentView } from './incident-view.js';
import { label } from './label.js';
import { mentions } from './mentions.js';
import { mute, unmute } from './mute.js';
import { risk } from './risk.js';
import { signIn } from './sign-in.js';
import { status } from './status.js';
import { watchAdd, watchList, watchRemove } from './watch.js';

/** Every part of `/vigia`, in the order in which Discord lists them. */
export const COMMANDS: readonly SlashCommand[] = [
  status,
  brand,
  mentions,
  incidentList,
  incidentView,
  digest,
  risk,
  watchAdd,
  watchRemove,
  watchList,
  mute,
  unmute,
  backtest,
  label,
  forget,
  signIn,
];

/** Every command in the menu of a message. */
export const MESSAGE_COMMANDS: readonly MessageCommand[] = [correctReading];
