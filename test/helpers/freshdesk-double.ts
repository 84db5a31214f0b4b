import type { ServerResponse } from 'node:http';
import { type HttpServer, type ServedRequest, startHttpServer } from './http-server.js';

/** A ticket as it lies in the double. */
export interface StoredTicket {
  readonly id: number;
  status: number;
  readonly created_at: string;
  readonly tags: readonly string[];
  readonly [field: string]: unknown;
}

/**
 * A Freshdesk account on this machine: Basic authentication, required fields, validation errors in its shape, a list
 * that shows new tickets at once and a search that is slow to learn of them, a budget of calls, outages.
 */
export class FreshdeskDouble implements AsyncDisposable {
  static readonly KEY = 'fd-key-never-to-be-logged';
  readonly tickets: StoredTicket[] = [];
  /** Answers these statuses, one a call, before anything else. */
  readonly failNext: { status: number; headers?: Record<string, string>; body?: unknown }[] = [];
  /** Opens the ticket, and cuts the connection before the answer leaves. */
  losesAnswers = false;
  /** Whether the list of the newest still has the ticket; the search has all of them. */
  listIsEmpty = false;
  #server: HttpServer | null = null;

  static async start(): Promise<FreshdeskDouble> {
    const double = new FreshdeskDouble();
    double.#server = await startHttpServer((request, response) =>
      double.#answer(request, response),
    );
    return double;
  }

  get url(): string {
    return this.#started.url;
  }

  get requests(): readonly ServedRequest[] {
    return this.#started.requests;
  }

  async close(): Promise<void> {
    await this.#started.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  get #started(): HttpServer {
    if (this.#server === null) throw new TypeError('not started');
    return this.#server;
  }

  #answer(request: ServedRequest, response: ServerResponse): void {
    const failure = this.failNext.shift();
    if (failure !== undefined) {
      send(response, failure.status, failure.body ?? { description: 'x' }, failure.headers);
      return;
    }
    const basic = `Basic ${Buffer.from(`${FreshdeskDouble.KEY}:X`).toString('base64')}`;
    if (request.headers.authorization !== basic) {
      send(response, 401, {
        code: 'invalid_credentials',
        message: `You have to be logged in, ${request.headers.authorization}`,
      });
      return;
    }
    const { pathname, searchParams } = request.url;
    if (request.method === 'POST' && pathname === '/api/v2/tickets')
      this.#create(request, response);
    else if (pathname === '/api/v2/tickets')
      send(response, 200, this.listIsEmpty ? [] : this.tickets.toReversed());
    else if (pathname === '/api/v2/search/tickets') {
      const tag = /^"tag:'([\w-]+)'"$/.exec(searchParams.get('query') ?? '')?.[1];
      if (tag === undefined) send(response, 400, { description: 'Validation failed' });
      else {
        const results = this.tickets.filter(({ tags }) => tags.includes(tag));
        send(response, 200, { total: results.length, results });
      }
    } else {
      const id = /^\/api\/v2\/tickets\/(\d+)$/.exec(pathname)?.[1];
      const ticket = this.tickets.find((one) => String(one.id) === id);
      if (ticket === undefined) response.writeHead(404).end();
      else send(response, 200, ticket);
    }
  }

  #create(request: ServedRequest, response: ServerResponse): void {
    const body = JSON.parse(request.body) as Record<string, unknown>;
    const required = ['subject', 'description', 'status', 'priority', 'source'];
    const missing = required.filter((field) => body[field] === undefined);
    const tags = body.tags as readonly string[];
    if (body.unique_external_id === undefined) missing.push('requester_id');
    if (missing.length > 0 || tags.some((tag) => tag.length > 32)) {
      send(response, 400, {
        description: 'Validation failed',
        errors: [
          {
            field: missing[0] ?? 'tags',
            message: `It should be set, not ${request.body}`,
            code: 'missing_field',
          },
        ],
      });
      return;
    }
    const ticket = {
      ...body,
      id: this.tickets.length + 1,
      status: Number(body.status),
      tags,
      created_at: '2026-11-19T15:50:00Z',
    };
    this.tickets.push(ticket);
    if (this.losesAnswers) response.destroy();
    else send(response, 201, ticket);
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
