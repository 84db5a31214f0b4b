import { subjectOf } from '../alerting/replies/subject.js';
import type { Brand } from '../core/brand.js';
import type { StoreTables } from '../core/contracts/store.js';
import type { Incident } from '../core/incident.js';
import type { SuggestedReply } from '../core/response.js';
import { DAY_MS } from '../core/time.js';

/** Replies that are remembered for one incident: more than any team answers one by one. */
const MAX_REMEMBERED = 60;
/** What happened longer ago is not held against a brand any more. */
const HISTORY_DAYS = 730;
/** What began nearer is the same crisis, not one before it. */
const SAME_CRISIS_DAYS = 7;
/** Severity from which an incident is a crisis that is remembered. */
const CRISIS_SEVERITY = 3;
const MAX_INCIDENTS = 200;

/** The replies suggested before in an incident, by the key of their post. */
export async function earlierReplies(
  { state }: Pick<StoreTables, 'state'>,
  incidentId: string,
): Promise<ReadonlyMap<string, string>> {
  const stored = await state.get(keyOf(incidentId));
  if (stored === null) return new Map();
  return new Map(JSON.parse(stored) as [string, string][]);
}

/** Remembers what was suggested, so that a later card does not give another customer the same text. */
export async function rememberReplies(
  { state }: Pick<StoreTables, 'state'>,
  {
    incidentId,
    earlier,
    replies,
    now,
  }: {
    readonly incidentId: string;
    readonly earlier: ReadonlyMap<string, string>;
    readonly replies: readonly Pick<SuggestedReply, 'post' | 'text'>[];
    readonly now: Date;
  },
): Promise<void> {
  if (replies.every(({ post, text }) => earlier.get(post) === text)) return;
  const all = new Map(earlier);
  for (const { post, text } of replies) all.set(post, text);
  await state.set(keyOf(incidentId), JSON.stringify([...all].slice(-MAX_REMEMBERED)), now);
}

/** Whether the brand had a crisis about the same before: it raises the responsibility that people attribute. */
export async function hasCrisisHistory(
  { incidents }: Pick<StoreTables, 'incidents'>,
  { incident, brand }: { readonly incident: Incident; readonly brand: Brand },
): Promise<boolean> {
  const about = subjectOf(incident.finding, brand).touchpoint?.id;
  if (about === undefined) return false;
  const day = (days: number) => new Date(incident.openedAt.getTime() - days * DAY_MS);
  const before = await incidents.list({
    brandId: brand.id,
    range: { from: day(HISTORY_DAYS), to: day(SAME_CRISIS_DAYS) },
    limit: MAX_INCIDENTS,
  });
  return before.some(
    ({ severity, status, finding }) =>
      severity >= CRISIS_SEVERITY &&
      status !== 'dismissed' &&
      subjectOf(finding, brand).touchpoint?.id === about,
  );
}

function keyOf(incidentId: string): string {
  return `replies/${incidentId}`;
}
