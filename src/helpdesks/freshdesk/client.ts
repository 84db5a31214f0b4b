import { HttpError } from '../../lib/http/errors.js';
import type { Http, HttpRequest } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { FreshdeskTicket, refusalCode, TicketList, TicketSearch } from './schema.js';

const CALLER = 'freshdesk';
/** A person waits for the answer of a button. */
const TIMEOUT_MS = 15_000;
/** The most that one page of a list holds. */
const PAGE_SIZE = 100;

/** Calls to the Freshdesk API, version 2. */
export class FreshdeskClient {
  readonly #http: Http;
  readonly #baseUrl: string;
  readonly #authorization: string;

  constructor({
    http,
    baseUrl,
    apiKey,
  }: {
    readonly http: Http;
    readonly baseUrl: string;
    readonly apiKey: Secret;
  }) {
    this.#http = http;
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
    // The key takes the place of the user's name; the password is any letter.
    this.#authorization = `Basic ${Buffer.from(`${apiKey.reveal()}:X`).toString('base64')}`;
  }

  async create(ticket: unknown, signal: AbortSignal): Promise<FreshdeskTicket> {
    const request = this.#request('/tickets', { method: 'POST', body: ticket, signal });
    return (await this.#http.json(request, FreshdeskTicket)).value;
  }

  /** @returns null where there is no such ticket */
  async get(id: string, signal: AbortSignal): Promise<FreshdeskTicket | null> {
    try {
      const request = this.#request(`/tickets/${encodeURIComponent(id)}`, { signal });
      return (await this.#http.json(request, FreshdeskTicket)).value;
    } catch (error) {
      if (error instanceof HttpError && error.status === 404) return null;
      throw error;
    }
  }

  /**
   * The ticket that has a tag. The list shows the newest at once; the search knows the older ones, and learns of a new
   * one minutes later.
   */
  async findByTag(tag: string, signal: AbortSignal): Promise<FreshdeskTicket | null> {
    const newest = this.#request('/tickets', {
      query: { order_by: 'created_at', order_type: 'desc', per_page: PAGE_SIZE },
      signal,
    });
    const { items } = (await this.#http.json(newest, TicketList)).value;
    const found = items.find(({ tags }) => tags?.includes(tag) === true);
    if (found !== undefined) return found;
    const search = this.#request('/search/tickets', { query: { query: `"tag:'${tag}'"` }, signal });
    return (await this.#http.json(search, TicketSearch)).value.results.items[0] ?? null;
  }

  ticketUrl(id: string): string {
    return `${this.#baseUrl}/a/tickets/${encodeURIComponent(id)}`;
  }

  #request(
    path: string,
    rest: Pick<HttpRequest, 'method' | 'query' | 'body' | 'signal'>,
  ): HttpRequest {
    return {
      caller: CALLER,
      url: `${this.#baseUrl}/api/v2${path}`,
      headers: { authorization: this.#authorization },
      timeoutMs: TIMEOUT_MS,
      errorCode: refusalCode,
      ...rest,
    };
  }
}
