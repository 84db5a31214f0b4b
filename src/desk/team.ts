import type { BrandMute } from '../core/contracts/desk.js';
import type { SettingsStore, TeamSettings } from '../core/contracts/settings.js';
import { UserError } from '../core/errors.js';
import { HOUR_MS } from '../core/time.js';
import { fold } from '../lib/text/fold.js';
import { safeText } from '../lib/wording/safe-text.js';

/** Longest watched term, and most of them for one brand: each one is asked of every network at every poll. */
export const MAX_TERM_LENGTH = 80;
export const MAX_TERMS = 25;

/** Who changes the settings of which brand, and when. */
interface Change {
  readonly brandId: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Adds a term to what the brand's sources are asked for, from the next poll on.
 *
 * @returns false where it was there already, accents and capitals aside
 * @throws {UserError} an empty or overlong term, or too many of them
 */
export async function addWatchTerm(
  settings: SettingsStore,
  { brandId, term, actor, at }: Change & { readonly term: string },
): Promise<boolean> {
  const written = safeText(term, { maxLength: MAX_TERM_LENGTH + 1 });
  if (written === '' || written.length > MAX_TERM_LENGTH)
    throw new UserError('bad-input', { what: 'term', max: MAX_TERM_LENGTH });
  let isNew = false;
  await settings.update(actor, at, (team) => {
    const terms = team.watchTerms[brandId] ?? [];
    isNew = !terms.some((known) => fold(known) === fold(written));
    if (!isNew) return team;
    if (terms.length >= MAX_TERMS)
      throw new UserError('bad-input', { what: 'terms', max: MAX_TERMS });
    return withTerms(team, brandId, [...terms, written]);
  });
  return isNew;
}

/** Takes a term off the list, accents and capitals aside. @returns false where it was not there */
export async function removeWatchTerm(
  settings: SettingsStore,
  { brandId, term, actor, at }: Change & { readonly term: string },
): Promise<boolean> {
  let wasThere = false;
  await settings.update(actor, at, (team) => {
    const terms = team.watchTerms[brandId] ?? [];
    const left = terms.filter((known) => fold(known) !== fold(term));
    wasThere = left.length < terms.length;
    return wasThere ? withTerms(team, brandId, left) : team;
  });
  return wasThere;
}

/** Holds back a brand's alerts, those of the highest severity aside. @returns the end; null where only a person ends it */
export async function muteBrand(
  settings: SettingsStore,
  { brandId, until, actor, at }: Change & { readonly until: BrandMute },
): Promise<Date | null> {
  const end = until === 'until-unmuted' ? null : new Date(at.getTime() + until.hours * HOUR_MS);
  const written = end === null ? 'until-unmuted' : end.toISOString();
  await settings.update(actor, at, (team) => ({
    ...team,
    mutes: { ...team.mutes, [brandId]: written },
  }));
  return end;
}

/** Lets a brand's alerts through again. @returns false where it was not muted */
export async function unmuteBrand(
  settings: SettingsStore,
  { brandId, actor, at }: Change,
): Promise<boolean> {
  let wasMuted = false;
  await settings.update(actor, at, (team) => {
    const { [brandId]: mute, ...mutes } = team.mutes;
    wasMuted = mute !== undefined && (mute === 'until-unmuted' || new Date(mute) > at);
    return { ...team, mutes };
  });
  return wasMuted;
}

function withTerms(team: TeamSettings, brandId: string, terms: readonly string[]): TeamSettings {
  return { ...team, watchTerms: { ...team.watchTerms, [brandId]: terms } };
}
