import { z } from 'zod';
import type { SourceTools } from '../../lib/drivers.js';
import { optional } from '../../lib/http/forgiving.js';
import { parseJson } from '../../lib/http/json-body.js';
import type { LanePage } from '../../lib/lanes.js';
import { seededRandom } from '../../lib/random.js';
import { LiveStream, type StreamConnect, type StreamEvent } from '../../lib/stream/live-stream.js';
import { runSocket } from '../../lib/stream/socket.js';
import { termFilter } from '../../lib/stream/term-filter.js';
import { toPost } from './map.js';
import { PostView } from './schema.js';

const COLLECTION = 'app.bsky.feed.post';
/** Asked again after a cut, as their own guide says: events of one moment need not be in order. */
const REPLAY_MICROS = 5_000_000;
/** The whole network is never quiet for this long: what lies between was no longer kept by the server. */
const MAX_JUMP_MICROS = 10 * 60 * 1_000_000;
/** Posts whose deletion is still listened for, newest last; each costs some 50 bytes of the cursor. */
const MAX_KNOWN = 300;

/** One message, cut to what is used. */
const Message = z.object({
  did: z.string().min(1),
  time_us: z.number().int().positive(),
  kind: z.string(),
  commit: optional(
    z.object({
      operation: z.string(),
      collection: z.string(),
      rkey: z.string().min(1),
      record: z.unknown().optional(),
    }),
  ),
  account: optional(z.object({ active: z.boolean(), status: optional(z.string()) })),
});
type Message = z.infer<typeof Message>;

/** Where the stream of one brand stands. */
export const StreamState = z.object({
  /** `time_us` of the last message whose posts are stored. */
  position: z.string().nullable(),
  /** Posts that were stored, as 'did/key': of no others a deletion matters. */
  known: z.array(z.string()),
});
export type StreamState = z.infer<typeof StreamState>;

/** Jetstream for one brand: every post of the network, of which those are kept that hold one of its terms. */
export class BrandJetstream {
  readonly #stream: LiveStream;
  readonly #url: string;
  readonly #tools: Pick<SourceTools, 'clock' | 'log'>;
  #wanted: (text: string) => boolean = () => false;
  #known = new Set<string>();
  #isStarted = false;
  #skipped = 0;
  #gap: NonNullable<LanePage<StreamState>['gap']> | null = null;

  constructor(url: string, tools: Pick<SourceTools, 'clock' | 'log'>) {
    this.#url = url;
    this.#tools = tools;
    this.#stream = new LiveStream((options) => this.#connect(options), {
      ...tools,
      random: seededRandom(tools.clock.now().getTime()),
    });
  }

  /**
   * What was said since the page before.
   *
   * @throws {SourceError} as `LiveStream.drain`
   */
  page(state: StreamState | null, terms: readonly string[]): LanePage<StreamState> {
    this.#wanted = termFilter(terms);
    if (!this.#isStarted) this.#known = new Set(state?.known);
    this.#isStarted = true;
    const { events, position, hasMore } = this.#stream.drain(state?.position ?? null);
    const gap = this.#gap;
    const skipped = this.#skipped;
    this.#gap = null;
    this.#skipped = 0;
    return {
      posts: events.flatMap((event) => (event.type === 'post' ? [event.post] : [])),
      deletedIds: events.flatMap((event) => (event.type === 'deleted' ? [event.id] : [])),
      skipped,
      ...(gap === null ? {} : { gap }),
      state: { position, known: [...this.#known] },
      isDone: !hasMore,
    };
  }

  close(): Promise<void> {
    return this.#stream.close();
  }

  async #connect({ from, sink, signal }: Parameters<StreamConnect>[0]): Promise<void> {
    const url = new URL('/subscribe', this.#url);
    url.searchParams.set('wantedCollections', COLLECTION);
    if (from !== null) url.searchParams.set('cursor', String(Number(from) - REPLAY_MICROS));
    let isFirst = true;
    await runSocket({
      source: 'bluesky',
      url: url.href,
      headers: {},
      signal,
      now: () => this.#tools.clock.now(),
      onOpen: () => sink.opened(),
      take: (text) => {
        const message = readMessage(text);
        if (message === null) {
          this.#skipped += 1;
          return true;
        }
        if (isFirst && from !== null) this.#noteJump(Number(from), message.time_us);
        isFirst = false;
        // What is said again after a cut must not take the position back.
        const position = String(Math.max(message.time_us, Number(from ?? 0)));
        return sink.take(this.#eventsOf(message), position);
      },
    });
  }

  #noteJump(from: number, to: number): void {
    if (to - from <= MAX_JUMP_MICROS) return;
    const gap = { from: new Date(from / 1_000), to: new Date(to / 1_000) };
    this.#gap = { ...gap, reason: 'stream-rollover' };
  }

  #eventsOf(message: Message): readonly StreamEvent[] {
    const { did, commit, account } = message;
    if (account !== undefined) return account.status === 'deleted' ? this.#forget(`${did}/`) : [];
    if (commit === undefined || commit.collection !== COLLECTION) return [];
    const key = `${did}/${commit.rkey}`;
    if (commit.operation === 'delete') return this.#forget(key);
    const view = PostView.safeParse({
      uri: uriOf(key),
      author: { did },
      record: commit.record,
      indexedAt: new Date(message.time_us / 1_000).toISOString(),
    });
    if (!view.success) {
      this.#skipped += 1;
      return [];
    }
    const post = toPost(view.data);
    if (post === null || !this.#wanted([post.text, ...(post.hashtags ?? [])].join('\n'))) return [];
    this.#remember(key);
    const isEdit = commit.operation === 'update';
    const edited = isEdit ? { editedAt: new Date(message.time_us / 1_000) } : {};
    return [{ type: 'post', post: { ...post, ...edited } }];
  }

  #remember(key: string): void {
    this.#known.delete(key);
    this.#known.add(key);
    for (const oldest of this.#known) {
      if (this.#known.size <= MAX_KNOWN) return;
      this.#known.delete(oldest);
    }
  }

  /** A post, or all of an account, by the beginning of their keys. */
  #forget(prefix: string): StreamEvent[] {
    const gone = prefix.endsWith('/')
      ? [...this.#known].filter((key) => key.startsWith(prefix))
      : [prefix].filter((key) => this.#known.has(key));
    for (const key of gone) this.#known.delete(key);
    return gone.map((key) => ({ type: 'deleted', id: uriOf(key) }));
  }
}

function uriOf(key: string): string {
  const [did = '', rkey = ''] = key.split('/');
  return `at://${did}/${COLLECTION}/${rkey}`;
}

function readMessage(text: string): Message | null {
  const json = parseJson(Buffer.from(text));
  const message = json.isJson ? Message.safeParse(json.value) : null;
  return message?.success === true ? message.data : null;
}
