import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { Brand } from '../core/brand.js';
import {
  DEFAULT_SCALES,
  type SurveyAnswer,
  type SurveyKind,
  type SurveyScale,
} from '../core/survey.js';
import { parseInstant } from '../lib/instant.js';
import { fold } from '../lib/text/fold.js';

/** What a column can hold, in our words. */
export const SURVEY_FIELDS = ['id', 'score', 'answeredAt', 'touchpoint'] as const;
export type SurveyField = (typeof SURVEY_FIELDS)[number];

/** Names under which survey tools export a field, in English and Spanish; folded, best first. */
const ALIASES: Readonly<Record<SurveyField, readonly string[]>> = {
  id: ['id', 'responseid', 'answerid', 'surveyid', 'uuid', 'idrespuesta', 'respuestaid'],
  score: [
    'score',
    'nps',
    'csat',
    'ces',
    'rating',
    'answer',
    'value',
    'puntuacion',
    'nota',
    'valoracion',
    'respuesta',
  ],
  answeredAt: [
    'answeredat',
    'date',
    'datetime',
    'timestamp',
    'submittedat',
    'submitdate',
    'createdat',
    'respondedat',
    'recordeddate',
    'enddate',
    'fecha',
    'fecharespuesta',
    'fechahora',
  ],
  touchpoint: ['touchpoint', 'channel', 'journey', 'puntodecontacto', 'contacto', 'etapa'],
};

const MAX_ID = 200;
/** Years in which nobody answered a survey of ours. */
const MIN_YEAR = 1990;

/** Why a row cannot be used; the words are the catalogue's (`survey:problem.<problem>`), with what was found and allowed. */
export interface SurveyProblem {
  readonly problem:
    | 'no-score'
    | 'score-no-number'
    | 'score-out-of-scale'
    | 'no-date'
    | 'bad-date'
    | 'future-date'
    | 'unknown-touchpoint'
    | 'long-id';
  /** Shortened; of a score or a date, never of a text. */
  readonly found: string;
  readonly allowed: string;
}

/** How the rows of one survey are read. */
export interface SurveyReading {
  readonly brand: Pick<Brand, 'id' | 'touchpoints' | 'timeZone'>;
  readonly kind: SurveyKind;
  readonly scale?: SurveyScale;
  /** True where a low score means little effort (CES 1.0): it is turned round. */
  readonly isReversed?: boolean;
  /** Which column holds what, where its name does not tell. */
  readonly columns?: Partial<Record<SurveyField, string>>;
  /** Where all answers belong that name no touchpoint; null for the brand in general. */
  readonly touchpoint?: string | null;
  readonly dateOrder?: 'dmy' | 'mdy';
  /** Nobody answers later than now. */
  readonly now: Date;
}

/** The columns by which the fields are found among the names of a file; undefined where none holds it. */
export function findColumns(
  names: readonly string[],
  columns: SurveyReading['columns'] = {},
): Readonly<Record<SurveyField, string | undefined>> {
  const plain = new Map(names.map((name) => [plainName(name), name] as const).toReversed());
  const find = (field: SurveyField) => {
    const asked = columns[field];
    if (asked !== undefined) return names.find((name) => name === asked);
    return ALIASES[field].map((alias) => plain.get(alias)).find((name) => name !== undefined);
  };
  return {
    id: find('id'),
    score: find('score'),
    answeredAt: find('answeredAt'),
    touchpoint: find('touchpoint'),
  };
}

/**
 * One answer from one row, or why not.
 *
 * @param columns as `findColumns` found them
 * @param line where the row stands: part of the id of a row that brings none, so that the same file gives the same ids
 */
