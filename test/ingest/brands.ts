import type { Brand } from '../../src/core/brand.js';

/** A fictional brand, with the given parts. */
export function brand(parts: Partial<Brand> = {}): Brand {
  return {
    id: 'condor',
    name: 'Cóndor',
    aliases: [],
    query: '',
    languages: [],
    officialAccounts: {},
    competitors: [],
    campaigns: [],
    touchpoints: [],
    departments: [],
    sources: [],
    channels: [],
    timeZone: 'Europe/Madrid',
    locale: 'es',
    voice: { address: 'tu', signature: '— Equipo de Cóndor', bannedWords: [] },
    ...parts,
  };
}
