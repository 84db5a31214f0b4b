import type { TeamSettings } from '../core/contracts/settings.js';

/** One thing that a person changed. */
export type SettingsChange = {
  readonly at: Date;
  readonly actor: string;
  readonly brandId: string;
} & (
  | { readonly type: 'watched' | 'unwatched'; readonly term: string }
  /** @param until an instant, or null where only a person ends it */
  | { readonly type: 'muted'; readonly until: Date | null }
  | { readonly type: 'unmuted' }
);

interface Entry {
  readonly at: Date;
  readonly actor: string;
  readonly settings: TeamSettings;
}

/**
 * What each entry of the settings' history changed.
 *
 * @param history newest first; the oldest only serves to compare with, unless it is the very first there is
 * @param isWhole whether the history reaches back to the beginning
 */
export function settingsChanges(
  history: readonly Entry[],
  { isWhole }: { readonly isWhole: boolean },
): readonly SettingsChange[] {
  const empty: TeamSettings = { watchTerms: {}, mutes: {} };
  return history.flatMap((entry, index) => {
    const before = history[index + 1]?.settings ?? (isWhole ? empty : null);
    return before === null ? [] : changesOf(entry, before);
  });
}

function changesOf({ at, actor, settings }: Entry, before: TeamSettings): SettingsChange[] {
  const brandIds = new Set(
    [settings, before].flatMap(({ watchTerms, mutes }) => [
      ...Object.keys(watchTerms),
      ...Object.keys(mutes),
    ]),
  );
  return [...brandIds].toSorted().flatMap((brandId) => {
    const who = { at, actor, brandId };
    const terms = settings.watchTerms[brandId] ?? [];
    const earlier = before.watchTerms[brandId] ?? [];
    const changes: SettingsChange[] = [
      ...terms
        .filter((term) => !earlier.includes(term))
        .map((term) => ({ ...who, type: 'watched' as const, term })),
      ...earlier
        .filter((term) => !terms.includes(term))
        .map((term) => ({ ...who, type: 'unwatched' as const, term })),
    ];
    const mute = settings.mutes[brandId];
    if (mute !== before.mutes[brandId])
      changes.push(
        mute === undefined
          ? { ...who, type: 'unmuted' }
          : { ...who, type: 'muted', until: mute === 'until-unmuted' ? null : new Date(mute) },
      );
    return changes;
  });
}
