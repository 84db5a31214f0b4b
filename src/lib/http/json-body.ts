import type { z } from 'zod';
import { HttpContractError } from './errors.js';
import type { HttpRequest, HttpResponse } from './http.js';

/** What may stand in an error as a code: one word, too short for a text or a key. */
const ERROR_CODE = /^[\w.:-]{1,60}$/;

/** Reads bytes as JSON in UTF-8, with or without a byte order mark. */
export function parseJson(
  body: Uint8Array,
): { readonly isJson: true; readonly value: unknown } | { readonly isJson: false } {
  try {
    return { isJson: true, value: JSON.parse(new TextDecoder().decode(body)) };
  } catch {
    return { isJson: false };
  }
}

/**
 * Reads an answer as JSON of the schema's shape.
 *
 * @throws {HttpContractError} not JSON, or another shape; names the path that broke, never its value
 */
export function readJson<Schema extends z.ZodType>(
  caller: string,
  response: HttpResponse,
  schema: Schema,
): z.infer<Schema> {
  const host = new URL(response.url).host;
  const json = parseJson(response.body);
  if (!json.isJson) {
    const detail = `answered ${response.status} with a body that is not JSON`;
    throw new HttpContractError({ caller, host, path: '', isJson: false, detail });
  }
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = describePath(issue?.path ?? []);
  const detail = `answered in another shape than documented at '${path}' (${issue?.code ?? 'unknown'})`;
  throw new HttpContractError({ caller, host, path, isJson: true, detail });
}

/** The API's own code for a refusal; null where there is none, or where it is longer than a code. */
export function readErrorCode(
  request: HttpRequest,
  { body, headers }: { readonly body: unknown; readonly headers: HttpResponse['headers'] },
): string | null {
  const code = request.errorCode?.(body, headers);
  return code !== undefined && ERROR_CODE.test(code) ? code : null;
}

function describePath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number'
        ? `[${part}]`
        : `${index === 0 ? '' : '.'}${String(part).slice(0, 40)}`,
    )
    .join('');
}
