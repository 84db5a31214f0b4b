import { describe, expect, it } from 'vitest';
import { DEFAULT_TOUCHPOINTS } from '../../src/core/default-touchpoints.js';
import type { Finding } from '../../src/core/finding.js';
import type { Incident } from '../../src/core/incident.js';
import type { LegalClocks, SentimentCounts, TouchpointLine } from '../../src/core/report.js';
import { decisionFor } from '../../src/reports/decision.js';
import { ownerOf } from '../../src/reports/ownership.js';
import { madeBrand, madeIncident } from './made-mentions.js';
import { LOGISTICS, NO_CLOCKS } from './made-reports.js';

/** A Friday afternoon in Madrid. */
const NOW = new Date('2026-11-20T15:07:00Z');
const BRAND = madeBrand({
  campaigns: [
    {
      id: 'corazon',
      name: 'Corazón de barrio',
      from: new Date('2026-11-10T00:00:00Z'),
      to: new Date('2026-12-01T00:00:00Z'),
      terms: ['corazón'],
    },
  ],
});

function counts(negative: number, voices = negative * 2): SentimentCounts {
  const positive = voices - negative;
  return {
    mentions: voices,
    voices,
    negative,
    neutral: 0,
    positive,
    netSentiment: voices === 0 ? null : (positive - negative) / voices,
    negativeShare: voices === 0 ? null : negative / voices,
  };
}

function line(negative: number, previous: number): TouchpointLine {
  const { id, name } = DEFAULT_TOUCHPOINTS[4];
  return {
    touchpoint: id,
    name,
    department: LOGISTICS,
    counts: counts(negative),
    previous: counts(previous),
  };
}

function decide(parts: Partial<Parameters<typeof decisionFor>[0]> = {}) {
  return decisionFor({
    brand: BRAND,
    incidents: [],
    clocks: NO_CLOCKS,
    campaigns: [],
    lines: [],
    hasPast: true,
    now: NOW,
    ...parts,
  });
}

const campaign: Finding['reasons'] = [
  { kind: 'campaign', term: 'corazon', share: 0.71, posts: [] },
  { kind: 'touchpoint', term: 'advertising', share: 0.6, posts: [] },
];
const OVERDUE: LegalClocks = {
  open: 1,
  overdue: 1,
  dueSoon: 0,
  lines: [{ code: 'R-1', law: 'es', touchpoint: 'after-sales', dueAt: NOW, state: 'overdue' }],
};

describe('the decision asked', () => {
  it('is none in a week without anything to decide', () => {
    expect(decide()).toBeNull();
    expect(decide({ lines: [line(19, 0)] })).toBeNull();
    expect(decide({ lines: [line(40, 30)] })).toBeNull();
    expect(decide({ lines: [line(40, 0)], hasPast: false })).toBeNull();
    expect(decide({ incidents: [madeIncident(NOW, { severity: 2 })] })).toBeNull();
  });

  it('is the most urgent one: harm, then the open incident, then the law, then a touchpoint', () => {
    const open = madeIncident(NOW, { severity: 4 }, { reasons: campaign });
    const harm = madeIncident(
      NOW,
      { id: 'h', dedupeKey: 'h', severity: 2 },
      { severityReasons: [{ factor: 'risk', points: 2, value: 'health' }] },
    );
    const all = { clocks: OVERDUE, lines: [line(40, 10)] };
    const kindOf = (incidents: readonly Incident[]) => decide({ ...all, incidents })?.kind;
    expect(kindOf([harm])).toBe('safety');
    expect(kindOf([open])).toBe('campaign');
    expect(kindOf([madeIncident(NOW)])).toBe('crisis');
    expect(kindOf([])).toBe('legal');
    expect(decide({ lines: [line(40, 10)] })?.kind).toBe('touchpoint');
    // What is over, closed or a false alarm asks for nothing more.
    const past: Partial<Incident>[] = [
      { endedAt: NOW },
      { status: 'resolved' },
      { status: 'dismissed' },
    ];
    for (const changes of past) expect(kindOf([madeIncident(NOW, changes)])).toBe('legal');
  });

  it('is about a campaign that runs on against most of what is said of it', () => {
    const [corazon] = BRAND.campaigns;
    const risky = { ...corazon!, counts: counts(40, 50), level: 'high' as const };
    const decision = decide({ campaigns: [risky], clocks: OVERDUE });
    expect(decision).toMatchObject({ kind: 'campaign', subject: 'Corazón de barrio' });
    for (const changes of [
      { to: NOW },
      { from: new Date(NOW.getTime() + 1) },
      { level: 'low' as const },
      { counts: counts(19, 20) },
    ]) {
      expect(decide({ campaigns: [{ ...risky, ...changes }] })).toBeNull();
    }
  });

  it('has a time that people keep: a quarter of an hour, or the close of a working day', () => {
    const open = madeIncident(NOW, { severity: 4 }, { reasons: campaign });
    expect(decide({ incidents: [open] })).toMatchObject({
      subject: 'Corazón de barrio',
      dueAt: new Date('2026-11-20T19:15:00Z'),
      department: { id: 'marketing' },
    });
    // From a Friday: Monday, and the third working day.
    expect(decide({ clocks: OVERDUE })?.dueAt).toEqual(new Date('2026-11-23T17:00:00Z'));
    expect(decide({ lines: [line(40, 10)] })?.dueAt).toEqual(new Date('2026-11-25T17:00:00Z'));
  });
});

describe('the owner of an incident', () => {
  it('is who owns what it is about, else who speaks for the brand', () => {
    const about = (reasons: Finding['reasons']) =>
      ownerOf(BRAND, madeIncident(NOW, {}, { reasons }))?.id;
    expect(about(campaign)).toBe('marketing');
    expect(about([{ kind: 'touchpoint', term: 'delivery', share: 0.4, posts: [] }])).toBe(
      'logistics',
    );
    expect(about([{ kind: 'touchpoint', term: '*', share: 1, posts: [] }])).toBe('communications');
    expect(ownerOf(madeBrand({ departments: [], touchpoints: [] }), madeIncident(NOW))).toBeNull();
  });
});
