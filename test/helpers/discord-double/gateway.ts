import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Operations of Discord's gateway. */
const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, hello: 10, ack: 11 } as const;

interface Packet {
  readonly op: number;
  readonly d: {
    readonly token?: string;
    readonly intents?: number;
    readonly session_id?: string;
    readonly seq?: number;
  };
}

/** Something that happened, as told to whoever is connected. */
interface Told {
  readonly op: 0;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

/** The WebSocket side: hello, identify, ready, heartbeats, events, and after a cut resume with what was missed. */
export class GatewayDouble {
  /** Intents of each identification, in order. */
  readonly identified: number[] = [];
  readonly resumed: string[] = [];
  heartbeats = 0;
  readonly #told: Told[] = [];
  readonly #greeted = new Set<WebSocket>();
  readonly #sockets = new Set<WebSocket>();
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #http: Server;
  readonly #token: string;
  readonly #heartbeatMs: number;
  #seq = 0;

  constructor(http: Server, { token, heartbeatMs }: { token: string; heartbeatMs: number }) {
    this.#http = http;
    this.#token = token;
    this.#heartbeatMs = heartbeatMs;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#server.handleUpgrade(request, socket, head, (client) => this.#greet(client));
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}/gateway`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Tells of an event; who is cut off now hears of it when resuming. */
  dispatch(t: string, d: unknown): void {
    this.#seq += 1;
    const told: Told = { op: OP.dispatch, t, s: this.#seq, d };
    this.#told.push(told);
    for (const socket of this.#greeted) send(socket, told);
  }

  /** Cuts every connection as a failing network would. */
  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#greeted.clear();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.#greeted.delete(socket);
    });
    socket.on('message', (raw: Buffer) =>
      this.#answer(socket, JSON.parse(raw.toString()) as Packet),
    );
    send(socket, { op: OP.hello, d: { heartbeat_interval: this.#heartbeatMs } });
  }

  #answer(socket: WebSocket, { op, d }: Packet): void {
    if (op === OP.heartbeat) {
      this.heartbeats += 1;
      send(socket, { op: OP.ack });
      return;
    }
    if (op !== OP.identify && op !== OP.resume) return;
    if (d.token !== this.#token) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    if (op === OP.resume) {
      this.resumed.push(d.session_id ?? '');
      for (const told of this.#told) if (told.s > (d.seq ?? 0)) send(socket, told);
      this.#seq += 1;
      send(socket, { op: OP.dispatch, t: 'RESUMED', s: this.#seq, d: {} });
      this.#greeted.add(socket);
      return;
    }
    this.identified.push(d.intents ?? 0);
    this.#seq += 1;
    this.#greeted.add(socket);
    send(socket, {
      op: OP.dispatch,
      t: 'READY',
      s: this.#seq,
      d: {
        v: 10,
        user: {
          id: '900000000000000001',
          username: 'vigia',
          discriminator: '0',
          bot: true,
          avatar: null,
        },
        guilds: [],
        session_id: 'session-1',
        resume_gateway_url: this.url,
        application: { id: '900000000000000002', flags: 0 },
        shard: [0, 1],
      },
    });
  }
}

function send(socket: WebSocket, packet: unknown): void {
  socket.send(JSON.stringify(packet));
}
