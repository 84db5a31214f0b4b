import { describe, expect, it } from 'vitest';
import { type AfterAction, LESSONS } from '../../../src/core/after-action.js';
import { LOCALES } from '../../../src/core/brand.js';
import { CUSTOMER_KINDS, CUSTOMER_REASONS } from '../../../src/core/customer.js';
import { DEFAULT_TOUCHPOINTS } from '../../../src/core/default-touchpoints.js';
import { INCIDENT_ACTIONS } from '../../../src/core/incident.js';
import type { RiskDecision } from '../../../src/core/report.js';
import { SURVEY_KINDS, type SurveyReport } from '../../../src/core/survey.js';
import { translator } from '../../../src/lib/i18n/i18n.js';
import { afterActionText } from '../../../src/lib/wording/after-action.js';
import { customersText } from '../../../src/lib/wording/customers.js';
import { durationText } from '../../../src/lib/wording/duration.js';
import { decisionText } from '../../../src/lib/wording/risk-outlook.js';
import { surveyText } from '../../../src/lib/wording/survey.js';
import { LOGISTICS } from '../../reports/made-reports.js';

const AT = new Date('2026-11-19T15:00:00Z');
const TO = new Date('2026-11-20T15:00:00Z');
const BRAND = { brandId: 'condor', brandName: 'Cóndor', timeZone: 'Europe/Madrid' };
const BAD = /\{\{|undefined|NaN|\[object/;

describe.each(LOCALES)('what people read, in %s', (locale) => {
  const t = translator(locale);

  it('has a first action for every touchpoint of the default map', () => {
    for (const { id } of DEFAULT_TOUCHPOINTS) expect(t(`action:${id}`)).not.toMatch(BAD);
    expect(t('action:general')).not.toMatch(BAD);
  });

  it('has words for every moment, promise and lesson of an incident', () => {
    const report: AfterAction = {
      type: 'after-action',
      ...BRAND,
      incident: {
        id: 'cnd-1',
        kind: 'negative-spike',
        severity: 3,
        status: 'resolved',
        openedAt: AT,
        endedAt: TO,
        topTerm: 'corazón',
        assignee: null,
        department: LOGISTICS,
        action: 'delivery',
      },
      closedAt: TO,
      to: TO,
      isOver: true,
      timeline: INCIDENT_ACTIONS.map((event) => ({
        at: AT,
        event,
        actor: 'discord:1',
        detail: '',
        post: null,
      })).slice(-10),
      detectionMinutes: null,
      fromStartMinutes: 12,
      acknowledgeMinutes: 5,
      replyMinutes: null,
      peak: { at: AT, negative: 40, usual: 0.7 },
      halfLifeMinutes: 180,
      negative: 82,
      voices: 120,
      promises: (['kept', 'late', 'broken', 'open'] as const).map((state) => ({
        promise: 'legal',
        code: 'R-1',
        dueAt: AT,
        doneAt: state === 'late' ? TO : null,
        state,
      })),
      lessons: LESSONS.map((lesson) => ({ lesson, value: 3 })),
      chart: [],
    };
    const text = afterActionText(report, locale);
    expect(JSON.stringify(text)).not.toMatch(BAD);
    expect(text.facts).toHaveLength(7);
    for (const event of INCIDENT_ACTIONS) expect(t(`after:event.${event}`)).not.toMatch(BAD);
  });

  it('has a plan for every kind of customer, and words for every reason', () => {
    const text = customersText(
      {
        type: 'customers',
        ...BRAND,
        isEnabled: true,
        at: AT,
        total: 4,
        groups: CUSTOMER_KINDS.map((kind) => ({
          kind,
          customers: 1,
          businesses: 1,
          share: 0.25,
          confidence: 0.8,
          reasons: CUSTOMER_REASONS.map((reason) => ({ reason, customers: 1 })),
          expiry: { from: AT, to: TO },
        })),
      },
      locale,
    );
    expect(text.facts).toHaveLength(8);
    expect(JSON.stringify(text)).not.toMatch(BAD);
  });

  it('tells every survey with its interval, its gap, and that a sample is small', () => {
    const estimate = { value: 0.4, low: 0.2, high: 0.6 };
    const lines: SurveyReport['lines'] = SURVEY_KINDS.flatMap((kind) =>
      (['survey-better', 'social-better'] as const).map((direction) => {
        const figures = {
          kind,
          answers: 12,
          main: estimate,
          lowEffort: kind === 'ces' ? estimate : null,
          balance: estimate,
          isSmall: true,
        };
        const week = { from: AT, to: TO, figures, social: estimate, voices: 9 };
        return {
          kind,
          touchpoint: 'delivery',
          name: { es: 'Entrega', en: 'Delivery' },
          isTotal: false,
          figures,
          social: estimate,
          voices: 9,
          gap: { direction, gap: estimate },
          weeks: [week, week],
        };
      }),
    );
    const text = surveyText({ type: 'surveys', ...BRAND, from: AT, to: TO, lines }, locale);
    expect(text.facts).toHaveLength(6);
    expect(JSON.stringify(text)).not.toMatch(BAD);
  });

  it('asks every decision with two ways and a reason', () => {
    const kinds: readonly RiskDecision['kind'][] = [
      'safety',
      'campaign',
      'crisis',
      'legal',
      'touchpoint',
    ];
    const place = { locale, timeZone: 'Europe/Madrid' };
    for (const kind of kinds) {
      const decision: RiskDecision = {
        kind,
        subject: '',
        touchpoint: null,
        department: null,
        options: ['act', 'wait'],
        dueAt: AT,
      };
      const asked = decisionText(decision, { t, place });
      expect(asked).toMatch(/\?.* A\) .+ B\) .+\.$/);
      expect(asked).not.toMatch(BAD);
    }
  });

  it('says lengths of time as people do', () => {
    const minutes = [0, 48, 60, 95, 700, 5_000];
    expect(minutes.map((length) => durationText(length, t))).toEqual([
      '0 min',
      '48 min',
      '1 h',
      '1 h 35 min',
      '12 h',
      '3 d',
    ]);
  });
});
