import { describe, expect, it } from 'vitest';
import { readingOf } from './reading-of.js';

const forOndalia = { brandNames: ['Ondalia'], competitorNames: ['Movifast'] };
const forMovifast = { brandNames: ['Movifast'], competitorNames: ['Ondalia'] };
const english = { ...forOndalia, lang: 'en' };

describe('whom a text is about', () => {
  it('counts a change to the brand for it, and against the one that is left', () => {
    const text = 'Dejé Movifast y me pasé a Ondalia, la mejor decisión del año';
    expect(readingOf(text, forOndalia)).toMatchObject({ label: 'positive', isAboutBrand: true });
    expect(readingOf(text, forMovifast)).toMatchObject({
      label: 'negative',
      isAboutBrand: true,
      intent: 'threat-to-leave',
    });
  });

  it.each([
    ['I left Movifast for Ondalia, best decision', 'positive'],
    ['I left Ondalia for Movifast, best decision', 'negative'],
    ['Ondalia is way better than Movifast', 'positive'],
    ['Movifast is way better than Ondalia', 'negative'],
    ['unlike Movifast, Ondalia actually picks up the phone', 'positive'],
  ])('reads "%s" as %s for Ondalia', (text, label) => {
    expect(readingOf(text, english).label).toBe(label);
  });

  it('does not lay a complaint about a competitor on the brand', () => {
    const reading = readingOf('Movifast es un desastre, llevo tres días sin línea', forOndalia);
    expect(reading).toMatchObject({ isAboutBrand: false, label: 'neutral' });
  });

  it('lays a complaint about both on the brand too', () => {
    const reading = readingOf('Movifast fatal y Ondalia igual de mal, una vergüenza', forOndalia);
    expect(reading).toMatchObject({ isAboutBrand: true, label: 'negative' });
  });

  it('does not lay anger at a Monday on the brand', () => {
    const reading = readingOf('Qué asco de lunes, menos mal que Ondalia funciona bien', forOndalia);
    expect(reading.isAboutBrand).toBe(false);
    expect(reading.label).not.toBe('negative');
  });

  it('finds the brand inside a hashtag and a handle', () => {
    const complaint = 'tres días sin internet y nadie contesta, una vergüenza';
    expect(readingOf(`#BoicotOndalia ${complaint}`, forOndalia).isAboutBrand).toBe(true);
    expect(readingOf(`@Ondalia_ES ${complaint}, Movifast`, forOndalia).isAboutBrand).toBe(true);
  });

  it('changes nothing where no names are given', () => {
    const text = 'Dejé Movifast y me pasé a Ondalia, la mejor decisión del año';
    expect(readingOf(text).isAboutBrand).toBe(true);
  });

  it('takes a name as plain words, whatever signs it holds', () => {
    const names = { brandNames: ['C*(afé) & Co.'], competitorNames: ['(x|y)'] };
    expect(() => readingOf('el c afe co de hoy', names)).not.toThrow();
  });
});
