import { AlertingSettings } from '../../../src/alerting/config.js';
import { loadReplyBooks } from '../../../src/alerting/replies/load.js';
import { discordChannel } from '../../../src/channels/discord/index.js';
import { DiscordSettings } from '../../../src/channels/discord/settings.js';
import type { Channel } from '../../../src/core/contracts/channel.js';
import { deliverOutbox } from '../../../src/jobs/deliver.js';
import { ManualClock } from '../../../src/lib/clock.js';
import type { DriverTools } from '../../../src/lib/drivers.js';
import { silentLogger } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { openSqliteStore } from '../../../src/storage/sqlite/index.js';
import { campaignBrand } from '../../alerting/made-alerts.js';

/**
 * Delivers what waits, and stops for ever at the place named, to be killed there. Arguments: the database file, the
 * double's address, its token and channel, the time, and 'before' (sending) or 'after' (sending, before the receipt).
 */
const [, , path = '', baseUrl = '', token = '', channelId = '', at = '', place = ''] = process.argv;
const clock = new ManualClock(new Date(at));
const store = openSqliteStore({ path });
const discord = discordChannel.create({
  settings: DiscordSettings.parse({ baseUrl, channelId }),
  env: { DISCORD_TOKEN: new Secret(token) },
  clock,
  log: silentLogger,
  http: undefined as unknown as DriverTools['http'],
});
// Loading takes its time, which is not what is looked at here.
await import('../../../src/channels/discord/bot-channel.js');
await import('../../../src/lib/charts/trend-chart.js');
await import('../../../src/lib/charts/chart-png.js');
const forever = async (): Promise<never> => {
  process.stdout.write(`${place}\n`);
  await new Promise((resolve) => setTimeout(resolve, 3_600_000));
  throw new Error('nobody killed this process');
};
const channel: Channel = {
  ...discord,
  deliver: async (delivery) => {
    if (place === 'before') return forever();
    await discord.deliver(delivery);
    return forever();
  },
};
await deliverOutbox(
  {
    store,
    channels: new Map([['discord', channel]]),
    brands: [campaignBrand()],
    alerting: AlertingSettings.parse({}),
    books: await loadReplyBooks('config/replies'),
    pageUrl: () => null,
    random: () => 0,
    clock,
    log: silentLogger,
  },
  new AbortController().signal,
);
