import { z } from 'zod';
import type { Source } from '../../core/contracts/source.js';
import { SourceAuthError } from '../../core/errors.js';
import { DAY_MS } from '../../core/time.js';
import {
  type EnvValues,
  missingVariables,
  type SourceDefinition,
  type SourceTools,
} from '../../lib/drivers.js';
import { HttpContractError } from '../../lib/http/errors.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import { type Lane, type LanePage, LaneWalker } from '../../lib/lanes.js';
import { readQuota } from '../../lib/rate-limit.js';
import { Secret } from '../../lib/secret.js';
import { fetchGuild, fetchMessages, PAGE_SIZE } from './client.js';
import { DISCORD_SOURCE_ENV, DiscordBrandSettings, DiscordSourceSettings } from './config.js';
import { isOfAPerson, isWithheld, toPost } from './map.js';
import type { Message } from './schema.js';
import { compareIds, idBefore, laterId, snowflakeAt } from './snowflake.js';

const NAME = 'discord';
/** Messages that are looked at again in every round, for edits and deletions; half an answer. */
const MAX_KNOWN = 50;
/** No longer than this. */
const RECHECK_MS = 2 * DAY_MS;
/** A page of fewer messages without content may be chance. */
const WITHHELD_TO_TELL = 3;

const Id = z.string().regex(/^\d{1,20}$/);
/** Where a channel stands. */
const ChannelState = z.object({
  /** Behind this id the next page begins; null where a round begins. */
  place: Id.nullable(),
  /** Latest message seen. */
  newest: Id.nullable(),
  /** The last messages that were handed over, oldest first, each with the time of its last edit, or 0. */
  known: z.array(z.tuple([Id, z.number()])),
  guild: Id.nullable(),
});
type ChannelState = z.infer<typeof ChannelState>;

const NEW_CHANNEL: ChannelState = { place: null, newest: null, known: [], guild: null };

interface ChannelLane extends Lane {
  readonly channel: string;
  readonly guild: string | undefined;
}

/** Channels of the brand's own server, read by the bot that is there anyway. */
export const discord: SourceDefinition<DiscordSourceSettings, DiscordBrandSettings> = {
  name: NAME,
  settings: DiscordSourceSettings,
  brandSettings: DiscordBrandSettings,
  env: DISCORD_SOURCE_ENV,
  isAskedByTerms: false,
  create: createSource,
};

function createSource({
  http,
  clock,
  settings,
  env,
}: SourceTools & { readonly settings: DiscordSourceSettings; readonly env: EnvValues }): Source {
  const missing = missingVariables(DISCORD_SOURCE_ENV, env);
  const walker = new LaneWalker(ChannelState);
  const now = () => clock.now();
  const token = env.DISCORD_TOKEN ?? new Secret('');
  const api = { http, baseUrl: settings.baseUrl, token, now };

  return {
    name: NAME,
    readiness: missing.length === 0 ? { isReady: true } : { isReady: false, missing },
    normalSilenceMs: 3 * DAY_MS,
    isAskedByTerms: false,
    isOwnPlace: true,
    fetchPage({ brand, cursor, since, signal }) {
      const own = brand.sources.find(({ source }) => source === NAME)?.settings ?? {};
      const { channels, guild } = DiscordBrandSettings.parse(own);
      return walker.next({
        // Each channel has permissions of its own.
        lanes: [...new Set(channels)].map((channel) => ({
          key: channel,
          group: channel,
          channel,
          guild,
        })),
        cursor,
        signal,
        fetch: (lane, state) =>
          withSourceErrors({ source: NAME, now }, () =>
            readChannel(lane, state ?? NEW_CHANNEL, since, signal),
          ),
      });
    },
  };

  /** Goes from the oldest message that is looked at again up to the newest. */
  async function readChannel(
    lane: ChannelLane,
    state: ChannelState,
    since: Date,
    signal: AbortSignal,
  ): Promise<LanePage<ChannelState>> {
    const { channel } = lane;
    const guild = lane.guild ?? state.guild ?? (await guildOf(channel, signal));
    const after = state.place ?? laterId(startOf(state), snowflakeAt(since));
    const { value, response } = await fetchMessages(api, { channel, after, signal });
    const messages = value.items.toSorted((a, b) => compareIds(a.id, b.id));
    refuseWithheld(messages, channel);

    const last = messages.at(-1)?.id;
    const isFull = messages.length + value.skipped >= PAGE_SIZE;
    // A page that leads no further would be asked for again and again.
    const hasMore = isFull && last !== undefined && compareIds(last, after) > 0;
    const upTo = hasMore ? last : null;
    const isInPage = (id: string) =>
      compareIds(id, after) > 0 && (upTo === null || compareIds(id, upTo) <= 0);
    const there = new Set(messages.map(({ id }) => id));
    // An unreadable message may be any of them.
    const deletedIds =
      value.skipped > 0
        ? []
        : state.known.map(([id]) => id).filter((id) => isInPage(id) && !there.has(id));

    const seen = new Map(state.known);
    const posts = messages
      .filter((message) => seen.get(message.id) !== editOf(message))
      .flatMap((message) => toPost(message, { guild, channel }) ?? []);
    for (const id of deletedIds) seen.delete(id);
    for (const message of messages) if (isOfAPerson(message)) seen.set(message.id, editOf(message));
    const newest = last === undefined ? state.newest : laterId(state.newest ?? last, last);
    return {
      posts: posts.filter(({ createdAt, editedAt = createdAt }) => editedAt >= since),
      state: {
        place: upTo,
        newest,
        known: hasMore ? [...seen] : lastKnown(seen),
        guild: guild ?? null,
      },
      isDone: !hasMore,
      skipped: value.skipped,
      deletedIds,
      quota: readQuota(response.headers, now()),
    };
  }

  /** Without it messages have no address, which is no reason not to read them. */
  async function guildOf(channel: string, signal: AbortSignal): Promise<string | undefined> {
    try {
      return await fetchGuild(api, { channel, signal });
    } catch (error) {
      if (error instanceof HttpContractError) return undefined;
      throw error;
    }
  }

  function lastKnown(seen: ReadonlyMap<string, number>): [string, number][] {
    const floor = snowflakeAt(new Date(now().getTime() - RECHECK_MS));
    return [...seen]
      .filter(([id]) => compareIds(id, floor) >= 0)
      .sort(([a], [b]) => compareIds(a, b))
      .slice(-MAX_KNOWN);
  }
}

function startOf({ known, newest }: ChannelState): string {
  const oldest = known[0]?.[0];
  return oldest === undefined ? (newest ?? '0') : idBefore(oldest);
}

function editOf({ edited_timestamp: editedAt }: Message): number {
  return editedAt?.getTime() ?? 0;
}

/** @throws {SourceAuthError} the bot is given messages, but not what they say */
function refuseWithheld(messages: readonly Message[], channel: string): void {
  const withheld = messages.filter(isWithheld).length;
  if (withheld < WITHHELD_TO_TELL || messages.some(({ content }) => (content ?? '') !== '')) return;
  const reason = `the messages of the channel ${channel} come without their text; switch on 'Message Content Intent' for the bot in Discord's developer portal`;
  throw new SourceAuthError({ source: NAME, reason });
}
