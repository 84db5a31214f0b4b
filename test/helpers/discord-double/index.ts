import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js';
import { GatewayDouble } from './gateway.js';
import { type Answered, Interaction, type Someone } from './interactions.js';
import { brokenCommand, brokenLimits, brokenMessage, brokenThread } from './limits.js';

export type { Answered, AnswerMessage, Someone } from './interactions.js';
export { brokenLimits };

/** A message as it stands in a channel or thread. */
export interface ShownMessage {
  readonly id: string;
  readonly channelId: string;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly nonce: string | null;
  readonly edits: number;
  /** Ids that it notified when it was posted. */
  readonly pinged: readonly string[];
}

interface MessageBody {
  readonly content?: string;
  readonly embeds?: APIEmbed[];
  readonly components?: ShownMessage['components'];
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[];
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
  };
}

/** A thread, open or put away. */
export interface ShownThread {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
  archived: boolean;
}

/** A command as registered. */
export interface RegisteredCommand {
  readonly id: string;
  readonly name: string;
  readonly type: number;
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
  /** Only calls whose method and path match take it; others pass by. */
  readonly to?: RegExp;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const OPTION = { text: 3, number: 4, part: 1, group: 2 } as const;

/** Discord, as far as Vigía uses it: its REST and its gateway over real HTTP and WebSocket, with its refusals. */
export class DiscordDouble {
  static readonly token = 'double-token.for-tests.only';
  static readonly channelId = '800000000000000001';
  static readonly guildId = '810000000000000001';
  static readonly applicationId = '900000000000000002';
  static readonly userId = '820000000000000001';

  readonly messages = new Map<string, ShownMessage>();
  readonly threads = new Map<string, ShownThread>();
  /** Registered commands, by server or '' for everywhere. */
  readonly commands = new Map<string, RegisteredCommand[]>();
  /** Messages or edits that would have notified somebody who was not named one by one. */
  pings = 0;
  /** What was wrong with what was sent: limits, unknown fields, mentions left open. A test ends with none. */
  readonly faults: string[] = [];
  /** Method and path of each call. */
  readonly calls: string[] = [];
  /** Whether the bot may open threads. */
  mayThread = true;
  readonly gateway: GatewayDouble;
  readonly #interactions = new Map<string, Interaction>();
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
    return this.messagesOf(DiscordDouble.channelId);
  }

  /** Messages of a channel or thread, oldest first. */
  messagesOf(channelId: string): readonly ShownMessage[] {
    return [...this.messages.values()].filter((message) => message.channelId === channelId);
  }

  /** The next calls that are not about connecting get these answers. */
  prepare(...answers: readonly PreparedAnswer[]): void {
    this.#prepared.push(...answers);
  }

