import type { ChannelDefinition } from '../lib/drivers.js';
import { consoleChannel } from './console/index.js';
import { discordChannel } from './discord/index.js';
import { emailChannel } from './email/index.js';
import { slackChannel } from './slack/index.js';
import { webhookChannel } from './webhook/index.js';

/** Every channel, in the order in which they are listed to people. */
export const CHANNELS: readonly ChannelDefinition[] = [
  consoleChannel,
  discordChannel,
  emailChannel,
  slackChannel,
  webhookChannel,
];
