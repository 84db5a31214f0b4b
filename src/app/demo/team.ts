import type { Brand } from '../../core/brand.js';
import type { Desk } from '../../core/contracts/desk.js';
import type { Job } from '../../core/contracts/scheduler.js';
import type { Store } from '../../core/contracts/store.js';
import { DAY_MS, MINUTE_MS } from '../../core/time.js';

/** Who does what in the story. */
const WATCH = { actor: 'Marta Prieto', name: 'Marta Prieto' } as const;
const SERVICE = 'Jon Sanz';

/** How long an incident of this severity or above waits until somebody of the fictional team takes it. */
const TAKEN_FROM_SEVERITY = 3;
const TAKEN_AFTER_MS = 30 * MINUTE_MS;
/** Complaints are answered in full, in private, a day later; those that nobody answered in public wait longer. */
const ANSWERED_AFTER_MS = DAY_MS;
const UNSEEN_AFTER_MS = 3 * DAY_MS;
const MAX_CASES = 500;

/**
 * What the people of the fictional brand do, through the same desk as real ones: take the incident, hand it to
 * marketing, say afterwards that the alert was worth it, and answer complaints within their term. Run again at the same
 * instant, it does nothing twice.
 */
export function teamJob({
  store,
  desk,
  brand,
}: {
  readonly store: Store;
  readonly desk: Desk;
  readonly brand: Brand;
}): Job {
  return {
    name: `team:${brand.id}`,
    schedule: { cron: '* * * * *', timeZone: brand.timeZone },
    async run(now) {
      await takeIncidents({ store, desk, brand, now });
      await answerCases({ store, brand, now });
    },
  };
}

async function takeIncidents({
  store,
  desk,
  brand,
  now,
}: Parameters<typeof teamJob>[0] & { readonly now: Date }): Promise<void> {
  for (const { id, status, severity, openedAt, assignee, endedAt } of await store.incidents.list({
    brandId: brand.id,
    limit: 5,
  })) {
    const act = (action: Parameters<Desk['act']>[0]['action']) =>
      desk.act({ incidentId: id, action, asker: WATCH });
    const isDue =
      severity >= TAKEN_FROM_SEVERITY && now.getTime() - openedAt.getTime() >= TAKEN_AFTER_MS;
    if (status === 'open' && isDue) await act({ type: 'acknowledge' });
    if (status === 'acknowledged' && assignee === null)
      await act({ type: 'assign', assignee: 'Lucía Campos' });
    if (endedAt === null) continue;
    const log = await store.incidents.actions(id);
    if (log.some(({ action }) => action === 'rated-useful')) continue;
    await act({ type: 'rate', isUseful: true });
  }
}

async function answerCases({
  store,
  brand,
  now,
}: {
  readonly store: Store;
  readonly brand: Brand;
  readonly now: Date;
}): Promise<void> {
  const open = await store.cases.list({ brandId: brand.id, statuses: ['open'], limit: MAX_CASES });
  const old = open.filter(
    ({ complainedAt }) => now.getTime() - complainedAt.getTime() >= ANSWERED_AFTER_MS,
  );
  const [first] = old;
  if (first === undefined) return;
  const since = old.reduce(
    (from, { complainedAt }) => Math.min(from, complainedAt.getTime()),
    now.getTime(),
  );
  const replies = await store.replies.list(brand.id, { from: new Date(since), to: now });
  const answered = new Set(replies.map(({ source, postId }) => `${source}/${postId}`));
  for (const { code, mention, complainedAt } of old) {
    const isUnseen = !answered.has(mention);
    if (isUnseen && now.getTime() - complainedAt.getTime() < UNSEEN_AFTER_MS) continue;
    await store.cases.close(code, { status: 'answered', at: now, actor: SERVICE, note: '' });
  }
}