export function readAnswer(
  values: Readonly<Record<string, unknown>>,
  {
    reading,
    columns,
    line,
  }: {
    readonly reading: SurveyReading;
    readonly columns: ReturnType<typeof findColumns>;
    readonly line: number;
  },
): SurveyAnswer | SurveyProblem {
  const { kind, brand } = reading;
  const scale = kind === 'nps' ? DEFAULT_SCALES.nps : (reading.scale ?? DEFAULT_SCALES[kind]);
  const fieldOf = (field: SurveyField) => {
    const column = columns[field];
    return column === undefined ? '' : textOf(values[column]);
  };
  const score = scoreOf(fieldOf('score'), scale);
  if (typeof score !== 'number') return score;
  const answeredAt = instantOf(fieldOf('answeredAt'), reading);
  if (!(answeredAt instanceof Date)) return answeredAt;
  const touchpoint = touchpointOf(fieldOf('touchpoint'), reading);
  if (typeof touchpoint === 'object' && touchpoint !== null) return touchpoint;
  const id = fieldOf('id');
  if (id.length > MAX_ID)
    return { problem: 'long-id', found: String(id.length), allowed: String(MAX_ID) };
  return {
    brandId: brand.id,
    kind,
    id: id === '' ? rowId(values, line) : id,
    score: reading.isReversed === true ? scale.max + scale.min - score : score,
    scale,
    touchpoint,
    answeredAt,
  };
}

function scoreOf(text: string, { min, max }: SurveyScale): number | SurveyProblem {
  const allowed = `${min}–${max}`;
  if (text === '') return { problem: 'no-score', found: '', allowed };
  if (!/^[+-]?\d{1,6}([.,]0+)?$/.test(text)) {
    return { problem: 'score-no-number', found: text.slice(0, 20), allowed };
  }
  const score = Number.parseInt(text, 10);
  return score < min || score > max
    ? { problem: 'score-out-of-scale', found: text.slice(0, 20), allowed }
    : score;
}

function instantOf(
  text: string,
  { brand, dateOrder = 'dmy', now }: SurveyReading,
): Date | SurveyProblem {
  const allowed = '2026-11-19';
  if (text === '') return { problem: 'no-date', found: '', allowed };
  const local = localInstant(text, { timeZone: brand.timeZone, dateOrder });
  const instant = local === undefined ? parseInstant(text) : local;
  if (instant === undefined || instant === null || instant.getUTCFullYear() < MIN_YEAR) {
    return { problem: 'bad-date', found: text.slice(0, 40), allowed };
  }
  return instant > now ? { problem: 'future-date', found: text.slice(0, 40), allowed } : instant;
}

/** '2026-11-19', '19/11/2026', '19.11.26', each with or without a time, and without a zone. */
const LOCAL =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2}))(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const CENTURY = 2_000;

/** A day, or a day with a time, on the brand's clock; null where the calendar has no such day, undefined where it brings a zone or is written otherwise. */
function localInstant(
  text: string,
  { timeZone, dateOrder }: { readonly timeZone: string; readonly dateOrder: 'dmy' | 'mdy' },
): Date | null | undefined {
  const parts = LOCAL.exec(text);
  if (parts === null) return undefined;
  const [isoYear, isoMonth, isoDay, first = 0, second = 0, shortYear = 0, ...time] = parts
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  const [hour = 0, minute = 0, sec = 0] = time;
  const year = isoYear ?? (shortYear < 100 ? shortYear + CENTURY : shortYear);
  const month = isoMonth ?? (dateOrder === 'dmy' ? second : first);
  const day = isoDay ?? (dateOrder === 'dmy' ? first : second);
  const local = DateTime.fromObject(
    { year, month, day, hour, minute, second: sec },
    { zone: timeZone },
  );
  return local.isValid ? local.toJSDate() : null;
}

function touchpointOf(
  text: string,
  { brand, touchpoint = null }: SurveyReading,
): string | null | SurveyProblem {
  if (text === '') return touchpoint;
  const wanted = fold(text);
  const place = brand.touchpoints.find(
    ({ id, name }) => id === wanted || fold(name.es) === wanted || fold(name.en) === wanted,
  );
  if (place !== undefined) return place.id;
  return {
    problem: 'unknown-touchpoint',
    found: text.slice(0, 40),
    allowed: brand.touchpoints.map(({ id }) => id).join(', '),
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}

function plainName(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

function rowId(values: Readonly<Record<string, unknown>>, line: number): string {
  return createHash('sha256')
    .update(JSON.stringify([line, values]))
    .digest('hex')
    .slice(0, 32);
}
