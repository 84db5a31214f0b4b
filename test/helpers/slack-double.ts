import { z } from 'zod';
import { type HttpServer, startHttpServer } from './http-server.js';

const Text = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(3_000),
    verbatim: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(150),
    emoji: z.boolean().optional(),
  }),
]);
const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: Text }),
  z.strictObject({ type: z.literal('section'), text: Text }),
]);
const Body = z.strictObject({
  text: z.string().min(1).max(40_000),
  blocks: z.array(Block).min(1).max(50),
  unfurl_links: z.boolean(),
  unfurl_media: z.boolean(),
});
export type SlackBody = z.infer<typeof Body>;

/** Blocks of some 13,000 characters are refused, as Slack does without saying so on any page. */
const MAX_BLOCKS_LENGTH = 13_000;

/** Slack's incoming webhook on this machine: its limits, its answers in plain text, its 429. */
export class SlackDouble implements AsyncDisposable {
  static readonly PATH = '/services/T000/B000/token-never-to-be-logged';
  readonly posted: SlackBody[] = [];
  readonly failNext: { status: number; body: string; headers?: Record<string, string> }[] = [];
  #server: HttpServer | null = null;

  static async start(): Promise<SlackDouble> {
    const double = new SlackDouble();
    double.#server = await startHttpServer(({ url, method, body }, response) => {
      const answer = (status: number, text: string, headers: Record<string, string> = {}): void => {
        response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(text);
      };
      const failure = double.failNext.shift();
      if (failure !== undefined) return answer(failure.status, failure.body, failure.headers);
      if (url.pathname !== SlackDouble.PATH || method !== 'POST') return answer(404, 'no_service');
      const parsed = Body.safeParse(JSON.parse(body));
      if (!parsed.success) return answer(400, 'invalid_blocks');
      if (JSON.stringify(parsed.data.blocks).length > MAX_BLOCKS_LENGTH)
        return answer(400, 'msg_blocks_too_long');
      double.posted.push(parsed.data);
      return answer(200, 'ok');
    });
    return double;
  }

  get url(): string {
    if (this.#server === null) throw new TypeError('not started');
    return `${this.#server.url}${SlackDouble.PATH}`;
  }

  /** What a reader sees: the blocks' texts, with the entities read as Slack reads them. */
  shown(): readonly string[] {
    return this.posted.map(({ blocks }) =>
      blocks
        .map(({ text }) => (text.type === 'mrkdwn' ? readEntities(text.text) : text.text))
        .join('\n'),
    );
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

function readEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
