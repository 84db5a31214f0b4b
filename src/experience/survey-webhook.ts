import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Brand } from '../core/brand.js';
import type { StoreTables } from '../core/contracts/store.js';
import { DEFAULT_SCALES, SURVEY_KINDS, type SurveyAnswer } from '../core/survey.js';
import { MINUTE_MS, SECOND_MS } from '../core/time.js';

/** Header that a call is signed in: 't=<Unix seconds>,v1=<hex>', of HMAC-SHA256 over '<t>.<body>'. */
export const SIGNATURE_HEADER = 'x-vigia-signature';
/** Largest body that is taken: a thousand answers have a tenth of it. */
export const MAX_BODY_BYTES = 1024 * 1024;

const MAX_ANSWERS = 1_000;
/** A call that was signed longer ago, or later than this from now, may be one that somebody recorded. */
const TOLERANCE_MS = 5 * MINUTE_MS;
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

const Scale = z
  .strictObject({ min: z.int().min(0).max(100), max: z.int().min(1).max(100) })
  .refine(({ min, max }) => max > min, { error: 'max must be above min' });

/** What a live survey tool sends. */
const SurveyCall = z.strictObject({
  brand: z.string().min(1).max(64),
  kind: z.enum(SURVEY_KINDS),
  /** For csat and ces; 1 to 5 and 1 to 7 where absent. */
  scale: Scale.exactOptional(),
  /** True where a low score means little effort. */
  isReversed: z.boolean().default(false),
  answers: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(200),
        score: z.int(),
        answeredAt: z.iso.datetime({ offset: true }),
        touchpoint: z.string().max(64).nullable().default(null),
      }),
    )
    .min(1)
    .max(MAX_ANSWERS),
});

/** What the caller is told: a status of HTTP and one line, with nothing of what was sent but numbers and paths. */
export interface SurveyCallResult {
  readonly status: 200 | 400 | 401 | 413;
  readonly body: { readonly added: number; readonly known: number } | { readonly error: string };
}

/**
 * Takes the answers of one signed call, all or none. Sent again, it changes nothing.
 *
 * @param call.signature the header as it came; null where it was missing
 * @param call.body the bytes as they came: they are what was signed
 */
export async function takeSurveyCall(
  {
    surveys,
    brands,
    secret,
  }: {
    readonly surveys: Pick<StoreTables['surveys'], 'add'>;
    readonly brands: readonly Brand[];
    readonly secret: string;
  },
  {
    signature,
    body,
    now,
  }: { readonly signature: string | null; readonly body: Uint8Array; readonly now: Date },
): Promise<SurveyCallResult> {
  if (body.byteLength > MAX_BODY_BYTES) return refused(413, 'the body is larger than 1 MiB');
  if (!isSigned({ signature, body, secret, now })) {
    return refused(401, `the signature in ${SIGNATURE_HEADER} is missing, wrong or too old`);
  }
  const read = readCall(body, { brands, now });
  if ('error' in read) return refused(400, read.error);
  return { status: 200, body: await surveys.add(read.answers, now) };
}

/** The header that signs a body, as a caller makes it. */
export function signSurveyCall(
  body: Uint8Array,
  { secret, at }: { readonly secret: string; readonly at: Date },
): string {
  const seconds = Math.floor(at.getTime() / SECOND_MS);
  return `t=${seconds},v1=${macOf(body, { secret, seconds })}`;
}

function isSigned({
  signature,
  body,
  secret,
  now,
}: {
  readonly signature: string | null;
  readonly body: Uint8Array;
  readonly secret: string;
  readonly now: Date;
}): boolean {
  const [, seconds = '', given = ''] = SIGNATURE.exec(signature ?? '') ?? [];
  if (given === '') return false;
  const expected = macOf(body, { secret, seconds: Number(seconds) });
  const isSame = timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(expected, 'hex'));
  return isSame && Math.abs(now.getTime() - Number(seconds) * SECOND_MS) <= TOLERANCE_MS;
}

function macOf(
  body: Uint8Array,
  { secret, seconds }: { readonly secret: string; readonly seconds: number },
): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
}

function readCall(
  body: Uint8Array,
  { brands, now }: { readonly brands: readonly Brand[]; readonly now: Date },
): { readonly answers: readonly SurveyAnswer[] } | { readonly error: string } {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { error: 'the body is not JSON in UTF-8' };
  }
  const parsed = SurveyCall.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { error: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as documented'}` };
  }
  const { kind, isReversed, answers } = parsed.data;
  const brand = brands.find(({ id }) => id === parsed.data.brand);
  if (brand === undefined) return { error: 'brand: there is no such brand' };
  if (kind === 'nps' && (parsed.data.scale !== undefined || isReversed)) {
    return { error: 'scale: nps is always from 0 to 10, and more is better' };
  }
  const scale = parsed.data.scale ?? DEFAULT_SCALES[kind];
  const places = new Set(brand.touchpoints.map(({ id }) => id));
  const read: SurveyAnswer[] = [];
  for (const [index, { id, score, answeredAt, touchpoint }] of answers.entries()) {
    const at = new Date(answeredAt);
    if (score < scale.min || score > scale.max) {
      return { error: `answers.${index}.score: must be from ${scale.min} to ${scale.max}` };
    }
    if (at > now) return { error: `answers.${index}.answeredAt: lies in the future` };
    if (touchpoint !== null && !places.has(touchpoint)) {
      return { error: `answers.${index}.touchpoint: is not on the brand's map` };
    }
    read.push({
      brandId: brand.id,
      kind,
      id,
      score: isReversed ? scale.max + scale.min - score : score,
      scale,
      touchpoint,
      answeredAt: at,
    });
  }
  return { answers: read };
}

function refused(status: 400 | 401 | 413, error: string): SurveyCallResult {
  return { status, body: { error } };
}
