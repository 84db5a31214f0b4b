import type { Brand } from '../core/brand.js';
import { targetsOf } from '../core/default-touchpoints.js';
import type { Severity } from '../core/finding.js';
import type { Incident } from '../core/incident.js';
import type { Mention } from '../core/mention.js';
import type { ResponseFigures } from '../core/report.js';
import { MINUTE_MS, type TimeRange, WEEK_MS } from '../core/time.js';
import { quantile } from './quantile.js';
import type { ReportStore } from './report-store.js';

/** Minutes within which somebody takes an incident, by severity: when its first check is due. */
export const ACKNOWLEDGE_MINUTES: Readonly<Record<Severity, number>> = {
  1: 480,
  2: 120,
  3: 30,
  4: 15,
};
/** Minutes within which the public has a first answer, by severity. */
export const PUBLIC_ANSWER_MINUTES: Readonly<Record<Severity, number>> = {
  1: 1_440,
  2: 240,
  3: 60,
  4: 30,
};
/** Of a complaint that names no point of contact. */
const GENERAL_REPLY_MINUTES = targetsOf({ isCritical: false }).replyMinutes;
/** An answer that comes later than this after the span is no part of what the report tells. */
const LATE_ANSWER_MS = WEEK_MS;

/** Adds up how long things took. */
export class ResponseTally {
  readonly #now: Date;
  readonly #minutes: number[] = [];
  #total = 0;
  #inTime = 0;
  #late = 0;

  constructor(now: Date) {
    this.#now = now;
  }

  /** @param answeredAt null where it has not happened yet */
  add({
    askedAt,
    answeredAt,
    targetMinutes,
  }: {
    readonly askedAt: Date;
    readonly answeredAt: Date | null;
    readonly targetMinutes: number;
  }): void {
    this.#total += 1;
    const end = answeredAt ?? this.#now;
    const minutes = Math.max(0, (end.getTime() - askedAt.getTime()) / MINUTE_MS);
    if (answeredAt !== null) this.#minutes.push(minutes);
    if (minutes > targetMinutes) this.#late += 1;
    else if (answeredAt !== null) this.#inTime += 1;
  }

  /** What another tally counted is counted here as well. */
  absorb(other: ResponseTally): void {
    this.#total += other.#total;
    this.#inTime += other.#inTime;
    this.#late += other.#late;
    for (const minutes of other.#minutes) this.#minutes.push(minutes);
  }

  figures(): ResponseFigures {
    const ascending = this.#minutes.toSorted((a, b) => a - b);
    return {
      total: this.#total,
      answered: ascending.length,
      inTime: this.#inTime,
      late: this.#late,
      medianMinutes: ascending.length === 0 ? null : quantile(ascending, 0.5),
    };
  }
}

/** When somebody took an incident: acknowledged it, or closed it at once; null while nobody did. */
export function takenAt({ acknowledgedAt, closedAt }: Incident): Date | null {
  return acknowledgedAt ?? closedAt;
}

/** How soon the incidents announced within a range were taken; false alarms are left out. */
export function acknowledgeFigures(
  incidents: readonly Incident[],
  { range, now }: { readonly range: TimeRange; readonly now: Date },
): ResponseFigures {
  const tally = new ResponseTally(now);
  for (const incident of incidents) {
    const { openedAt, status, severity } = incident;
    if (status === 'dismissed' || openedAt < range.from || openedAt >= range.to) continue;
    tally.add({
      askedAt: openedAt,
      answeredAt: takenAt(incident),
      targetMinutes: ACKNOWLEDGE_MINUTES[severity],
    });
  }
  return tally.figures();
}

/** The public answers of a brand, by what they answer. */
export interface Replies {
  /** 'source/post id' → when. */
  readonly byPost: ReadonlyMap<string, Date>;
  /** Sources in which the brand is known to answer: elsewhere a missing answer means nothing. */
  readonly sources: ReadonlySet<string>;
}

/** The brand's public answers to posts of a range, given up to `now`. */
export async function repliesTo(
  store: ReportStore,
  {
    brandId,
    range,
    now,
  }: { readonly brandId: string; readonly range: TimeRange; readonly now: Date },
): Promise<Replies> {
  const latest = Math.min(now.getTime(), range.to.getTime() + LATE_ANSWER_MS);
  const replies =
    latest <= range.from.getTime()
      ? []
      : await store.replies.list(brandId, { from: range.from, to: new Date(latest) });
  const first = await store.replies.firstBySource(brandId);
  return {
    byPost: new Map(
      replies.map(({ source, postId, repliedAt }) => [`${source}/${postId}`, repliedAt]),
    ),
    sources: new Set([...first].filter(([, at]) => at < range.to).map(([source]) => source)),
  };
}

/** Follows the public answers to complaints: negative originals about the brand, in sources where it answers at all. */
export class ReplyTally {
  readonly #replies: Replies;
  readonly #now: Date;
  readonly #targets: ReadonlyMap<string, number>;
  readonly #byTouchpoint = new Map<string | null, ResponseTally>();

  constructor(replies: Replies, { brand, now }: { readonly brand: Brand; readonly now: Date }) {
    this.#replies = replies;
    this.#now = now;
    this.#targets = new Map(
      brand.touchpoints.map((touchpoint) => [touchpoint.id, targetsOf(touchpoint).replyMinutes]),
    );
  }

  /** Takes originals; all but complaints change nothing. @param touchpoint where it was placed */
  add({ post, reading }: Mention, touchpoint: string | null): void {
    if (reading.label !== 'negative' || !reading.isAboutBrand) return;
    if (!this.#replies.sources.has(post.source)) return;
    const tally = this.#byTouchpoint.get(touchpoint) ?? new ResponseTally(this.#now);
    this.#byTouchpoint.set(touchpoint, tally);
    tally.add({
      askedAt: post.createdAt,
      answeredAt: this.#replies.byPost.get(`${post.source}/${post.id}`) ?? null,
      targetMinutes: this.#targets.get(touchpoint ?? '') ?? GENERAL_REPLY_MINUTES,
    });
  }

  tallyAt(touchpoint: string | null): ResponseTally {
    return this.#byTouchpoint.get(touchpoint) ?? new ResponseTally(this.#now);
  }

  figures(): ResponseFigures {
    const all = new ResponseTally(this.#now);
    for (const tally of this.#byTouchpoint.values()) all.absorb(tally);
    return all.figures();
  }
}
