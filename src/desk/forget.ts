import { type NotifyRules, recordErasure } from '../alerting/notify.js';
import type { Forgotten } from '../core/contracts/desk.js';
import type { Store, StoreTables } from '../core/contracts/store.js';
import type { Finding, Reason } from '../core/finding.js';
import type { MonitorState } from '../detection/state.js';
import { fromJson, toJson } from '../lib/json.js';

/** An author as the sources name them. */
export interface ForgottenAuthor {
  readonly source: string;
  readonly handle: string;
}

/** Mentions of one author looked up at once. */
const CHUNK = 500;
/** Incidents of a brand that are searched: years of them. */
const MAX_INCIDENTS = 5_000;
/** Attempts at an incident that somebody else changes at the same time. */
const MAX_ATTEMPTS = 3;

/**
 * Erases an author: mentions and corrections, what the detector remembers of them, and what incidents name. Cards that
 * showed them are written anew. What was said on other channels before cannot be called back.
 */
export async function forgetAuthor(
  store: Store,
  {
    author,
    rulesOf,
    brandIds,
    now,
  }: {
    readonly author: ForgottenAuthor;
    readonly brandIds: readonly string[];
    readonly rulesOf: (brandId: string) => Promise<NotifyRules>;
    readonly now: Date;
  },
): Promise<Forgotten> {
  let incidents = 0;
  for (const brandId of brandIds) {
    const keys = await keysOf(store, { brandId, author });
    const rules = await rulesOf(brandId);
    incidents += await store.transaction(async (tables) => {
      await forgetInDetector(tables, { brandId, author, keys, now });
      return forgetInIncidents(tables, { brandId, author, keys, rules, now });
    });
  }
  const mentions = await store.mentions.forgetAuthor(author.source, author.handle);
  return { mentions, incidents };
}

async function keysOf(
  { mentions }: Pick<StoreTables, 'mentions'>,
  { brandId, author }: { readonly brandId: string; readonly author: ForgottenAuthor },
): Promise<ReadonlySet<string>> {
  const filter = { brandId, sources: [author.source], authors: [author.handle] };
  const keys = new Set<string>();
  for (let offset = 0; ; offset += CHUNK) {
    const found = await mentions.list(filter, { limit: CHUNK, offset });
    for (const { post } of found) keys.add(`${post.source}/${post.id}`);
    if (found.length < CHUNK) return keys;
  }
}

interface Erasure {
  readonly brandId: string;
  readonly author: ForgottenAuthor;
  readonly keys: ReadonlySet<string>;
  readonly now: Date;
}

/** A detection under way notices that its state was changed, and starts from the new one. */
async function forgetInDetector({ state }: StoreTables, erasure: Erasure): Promise<void> {
  const key = `detect:${erasure.brandId}`;
  const stored = await state.get(key);
  if (stored === null) return;
  // The detect job's own document, of which only the detector's part is touched.
  const document = fromJson(stored) as { readonly monitor: MonitorState };
  const monitor = withoutAuthor(document.monitor, erasure);
  await state.set(key, toJson({ ...document, monitor }), erasure.now);
}

/** The detector's memory without an author: their posts, their name and the texts that are known as theirs. */
export function withoutAuthor(
  state: MonitorState,
  { author, keys }: Pick<Erasure, 'author' | 'keys'>,
): MonitorState {
  const { handle, source } = author;
  const { voices, cascades, evidence, events } = state;
  return {
    ...state,
    voices: {
      ...voices,
      ids: voices.ids.filter((id) => !keys.has(id)),
      // The detector does not tell accounts of one name on two networks apart: better one too many forgotten.
      authors: voices.authors.filter(([name, cluster]) => name !== handle && cluster.by !== handle),
      texts: voices.texts.filter(([, cluster]) => cluster.by !== handle),
    },
    evidence: evidence.filter(
      (witness) =>
        !(witness.author === handle && witness.source === source) && !keys.has(witness.key),
    ),
    events: {
      ...events,
      tracks: events.tracks.map((track) => ({
        ...track,
        topics: track.topics.map((topic) => topicWithout(topic, handle)),
      })),
    },
    cascades: { ...cascades, open: cascades.open.filter(([key]) => !keys.has(key)) },
  };
}

/** A flood of one author's is followed under their name ('repeat:name'): it goes on under none. */
function topicWithout(topic: string, handle: string): string {
  const [role = '', ...name] = topic.split(':');
  return name.join(':') === handle ? `${role}:` : topic;
}

async function forgetInIncidents(
  tables: StoreTables,
  {
    rules,
    ...erasure
  }: Erasure & {
    readonly rules: NotifyRules;
  },
): Promise<number> {
  const { incidents } = tables;
  let changed = 0;
  for (const { id } of await incidents.list({ brandId: erasure.brandId, limit: MAX_INCIDENTS })) {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const incident = await incidents.get(id);
      const finding = incident === null ? null : forgetInFinding(incident.finding, erasure);
      if (incident === null || finding === null) break;
      if (!(await recordErasure(tables, { incident, finding, rules, now: erasure.now }))) continue;
      changed += 1;
      break;
    }
  }
  return changed;
}

/** A finding that names an author's posts no more; null where it never did. */
export function forgetInFinding(
  finding: Finding,
  { author, keys }: Pick<Erasure, 'author' | 'keys'>,
): Finding | null {
  const isTheirs = (key: string | null): boolean => key !== null && keys.has(key);
  const names = (reason: Reason): boolean =>
    (reason.kind === 'author' && reason.term === author.handle) || reason.posts.some(isTheirs);
  const landmarks = [finding.firstPost, finding.loudestPost, finding.turningPost];
  if (!landmarks.some(isTheirs) && !finding.reasons.some(names)) return null;
  return {
    ...finding,
    firstPost: isTheirs(finding.firstPost) ? null : finding.firstPost,
    loudestPost: isTheirs(finding.loudestPost) ? null : finding.loudestPost,
    turningPost: isTheirs(finding.turningPost) ? null : finding.turningPost,
    reasons: withoutName(finding.reasons, author.handle).map((reason) => ({
      ...reason,
      posts: reason.posts.filter((key) => !isTheirs(key)),
    })),
  };
}

/** The share of a forgotten author goes to the rest, so that the shares still add up. */
function withoutName(reasons: readonly Reason[], handle: string): readonly Reason[] {
  const isName = ({ kind, term }: Reason): boolean => kind === 'author' && term === handle;
  const share = reasons.filter(isName).reduce((sum, reason) => sum + reason.share, 0);
  const others = reasons.filter((reason) => !isName(reason));
  if (share === 0) return others;
  const isRest = ({ kind, term }: Reason): boolean => kind === 'author' && term === '*';
  if (!others.some(isRest)) return [...others, { kind: 'author', term: '*', share, posts: [] }];
  return others.map((reason) =>
    isRest(reason) ? { ...reason, share: reason.share + share } : reason,
  );
}
