import { HttpError } from '../../lib/http/errors.js';
import type { Http, HttpRequest, HttpResponse } from '../../lib/http/http.js';
import type { Secret } from '../../lib/secret.js';
import { refusalCode, Wrapper } from './schema.js';

const VERSION = '2.3';

/** How the API is reached. */
export interface Api {
  readonly http: Http;
  readonly baseUrl: string;
  readonly key: Secret | null;
}

/** A list as the API gives it. */
export interface Listing {
  readonly list: Wrapper;
  readonly response: HttpResponse;
}

/** Which posts. */
export interface SearchRequest {
  readonly site: string;
  readonly term: string;
  /** Included. */
  readonly from: Date;
  /** From 1 on. */
  readonly page: number;
  readonly pageSize: number;
  readonly signal: AbortSignal;
}

/** Questions that hold a term, newest first, with their bodies. */
export function searchQuestions(api: Api, { site, term, signal, ...rest }: SearchRequest) {
  const query = { ...searchQuery(rest), site, filter: 'withbody', q: quoted(term) };
  return ask(api, { method: 'search/advanced', query, signal });
}

/** Questions and answers that hold a term, newest first, as excerpts. */
export function searchExcerpts(api: Api, { site, term, signal, ...rest }: SearchRequest) {
  return ask(api, {
    method: 'search/excerpts',
    query: { ...searchQuery(rest), site, q: quoted(term) },
    signal,
  });
}

/** Answers by their ids, at most 100, with their bodies. */
export function fetchAnswers(
  api: Api,
  {
    site,
    ids,
    signal,
  }: { readonly site: string; readonly ids: readonly string[]; readonly signal: AbortSignal },
) {
  const query = { site, filter: 'withbody', pagesize: 100 };
  return ask(api, { method: `answers/${ids.join(';')}`, query, signal });
}

function searchQuery({ from, page, pageSize }: Pick<SearchRequest, 'from' | 'page' | 'pageSize'>) {
  const fromdate = Math.floor(from.getTime() / 1_000);
  return { fromdate, sort: 'creation', order: 'desc', page, pagesize: pageSize };
}

function quoted(term: string): string {
  return `"${term.replace(/^#|"/g, '')}"`;
}

/** @throws {HttpError} a refusal, also one that comes with a 200 */
async function ask(
  { http, baseUrl, key }: Api,
  {
    method,
    query,
    signal,
  }: { method: string; query: NonNullable<HttpRequest['query']>; signal: AbortSignal },
): Promise<Listing> {
  const { value, response } = await http.json(
    {
      caller: 'stackexchange',
      url: `${baseUrl.replace(/\/$/, '')}/${VERSION}/${method}`,
      query: { ...query, key: key?.reveal() },
      errorCode: refusalCode,
      signal,
    },
    Wrapper,
  );
  if (value.items !== undefined) return { list: value, response };
  throw new HttpError({
    caller: 'stackexchange',
    host: new URL(baseUrl).host,
    status: 400,
    retryAt: null,
    isJson: true,
    code: refusalCode(value) ?? null,
  });
}
