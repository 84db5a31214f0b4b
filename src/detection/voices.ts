import { DAY_MS, HOUR_MS } from '../core/time.js';
import { copyKey } from './terms.js';
import { TUNING } from './tuning.js';
import type { Observation } from './types.js';

/** What an observation adds: a voice of its own; the same author again; somebody's text again; a post passed on. */
export type VoiceRole = 'voice' | 'repeat' | 'copy' | 'repost';

interface Cluster {
  by: string;
  at: number;
  heatAt: number;
  /** Negative posts of the cluster within the last hours, fading with a half-life of two hours. */
  heat: number;
  total: number;
}

const HEAT_HALF_LIFE_MS = 2 * HOUR_MS;
const SWEEP_MS = 6 * HOUR_MS;
/** Ids are remembered so long: redeliveries come within hours or a day. */
const ID_MEMORY_MS = 2 * DAY_MS;

/** Latest ids, authors and texts that a snapshot keeps; older echoes would count as voices once after a restart. */
const SAVED_ECHOES = 2000;

/** What is remembered of echoes, at rest. */
export interface VoicesState {
  readonly ids: readonly string[];
  readonly idsSince: number;
  readonly swept: number;
  readonly authors: readonly (readonly [string, Cluster])[];
  readonly texts: readonly (readonly [string, Cluster])[];
}

/** Tells voices from echoes: each id once, each author once a day, each text once a day. */
export class Voices {
  private ids = new Set<string>();
  private olderIds = new Set<string>();
  private idsSince = 0;
  private swept = 0;
  readonly authors = new Map<string, Cluster>();
  readonly texts = new Map<string, Cluster>();

  /** @returns false for an id that was there already */
  isNew(key: string, now: number): boolean {
    if (now - this.idsSince > ID_MEMORY_MS) {
      this.olderIds = this.ids;
      this.ids = new Set();
      this.idsSince = now;
    }
    if (this.ids.has(key) || this.olderIds.has(key)) return false;
    this.ids.add(key);
    return true;
  }

  save(): VoicesState {
    return {
      ids: [...this.olderIds, ...this.ids].slice(-SAVED_ECHOES),
      idsSince: this.idsSince,
      swept: this.swept,
      authors: [...this.authors].slice(-SAVED_ECHOES),
      texts: [...this.texts].slice(-SAVED_ECHOES),
    };
  }

  load(state: VoicesState): void {
    this.ids = new Set(state.ids);
    this.idsSince = state.idsSince;
    this.swept = state.swept;
    for (const [key, cluster] of state.authors) this.authors.set(key, { ...cluster });
    for (const [key, cluster] of state.texts) this.texts.set(key, { ...cluster });
  }

  /** Judges an observation and remembers its author and text. */
  roleOf(post: Observation): { role: VoiceRole; cluster: Cluster | null } {
    const now = post.receivedAt;
    if (now - this.swept > SWEEP_MS) this.sweep(now);
    if (post.repostOf !== null || post.voice === 'repost') return { role: 'repost', cluster: null };
    const text = copyKey(post.text);
    const author = post.author;
    if (text !== '') {
      const cluster = this.texts.get(text);
      const isCopy =
        post.voice === 'copy' ||
        (cluster !== undefined &&
          now - cluster.at < DAY_MS &&
          (author === '' || cluster.by !== author));
      const heated = warm(this.texts, text, author, now);
      if (isCopy) return { role: 'copy', cluster: heated };
    } else if (post.voice === 'copy') return { role: 'copy', cluster: null };
    if (author === '' || post.label !== 'negative') return { role: 'voice', cluster: null };
    const id = author;
    const known = this.authors.get(id);
    if (known === undefined) {
      warm(this.authors, id, author, now);
      return { role: 'voice', cluster: null };
    }
    const since = known.at;
    if (now - since >= TUNING.authorHours * HOUR_MS) {
      warm(this.authors, id, author, now);
      return { role: 'voice', cluster: null };
    }
    const cluster = warm(this.authors, id, author, now);
    cluster.at = since;
    return { role: 'repeat', cluster };
  }

  private sweep(now: number): void {
    this.swept = now;
    for (const map of [this.authors, this.texts]) {
      for (const [key, cluster] of map) if (now - cluster.at > DAY_MS) map.delete(key);
    }
  }
}

function warm(map: Map<string, Cluster>, key: string, by: string, now: number): Cluster {
  const known = map.get(key);
  if (known === undefined || now - known.at > DAY_MS) {
    const fresh = { by, at: now, heatAt: now, heat: 1, total: 1 };
    map.set(key, fresh);
    return fresh;
  }
  known.heat = known.heat * 0.5 ** ((now - known.heatAt) / HEAT_HALF_LIFE_MS) + 1;
  known.heatAt = now;
  known.total += 1;
  known.at = now;
  return known;
}