  async stop(): Promise<void> {
    this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Somebody presses a button, or chooses from a menu. */
  press(
    customId: string,
    {
      values,
      message,
      ...who
    }: Someone & { values?: readonly string[]; message?: ShownMessage } = {},
  ): Promise<Answered> {
    const isPerson = values?.some((value) => /^\d{17,20}$/.test(value)) === true;
    const data = {
      custom_id: customId,
      component_type: values === undefined ? 2 : isPerson ? 5 : 3,
      ...(values === undefined ? {} : { values }),
      ...(isPerson ? { resolved: { users: {}, members: {} } } : {}),
    };
    const on = message ?? this.shown[0];
    return this.#use(3, data, who, on === undefined ? bareMessage() : asApi(on));
  }

  /** Somebody sends a form. */
  submit(customId: string, text: string, who: Someone = {}): Promise<Answered> {
    const component = { type: 4, id: 2, custom_id: 'text', value: text };
    const data = { custom_id: customId, components: [{ type: 18, id: 1, component }] };
    return this.#use(5, data, who);
  }

  /** Somebody uses `/vigia`. */
  type(
    path: string,
    options: Readonly<Record<string, string | number>> = {},
    who: Someone = {},
  ): Promise<Answered> {
    return this.#use(2, commandData(path, options), who);
  }

  /** Somebody is typing an option of `/vigia`. */
  suggest(
    path: string,
    focused: string,
    { options = {}, ...who }: Someone & { options?: Readonly<Record<string, string>> } = {},
  ): Promise<Answered> {
    return this.#use(4, commandData(path, options, focused), who);
  }

  /** Somebody uses a command of a message's menu. */
  useOn(message: ShownMessage, name: string, who: Someone = {}): Promise<Answered> {
    const data = {
      id: '830000000000000002',
      name,
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: asApi(message) } },
    };
    return this.#use(2, data, who);
  }

  #use(type: number, data: unknown, who: Someone, message?: unknown): Promise<Answered> {
    const {
      id = DiscordDouble.userId,
      name = 'ana',
      roles = [],
      permissions = '0',
      locale = 'es-ES',
      guildId = DiscordDouble.guildId,
    } = who;
    const interaction = new Interaction();
    const interactionId = String(this.#nextId++);
    const token = `token-${interactionId}`;
    this.#interactions.set(token, interaction);
    const user = { id, username: name, global_name: name, discriminator: '0', avatar: null };
    const member = {
      user,
      roles,
      permissions,
      joined_at: '2026-01-01T00:00:00.000000+00:00',
      deaf: false,
      mute: false,
      flags: 0,
    };
    this.gateway.dispatch('INTERACTION_CREATE', {
      id: interactionId,
      application_id: DiscordDouble.applicationId,
      type,
      data,
      token,
      version: 1,
      locale,
      channel_id: DiscordDouble.channelId,
      channel: { id: DiscordDouble.channelId, type: guildId === null ? 1 : 0 },
      app_permissions: '442368',
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_485_760,
      ...(guildId === null ? { user } : { guild_id: guildId, member, guild_locale: 'es-ES' }),
      ...(message === undefined ? {} : { message }),
    });
    return interaction.done;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(
      (request.url ?? '').replace(/^\/api\/v\d+/, '').replace(/\?.*/, ''),
    );
    const call = `${request.method} ${path}`;
    this.calls.push(call);
    const bytes = await bytesOf(request);
    // Answers to interactions carry their own token.
    const isAnswer = /^\/(?:interactions|webhooks)\//.test(path);
    if (!isAnswer && request.headers.authorization !== `Bot ${DiscordDouble.token}`)
      return reply(response, 401, { message: '401: Unauthorized', code: 0 });
    if (path === '/gateway/bot')
      return reply(response, 200, {
        url: this.gateway.url,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 },
      });
    const next = this.#prepared.findIndex(({ to }) => to === undefined || to.test(call));
    const [prepared] = next === -1 ? [] : this.#prepared.splice(next, 1);
    if (prepared?.isDone === true || prepared === undefined) {
      const answer = await this.#do(request, { path, bytes });
      if (prepared === undefined) return reply(response, answer.status, answer.body);
    }
    if (prepared.isCut === true) return void request.socket.destroy();
    return reply(response, prepared.status, prepared.body ?? {}, prepared.headers);
  }

  async #do(
    request: IncomingMessage,
    { path, bytes }: { readonly path: string; readonly bytes: Buffer },
  ): Promise<Answer> {
    const method = request.method ?? '';
    const { body, files } = await contentOf(request, bytes);
    const [, interactionToken] =
      /^\/interactions\/\d+\/([\w-]+)\/callback$/.exec(path) ??
      /^\/webhooks\/\d+\/([\w-]+)(?:\/messages\/@original)?$/.exec(path) ??
      [];
    if (interactionToken !== undefined)
      return this.#interaction(interactionToken, { path, body, files });
    const [, channelId = ''] = /^\/channels\/(\d+)/.exec(path) ?? [];
    if (/^\/channels\/\d+$/.test(path)) return this.#channel(channelId, { method, body });
    const [, parentId] = /^\/channels\/\d+\/messages\/(\d+)\/threads$/.exec(path) ?? [];
    if (parentId !== undefined) return this.#thread(parentId, body);
    const [, , messageId] = /^\/channels\/(\d+)\/messages(?:\/(\d+))?$/.exec(path) ?? [];
    if (/^\/channels\/\d+\/messages/.test(path))
      return this.#message({ channelId, messageId, body: body as MessageBody, files });
    const [, guildId = '', commandId] =
      /^\/applications\/\d+(?:\/guilds\/(\d+))?\/commands(?:\/(\d+))?$/.exec(path) ?? [];
    if (/^\/applications\//.test(path)) return this.#command({ method, guildId, commandId, body });
    this.faults.push(`unknown call ${method} ${path}`);
    return { status: 404, body: { message: '404: Not Found', code: 0 } };
  }

  #interaction(
    token: string,
    {
      path,
      body,
      files,
    }: { readonly path: string; readonly body: object; readonly files: ShownMessage['files'] },
  ): Answer {
    const interaction = this.#interactions.get(token);
    if (interaction === undefined)
      return { status: 404, body: { message: 'Unknown interaction', code: 10062 } };
    const { status, faults } = path.endsWith('/callback')
      ? interaction.begin(
          body,
          files.map(({ name }) => name),
        )
      : interaction.complete(body as Record<string, unknown>, files);
    this.faults.push(...faults);
    if (faults.length > 0) return invalid(faults);
    const id = String(this.#nextId++);
    return { status, body: status === 204 ? {} : { ...bareMessage(), id } };
  }

  #channel(
    id: string,
    { method, body }: { readonly method: string; readonly body: object },
  ): Answer {
    const thread = this.threads.get(id);
    if (thread === undefined && id !== DiscordDouble.channelId)
      return { status: 404, body: { message: 'Unknown Channel', code: 10003 } };
    if (method === 'PATCH' && thread !== undefined)
      thread.archived = (body as { readonly archived?: boolean }).archived === true;
    return { status: 200, body: { id, type: 0, guild_id: DiscordDouble.guildId } };
  }

  #thread(parentId: string, body: object): Answer {
    if (!this.messages.has(parentId))
      return { status: 404, body: { message: 'Unknown Message', code: 10008 } };
    if (!this.mayThread)
      return { status: 403, body: { message: 'Missing Permissions', code: 50013 } };
    if (this.threads.has(parentId))
      return {
        status: 400,
        body: { message: 'A thread has already been created for this message', code: 160004 },
      };
    const faults = brokenThread(body);
    this.faults.push(...faults);
    if (faults.length > 0) return invalid(faults);
    const { name } = body as { readonly name: string };
    this.threads.set(parentId, { id: parentId, name, parentId, archived: false });
    return { status: 201, body: { id: parentId, name, type: 11 } };
  }

  #message({
    channelId,
    messageId,
    body,
    files,
  }: {
    readonly channelId: string;
    readonly messageId: string | undefined;
    readonly body: MessageBody;
    readonly files: ShownMessage['files'];
  }): Answer {
    const thread = this.threads.get(channelId);
    if (thread === undefined && channelId !== DiscordDouble.channelId)
      return { status: 404, body: { message: 'Unknown Channel', code: 10003 } };
    const faults = brokenMessage(
      body,
      files.map(({ name }) => name),
    );
    this.faults.push(...faults);
    if (faults.length > 0) return invalid(faults);
    if ((body.embeds ?? []).length === 0 && (body.content ?? '') === '')
      return { status: 400, body: { message: 'Cannot send an empty message', code: 50006 } };
    const { parse, users = [], roles = [] } = body.allowed_mentions ?? {};
    const known = messageId === undefined ? this.#knownNonce(body) : this.messages.get(messageId);
    if (parse?.length !== 0) this.pings += 1;
    if (messageId === undefined && known !== undefined) return { status: 200, body: asApi(known) };
    if (messageId !== undefined && known === undefined)
      return { status: 404, body: { message: 'Unknown Message', code: 10008 } };
    if (thread?.archived === true) {
      if (messageId !== undefined)
        return { status: 400, body: { message: 'Thread is archived', code: 50083 } };
      // A new message takes a thread out of the archive.
      thread.archived = false;
    }
    const content = body.content ?? known?.content ?? '';
    const named = [...users, ...roles].filter((id) => content.includes(id));
    const message: ShownMessage = {
      id: known?.id ?? String(this.#nextId++),
      channelId,
      content,
      embeds: body.embeds ?? [],
      components: body.components ?? known?.components ?? [],
      files,
      nonce: known?.nonce ?? body.nonce ?? null,
      edits: known === undefined ? 0 : known.edits + 1,
      // An edit never notifies.
      pinged: known?.pinged ?? named,
    };
    this.messages.set(message.id, message);
    return { status: 200, body: asApi(message) };
  }

  #knownNonce({ nonce, enforce_nonce }: MessageBody): ShownMessage | undefined {
    if (nonce === undefined || enforce_nonce !== true) return undefined;
    return [...this.messages.values()].find((message) => message.nonce === nonce);
  }

  #command({
    method,
    guildId,
    commandId,
    body,
  }: {
    readonly method: string;
    readonly guildId: string;
    readonly commandId: string | undefined;
    readonly body: object;
  }): Answer {
    const here = this.commands.get(guildId) ?? [];
    if (method === 'GET') return { status: 200, body: here };
    const others = here.filter(({ id }) => id !== commandId);
    if (method === 'DELETE') {
      this.commands.set(guildId, others);
      return { status: 204 };
    }
    const faults = brokenCommand(body);
    this.faults.push(...faults);
    if (faults.length > 0) return invalid(faults);
    const stored = {
      ...(body as Omit<RegisteredCommand, 'id'>),
      id: commandId ?? String(this.#nextId++),
      application_id: DiscordDouble.applicationId,
      version: String(this.#nextId++),
      default_member_permissions: null,
      nsfw: false,
    };
    this.commands.set(guildId, [...others, stored]);
    return { status: commandId === undefined ? 201 : 200, body: stored };
  }
}

function invalid(faults: readonly string[]): Answer {
  const message = `Invalid Form Body ${faults.join()}`;
  return { status: 400, body: { message, code: 50035, errors: {} } };
}

function commandData(
  path: string,
  options: Readonly<Record<string, string | number>>,
  focused?: string,
) {
  const leaves = Object.entries(options).map(([name, value]) => ({
    name,
    value,
    type: typeof value === 'number' ? OPTION.number : OPTION.text,
    ...(name === focused ? { focused: true } : {}),
  }));
  const [first = '', second] = path.split(' ');
  const part = { name: second ?? first, type: OPTION.part, options: leaves };
  return {
    id: '830000000000000001',
    name: 'vigia',
    type: 1,
    options: [second === undefined ? part : { name: first, type: OPTION.group, options: [part] }],
  };
}

async function contentOf(
  request: IncomingMessage,
  bytes: Buffer,
): Promise<{ readonly body: object; readonly files: ShownMessage['files'] }> {
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: {}, files: [] };
  if (!type.startsWith('multipart/form-data'))
    return { body: JSON.parse(bytes.toString()) as object, files: [] };
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type },
  }).formData();
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const [, value] of form)
    if (typeof value !== 'string')
      files.push({ name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  const payload = form.get('payload_json');
  if (typeof payload !== 'string') throw new TypeError('a form without payload_json');
  return { body: JSON.parse(payload) as object, files };
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
    ...(status === 204 ? {} : { 'content-type': 'application/json' }),
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': 'double',
    ...headers,
  });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}

function asApi({ id, channelId, content, embeds, nonce }: ShownMessage) {
  return { ...bareMessage(), id, channel_id: channelId, content, embeds, nonce };
}

/** What discord.js wants of any message. */
function bareMessage() {
  return {
    id: '840000000000000001',
    type: 0,
    channel_id: DiscordDouble.channelId,
    content: '',
    embeds: [],
    attachments: [],
    components: [],
    mentions: [],
    mention_roles: [],
    pinned: false,
    tts: false,
    flags: 0,
    timestamp: '2026-11-19T15:50:00.000000+00:00',
    edited_timestamp: null,
    author: { id: '900000000000000001', username: 'vigia', discriminator: '0', avatar: null },
  };
}
