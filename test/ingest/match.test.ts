import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/ingest/match.js';
import { brand } from './brands.js';
import { post } from './posts.js';

const CAMPAIGN = {
  id: 'barrio-2026',
  name: 'Corazón de barrio',
  from: new Date('2026-11-19T00:00:00Z'),
  to: new Date('2026-12-01T00:00:00Z'),
  terms: ['corazón de barrio', '#CorazónDeBarrio'],
};

describe('createMatcher', () => {
  it('keeps what the query or the team asks for', () => {
    const { match } = createMatcher(brand({ query: '$brand NOT vuelo' }), ['suela rota']);
    expect(match(post({ text: 'mis CONDOR' }))).toEqual({ isMention: true, campaign: null });
    expect(match(post({ text: 'la suela rota' })).isMention).toBe(true);
    expect(match(post({ text: 'el vuelo del cóndor' }))).toEqual({
      isMention: false,
      because: 'query',
    });
  });

  it('leaves out the accounts of the brand, by source or everywhere', () => {
    const { match } = createMatcher(
      brand({ officialAccounts: { plaza: ['@Cóndor_Oficial'], '*': ['condor.example'] } }),
    );
    const by = (source: string, handle: string) =>
      match(post({ source, author: { handle }, text: 'cóndor' })).isMention;
    expect(by('plaza', 'condor_oficial')).toBe(false);
    expect(by('otra', 'condor_oficial')).toBe(true);
    expect(by('otra', 'Condor.example')).toBe(false);
  });

  it("takes what was said in a place of the brand's own, named or not, but not the brand's own words", () => {
    const { match } = createMatcher(brand({ languages: ['es'] }));
    const review = post({ text: 'Se cierra sola' });
    expect(match(review).isMention).toBe(false);
    expect(match(review, { isOwnPlace: true })).toEqual({ isMention: true, campaign: null });
    expect(match({ ...review, isOwn: true }, { isOwnPlace: true }).isMention).toBe(false);
    expect(match({ ...review, lang: 'ja' }, { isOwnPlace: true }).isMention).toBe(false);
  });

  it('leaves out what the source knows to be the brand itself', () => {
    const { match } = createMatcher(brand({}));
    const own = { ...post({ text: 'cóndor' }), isOwn: true as const };
    expect(match(own)).toEqual({ isMention: false, because: 'official' });
  });

  it('keeps the languages of the brand, and texts of which nobody says the language', () => {
    const { match, keepsLanguage } = createMatcher(brand({ languages: ['es', 'en'] }));
    const languages = ['es', 'de', null].map(
      (lang) => match(post({ lang, text: 'cóndor' })).isMention,
    );
    expect(languages).toEqual([true, false, true]);
    expect(['es', 'de', 'und'].map(keepsLanguage)).toEqual([true, false, true]);
    expect(createMatcher(brand()).keepsLanguage('de')).toBe(true);
  });

  it('names the campaign whose words a post uses, by the time of the post', () => {
    const earlier = {
      ...CAMPAIGN,
      id: 'barrio-2025',
      from: new Date('2025-11-19T00:00:00Z'),
      to: new Date('2025-12-01T00:00:00Z'),
    };
    const { match } = createMatcher(brand({ campaigns: [earlier, CAMPAIGN] }));
    const text = 'Cóndor y su corazón de barrio';
    const named = (createdAt: string) => match(post({ text, createdAt: new Date(createdAt) }));
    expect(named('2026-11-19T16:05:00Z')).toMatchObject({ campaign: 'barrio-2026' });
    expect(named('2025-11-19T16:05:00Z')).toMatchObject({ campaign: 'barrio-2025' });
    expect(named('2026-12-01T00:00:00Z')).toMatchObject({ campaign: 'barrio-2026' });
    expect(named('2026-06-01T00:00:00Z')).toMatchObject({ campaign: 'barrio-2025' });
    expect(named('2024-06-01T00:00:00Z')).toMatchObject({ campaign: 'barrio-2025' });
    expect(match(post({ text: 'Cóndor', hashtags: ['corazondebarrio'] }))).toMatchObject({
      campaign: 'barrio-2026',
    });
    const year = {
      ...CAMPAIGN,
      id: 'barrio-todo-2026',
      from: new Date('2026-01-01T00:00:00Z'),
      to: new Date('2027-01-01T00:00:00Z'),
    };
    const both = createMatcher(brand({ campaigns: [CAMPAIGN, year] }));
    expect(both.match(post({ text, createdAt: new Date('2026-12-02T00:00:00Z') }))).toMatchObject({
      campaign: 'barrio-todo-2026',
    });
    expect(match(post({ text: 'cóndor de barrio' }))).toMatchObject({ campaign: null });
  });
});
