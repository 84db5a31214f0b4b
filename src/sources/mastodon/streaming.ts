import { z } from 'zod';
import type { SourceTools } from '../../lib/drivers.js';
import { optional } from '../../lib/http/forgiving.js';
import { parseJson } from '../../lib/http/json-body.js';
import { withSourceErrors } from '../../lib/http/source-errors.js';
import type { LanePage } from '../../lib/lanes.js';
import { seededRandom } from '../../lib/random.js';
import { LiveStream, type StreamConnect, type StreamEvent } from '../../lib/stream/live-stream.js';
import { runSocket } from '../../lib/stream/socket.js';
import type { Server } from './client.js';
import { isPublic, toPost } from './map.js';
import { Status } from './schema.js';

/** Posts whose deletion is still listened for, newest last; each costs some 100 bytes of the cursor. */
const MAX_KNOWN = 200;

/** A message; its payload is JSON inside JSON, or the bare number of a post that is gone. */
const Message = z.object({ event: z.string(), payload: optional(z.string()) });

/** What a server says of itself, as far as it matters here. */
const Instance = z.object({
  configuration: optional(
    z.object({ urls: optional(z.object({ streaming: optional(z.string()) })) }),
  ),
});

/** Where the stream of one brand and server stands. */
export const StreamState = z.object({
  /** Counts the messages of one process: a server cannot go back, and the timelines bring what a cut has cost. */
  position: z.string().nullable(),
  /** Posts that were stored, as [the server's number, our id]: a deletion names the number alone. */
  known: z.array(z.tuple([z.string(), z.string()])),
});
export type StreamState = z.infer<typeof StreamState>;

type StreamingTools = Pick<SourceTools, 'http' | 'clock' | 'log'>;

/** The hashtags of one brand on one server, as they are written; needs the server's token. */
export class ServerStream {
  readonly #server: Server;
  /** Without '#', with a space in between. */
  readonly hashtags: string;
  readonly #tools: StreamingTools;
  readonly #stream: LiveStream;
  #known = new Map<string, string>();
  #isStarted = false;
  #messages = 0;
  #skipped = 0;

  constructor(server: Server, hashtags: string, tools: StreamingTools) {
    this.#server = server;
    this.hashtags = hashtags;
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
  page(state: StreamState | null): LanePage<StreamState> {
    if (!this.#isStarted) this.#known = new Map(state?.known);
    // A count of another process says nothing here.
    const saved = this.#isStarted ? (state?.position ?? null) : null;
    this.#isStarted = true;
    const { events, position, hasMore } = this.#stream.drain(saved);
    const skipped = this.#skipped;
    this.#skipped = 0;
    return {
      posts: events.flatMap((event) => (event.type === 'post' ? [event.post] : [])),
      deletedIds: events.flatMap((event) => (event.type === 'deleted' ? [event.id] : [])),
      skipped,
      state: { position, known: [...this.#known] },
      isDone: !hasMore,
    };
  }

  close(): Promise<void> {
    return this.#stream.close();
  }

  async #connect({ sink, signal }: Parameters<StreamConnect>[0]): Promise<void> {
    const now = () => this.#tools.clock.now();
    const url = await withSourceErrors({ source: 'mastodon', now }, () => this.#find(signal));
    const { token } = this.#server;
    await runSocket({
      source: 'mastodon',
      url,
      headers: token === null ? {} : { authorization: `Bearer ${token.reveal()}` },
      remedy: 'make a new token with the scope read, and set MASTODON_TOKENS',
      greetings: this.hashtags
        .split(' ')
        .map((tag) => JSON.stringify({ type: 'subscribe', stream: 'hashtag', tag })),
      signal,
      now,
      onOpen: () => sink.opened(),
      take: (text) => {
        this.#messages += 1;
        return sink.take(this.#eventsOf(text), String(this.#messages));
      },
    });
  }

  /** Large servers stream from a host of their own, and tell which. A token goes to no less a safe one than theirs. */
  async #find(signal: AbortSignal): Promise<string> {
    const { url } = this.#server;
    const { value } = await this.#tools.http.json(
      { caller: 'mastodon', url: `${url}/api/v2/instance`, signal },
      Instance,
    );
    const isSafe = url.startsWith('https:');
    const told = value.configuration?.urls?.streaming ?? '';
    const isUsable = URL.canParse(told) && (isSafe ? /^wss:/ : /^wss?:/).test(told);
    const base = isUsable ? told : url.replace(/^http/, 'ws');
    return new URL('/api/v1/streaming', base).href;
  }

  #eventsOf(text: string): readonly StreamEvent[] {
    const message = readJson(text, Message);
    if (message === null) {
      this.#skipped += 1;
      return [];
    }
    const { event, payload = '' } = message;
    if (event === 'delete') return this.#forget(payload);
    if (event !== 'update' && event !== 'status.update') return [];
    const status = readJson(payload, Status);
    const post = status === null ? null : toPost(status, this.#server.url);
    if (status === null || post === null) {
      this.#skipped += 1;
      return [];
    }
    if (!isPublic(status)) return [];
    this.remember(status.id, post.id);
    return [{ type: 'post', post }];
  }

  /** Listens for the deletion of a post, also of one that a timeline gave. */
  remember(number: string, id: string): void {
    this.#known.delete(number);
    this.#known.set(number, id);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MAX_KNOWN) return;
      this.#known.delete(oldest);
    }
  }

  #forget(number: string): readonly StreamEvent[] {
    const id = this.#known.get(number);
    if (id === undefined) return [];
    this.#known.delete(number);
    return [{ type: 'deleted', id }];
  }
}

function readJson<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> | null {
  const json = parseJson(Buffer.from(text));
  const parsed = json.isJson ? schema.safeParse(json.value) : null;
  return parsed?.success === true ? parsed.data : null;
}
