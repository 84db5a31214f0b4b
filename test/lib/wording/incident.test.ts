import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINDING_KINDS } from '../../../src/core/finding.js';
import { incidentText } from '../../../src/lib/wording/incident.js';
import { noticeText } from '../../../src/lib/wording/notice.js';
import { wholePercentages } from '../../../src/lib/wording/percentages.js';
import { madeCard, madeFinding } from '../../alerting/made-alerts.js';
import { madeIncident } from '../../reports/made-mentions.js';

describe('the title', () => {
  const titleWith = (finding: Parameters<typeof madeFinding>[0]) =>
    incidentText(
      madeCard({}, { kind: finding?.kind ?? 'negative-spike', finding: madeFinding(finding) }),
      'es',
    ).title;

  it('names the campaign that explains most of the excess', () => {
    expect(titleWith({})).toBe(
      'Nivel 3 · Zapatillas Cóndor · Rechazo a la campaña «Corazón de barrio»',
    );
  });

  it('else the word that does, else the kind alone', () => {
    const reasons = madeFinding().reasons.filter(({ kind }) => kind !== 'campaign');
    expect(titleWith({ reasons })).toBe(
      'Nivel 3 · Zapatillas Cóndor · Pico de menciones negativas: «corazón»',
    );
    expect(titleWith({ reasons: [] })).toBe(
      'Nivel 3 · Zapatillas Cóndor · Pico de menciones negativas',
    );
  });
});

describe('words that explain', () => {
  const text = (shares: Readonly<Record<string, number>>) => {
    const reasons = Object.entries(shares).map(
      ([term, share]) => ({ kind: 'term', term, share, posts: [] }) as const,
    );
    return incidentText(madeCard({}, { finding: madeFinding({ reasons }) }), 'es');
  };

  it("leave out the brand's own name, which nearly every mention has", () => {
    const { title, facts } = text({ cóndor: 0.6, suela: 0.3, '*': 0.1 });
    expect(title).toContain('«suela»');
    expect(facts[0]?.text).toBe('«suela» 30\u00a0% · resto 70\u00a0%');
  });

  it('make no headline where each explains little', () => {
    const { title, summary } = text({ suela: 0.07, '*': 0.93 });
    expect(title).toBe('Nivel 3 · Zapatillas Cóndor · Pico de menciones negativas');
    expect(summary).not.toContain('suela');
  });

  it('have the same percentage in the summary and in the facts', () => {
    const { summary, facts } = text({
      corazón: 0.386,
      heart: 0.096,
      animal: 0.107,
      vaca: 0.077,
      '*': 0.334,
    });
    const percent = /«corazón» (\d+)/.exec(facts[0]?.text ?? '')?.[1];
    expect(summary).toContain(`El ${percent}\u00a0% de lo que sobra`);
  });
});

describe('the summary', () => {
  const summaryWith = (finding: Parameters<typeof madeFinding>[0], locale: 'es' | 'en' = 'es') => {
    const card = madeCard(
      {},
      { finding: madeFinding({ reasons: [], firstPost: null, ...finding }) },
    );
    return incidentText(card, locale).summary;
  };

  it.each(FINDING_KINDS)(
    'counts %s against a range, in both languages and for one, many and a million',
    (kind) => {
      for (const observed of [0, 1, 2, 1_000_000])
        for (const locale of ['es', 'en'] as const)
          expect(summaryWith({ kind, observed }, locale)).toMatch(/\d.*(?:entre 3 y 17|3 to 17)/);
    },
  );

  it.each([
    [
      45,
      '142 menciones negativas en 45 min; lo normal a esta hora de un jueves son 9 (entre 3 y 17).',
    ],
    [
      150,
      '142 menciones negativas en 2,5 h; lo normal a esta hora de un jueves son 9 (entre 3 y 17).',
    ],
    [60 * 30, '142 menciones negativas en 30 h; lo normal en ese tiempo son 9 (entre 3 y 17).'],
    [60 * 72, '142 menciones negativas en 3 días; lo normal en ese tiempo son 9 (entre 3 y 17).'],
  ])('says a window of %i minutes as people do', (windowMinutes, sentence) => {
    expect(summaryWith({ windowMinutes })).toContain(sentence);
  });

  it('does not speak of 0 where less than one is usual', () => {
    const quiet = { expected: 0.2, expectedLow: 0, expectedHigh: 1 };
    expect(summaryWith(quiet)).toContain('es menos de 1 (como mucho 1)');
  });

  it('names the day where it did not begin on the day of the alert', () => {
    const incident = madeIncident(new Date('2026-11-19T15:50:00Z'), {
      startedAt: new Date('2026-11-18T09:00:00Z'),
      finding: madeFinding({ firstPost: null }),
    });
    expect(incidentText(madeCard({ incident }), 'es').summary).toContain('Empezó el 18 nov, 10:00');
  });
});

describe('the facts', () => {
  const facts = (finding: Parameters<typeof madeFinding>[0]) =>
    incidentText(madeCard({}, { finding: madeFinding(finding) }), 'es')
      .facts.map(({ text }) => text)
      .join('\n');

  it('warn where the reader may be wrong, or the history is short', () => {
    expect(facts({})).not.toMatch(/errores del lector|de historia/);
    expect(facts({ survivesReaderError: false, historyDays: 5.5 })).toMatch(
      /errores del lector.*solo 5 días de historia/,
    );
  });

  it.each([
    [0.1, 'baja'],
    [0.5, 'media'],
    [0.9, 'alta'],
  ])('call a coordination of %f %s', (index, word) => {
    expect(facts({ coordination: { index, low: 0, high: 1 } })).toContain(
      `posible coordinación: ${word}`,
    );
  });

  it('leave out what nothing is known of', () => {
    const labels = incidentText(
      madeCard({}, { finding: madeFinding({ reasons: [], authors: 0, severityReasons: [] }) }),
      'es',
    ).facts.map(({ label }) => label);
    expect(labels).toEqual(['Punto de contacto', 'Seguridad', 'Reloj', 'Estado']);
  });
});

describe('shares', () => {
  it('as whole percentages add up to what they add up to', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const whole = wholePercentages(parts.map((part) => part / total));
        expect(whole.reduce((sum, percent) => sum + percent, 0)).toBe(100);
        for (const [index, percent] of whole.entries())
          expect(Math.abs(percent - (100 * (parts[index] ?? 0)) / total)).toBeLessThan(1);
      }),
    );
  });
});

describe('a notice', () => {
  const notice = {
    type: 'notice',
    brandId: null,
    level: 'warning',
    messageKey: 'source-back',
    values: { source: 'Mastodon\u001b[2J' },
  } as const;

  it('is said in the words of its key, with harmless values', () => {
    expect(noticeText(notice, 'es')).toEqual({
      mark: '⚠️',
      heading: 'Vigía avisa',
      text: 'Mastodon[2J vuelve a dar datos. El hueco queda señalado y no cuenta como calma.',
    });
  });

  it('of an unknown key is a defect', () => {
    expect(() => noticeText({ ...notice, messageKey: 'none' }, 'es')).toThrow(TypeError);
  });
});
