import type { AxiosResponse } from 'axios';
import type { HttpRequest } from './http.js';

/** A redirect to another origin keeps only these of the caller's headers: the others can hold a key. */
const HARMLESS_HEADERS = new Set([
  'accept',
  'accept-language',
  'if-none-match',
  'if-modified-since',
  'user-agent',
]);

/** One step of a call: the request as it leaves, up to the next redirect. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** The call as it leaves first. */
export function firstHop(request: HttpRequest, userAgent: string): Hop {
  const headers: Record<string, string> = { 'user-agent': userAgent };
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    headers[name.toLowerCase()] = value;
  }
  const { etag, lastModified } = request.validators ?? {};
  if (etag !== undefined) headers['if-none-match'] = etag;
  if (lastModified !== undefined) headers['if-modified-since'] = lastModified;
  const hop = { url: fullUrl(request), method: request.method ?? 'GET' };
  if (request.body === undefined) return { ...hop, headers, body: undefined };
  const isForm = request.body instanceof URLSearchParams;
  headers['content-type'] ??= isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const body = isForm ? request.body.toString() : JSON.stringify(request.body);
  return { ...hop, headers, body };
}

/**
 * The call as it goes on after a redirect. 303, and 301 and 302 by custom, turn it into a GET. Another origin
 * gets neither body nor any header that could hold a key.
 */
export function nextHop(hop: Hop, status: number, url: URL): Hop {
  const isRead = hop.method === 'GET' || hop.method === 'HEAD';
  const keepsMethod = isRead || status === 307 || status === 308;
  const isSameOrigin = url.origin === hop.url.origin;
  const headers = Object.fromEntries(
    Object.entries(hop.headers).filter(
      ([name]) =>
        HARMLESS_HEADERS.has(name) || (isSameOrigin && (keepsMethod || name !== 'content-type')),
    ),
  );
  return {
    url,
    method: keepsMethod ? hop.method : 'GET',
    headers,
    body: keepsMethod && isSameOrigin ? hop.body : undefined,
  };
}

/** Where a redirect leads; null where it does not say. */
export function readLocation(location: string | undefined, from: URL): URL | null {
  return location === undefined || !URL.canParse(location, from.href)
    ? null
    : new URL(location, from);
}

/** Headers as plain strings, names in lower case; a repeated header is joined by a comma. */
export function plainHeaders(headers: AxiosResponse['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) plain[name.toLowerCase()] = String(value);
  }
  return plain;
}

function fullUrl({ url, query = {} }: Pick<HttpRequest, 'url' | 'query'>): URL {
  const full = new URL(url);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of typeof value === 'object' ? value : [value]) {
      full.searchParams.append(name, String(one));
    }
  }
  return full;
}
