import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIEmbed } from 'discord.js';
import { GatewayDouble } from './gateway.js';
import { brokenLimits } from './limits.js';

export { brokenLimits };

/** A message as it stands in a channel. */
export interface ShownMessage {
  readonly id: string;
  readonly channelId: string;
  readonly embeds: readonly APIEmbed[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly nonce: string | null;
  readonly edits: number;
}

interface MessageBody {
  readonly content?: string;
  readonly embeds?: APIEmbed[];
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly allowed_mentions?: { readonly parse?: readonly string[] };
}

/** An answer prepared in place of the next one. */
export interface PreparedAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** True to do what was asked all the same, and only lose the answer. */
  readonly isDone?: boolean;
  /** True to cut the connection instead of answering. */
  readonly isCut?: boolean;
}

/** Discord, as far as Vigía uses it: its REST and its gateway over real HTTP and WebSocket, with its refusals. */
export class DiscordDouble {
  static readonly token = 'double-token.for-tests.only';
  static readonly channelId = '800000000000000001';

  readonly messages = new Map<string, ShownMessage>();
  /** Messages or edits that would have notified somebody by a mention. */
  pings = 0;
  /** Method and path of each call. */
  readonly calls: string[] = [];
  readonly gateway: GatewayDouble;
  readonly #prepared: PreparedAnswer[] = [];
  readonly #server: Server;
  #nextId = 700000000000000001n;

  private constructor(server: Server, heartbeatMs: number) {
    this.#server = server;
    this.gateway = new GatewayDouble(server, { token: DiscordDouble.token, heartbeatMs });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#answer(request, response);
    });
  }

  static async start({
    heartbeatMs = 45_000,
  }: {
    heartbeatMs?: number;
  } = {}): Promise<DiscordDouble> {
    const server = createServer();
    const double = new DiscordDouble(server, heartbeatMs);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
  }

  /** Messages of the channel, oldest first. */
  get shown(): readonly ShownMessage[] {
    return [...this.messages.values()];
  }

  /** The next calls about messages get these answers. */
  prepare(...answers: readonly PreparedAnswer[]): void {
    this.#prepared.push(...answers);
  }

  async stop(): Promise<void> {
    this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace(/^\/api\/v\d+/, '').replace(/\?.*/, '');
    this.calls.push(`${request.method} ${path}`);
    const bytes = await bytesOf(request);
    if (request.headers.authorization !== `Bot ${DiscordDouble.token}`)
      return reply(response, 401, { message: '401: Unauthorized', code: 0 });
    if (path === '/gateway/bot')
      return reply(response, 200, {
        url: this.gateway.url,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 },
      });
    const prepared = this.#prepared.shift();
    if (prepared?.isDone === true || prepared === undefined) {
      const answer = await this.#message(request, { path, bytes });
      if (prepared === undefined) return reply(response, answer.status, answer.body);
    }
    if (prepared.isCut === true) return void request.socket.destroy();
    return reply(response, prepared.status, prepared.body ?? {}, prepared.headers);
  }

  async #message(
    request: IncomingMessage,
    { path, bytes }: { readonly path: string; readonly bytes: Buffer },
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const [, channelId = '', messageId] =
      /^\/channels\/(\d+)\/messages(?:\/(\d+))?$/.exec(path) ?? [];
    if (channelId !== DiscordDouble.channelId)
      return { status: 404, body: { message: 'Unknown Channel', code: 10003 } };
    const { body, files } = await contentOf(request, bytes);
    const broken = brokenLimits(body.embeds ?? []);
    if (broken.length > 0)
      return {
        status: 400,
        body: { message: `Invalid Form Body ${broken.join()}`, code: 50035, errors: {} },
      };
    if ((body.embeds ?? []).length === 0 && (body.content ?? '') === '')
      return { status: 400, body: { message: 'Cannot send an empty message', code: 50006 } };
    if (body.allowed_mentions?.parse?.length !== 0) this.pings += 1;
    const known = messageId === undefined ? this.#knownNonce(body) : this.messages.get(messageId);
    if (messageId === undefined && known !== undefined) return { status: 200, body: asApi(known) };
    if (messageId !== undefined && known === undefined)
      return { status: 404, body: { message: 'Unknown Message', code: 10008 } };
    const message: ShownMessage = {
      id: known?.id ?? String(this.#nextId++),
      channelId,
      embeds: body.embeds ?? [],
      files,
      nonce: known?.nonce ?? body.nonce ?? null,
      edits: known === undefined ? 0 : known.edits + 1,
    };
    this.messages.set(message.id, message);
    return { status: 200, body: asApi(message) };
  }

  #knownNonce({ nonce, enforce_nonce }: MessageBody): ShownMessage | undefined {
    if (nonce === undefined || enforce_nonce !== true) return undefined;
    return this.shown.find((message) => message.nonce === nonce);
  }
}

async function contentOf(
  request: IncomingMessage,
  bytes: Buffer,
): Promise<{ readonly body: MessageBody; readonly files: ShownMessage['files'] }> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data'))
    return { body: JSON.parse(bytes.toString()) as MessageBody, files: [] };
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type },
  }).formData();
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const [, value] of form)
    if (typeof value !== 'string')
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  const payload = form.get('payload_json');
  if (typeof payload !== 'string') throw new TypeError('a form without payload_json');
  return { body: JSON.parse(payload) as MessageBody, files };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': 'double',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

function asApi({ id, channelId, embeds, nonce }: ShownMessage) {
  return { id, channel_id: channelId, embeds, nonce, type: 0 };
}
