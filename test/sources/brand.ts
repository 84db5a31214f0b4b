import type { Brand } from '../../src/core/brand.js';
import { ManualClock } from '../../src/lib/clock.js';
import type { SourceTools } from '../../src/lib/drivers.js';
import { sourceTools } from './tools.js';

/** A brand of our own, with settings for one source. */
export function brandWith(source: string, settings: Readonly<Record<string, unknown>> = {}): Brand {
  return {
    id: 'condor',
    name: 'Zapatillas Cóndor',
    aliases: [],
    query: '',
    languages: [],
    officialAccounts: {},
    competitors: [],
    campaigns: [],
    touchpoints: [],
    departments: [],
    sources: [{ source, settings }],
    channels: [],
    timeZone: 'Europe/Madrid',
    locale: 'es',
    voice: { address: 'tu', signature: 'Cóndor', bannedWords: [] },
  };
}

/** When the tests of the sources take place. */
export const NOW = new Date('2026-03-02T12:00:00Z');

/** Tools as the app hands them to a source, without a log; for tests that mock the network or none. */
export function tools(now: Date = NOW): SourceTools & { readonly clock: ManualClock } {
  return sourceTools(new ManualClock(now));
}
