import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IncidentTransitionError } from '../../src/alerting/errors.js';
import { applyFinding, applyHumanAction, incidentIdFor } from '../../src/alerting/incidents.js';
import type { Finding, Severity } from '../../src/core/finding.js';
import type { HumanAction, Incident } from '../../src/core/incident.js';
import { MINUTE_MS } from '../../src/core/time.js';
import { AT, laterFinding, madeFinding } from './made-alerts.js';

const ACTOR = 'discord:1001';

function opened(finding: Finding = madeFinding()): Incident {
  const change = applyFinding({ incident: null, finding });
  if (change === null) throw new Error('it should have opened');
  return change.incident;
}

function sawFinding(incident: Incident, finding: Finding): Incident {
  return applyFinding({ incident, finding })?.incident ?? incident;
}

describe('what a finding does', () => {
  it('opens an incident with an id that follows from the dedupe key alone', () => {
    const change = applyFinding({ incident: null, finding: madeFinding(), earlierId: 'abc' });
    expect(change?.incident).toMatchObject({
      status: 'open',
      severity: 3,
      version: 1,
      endedAt: null,
    });
    expect(change?.incident.id).toBe(incidentIdFor(madeFinding().dedupeKey));
    expect(change?.incident.id).toMatch(/^[0-9a-f]{12}$/);
    expect(change?.action).toMatchObject({ action: 'opened', actor: 'vigia', detail: 'abc' });
  });

  it('opens it from a later sight where the first one was lost', () => {
    const finding = laterFinding(madeFinding(), 10);
    expect(applyFinding({ incident: null, finding })?.action.action).toBe('opened');
  });

  it('says nothing of the end of what was never announced', () => {
    expect(applyFinding({ incident: null, finding: madeFinding({ phase: 'closed' }) })).toBeNull();
  });

  it('changes nothing when the same finding comes twice', () => {
    expect(applyFinding({ incident: opened(), finding: madeFinding() })).toBeNull();
  });

  it('says better when it began, once more posts show which was the first of the matter', () => {
    const startedAt = new Date(AT.getTime() - MINUTE_MS);
    const later = laterFinding(madeFinding(), 30, { startedAt });
    expect(opened().startedAt).not.toEqual(startedAt);
    expect(sawFinding(opened(), later).startedAt).toEqual(startedAt);
  });

  it('worsens it, and never lets the severity fall again while it is open', () => {
    const worse = sawFinding(opened(), laterFinding(madeFinding(), 1, { severity: 4 }));
    expect(worse).toMatchObject({ severity: 4, version: 2 });
    const calmer = sawFinding(worse, laterFinding(madeFinding(), 30, { severity: 2 }));
    expect(calmer).toMatchObject({ severity: 4, version: 3 });
    expect(calmer.finding.severity).toBe(2);
  });

  it.each([
    ['one more of 142 a minute later', 1, { observed: 143 }, false],
    ['a tenth more a minute later', 1, { observed: 157 }, true],
    ['the same a quarter of an hour later', 15, {}, true],
    ['another silent source', 1, { gaps: [] }, true],
  ])('takes %s for news: %#', (_, minutes, changes, isNews) => {
    const change = applyFinding({
      incident: opened(),
      finding: laterFinding(madeFinding(), minutes, changes),
    });
    expect(change !== null).toBe(isNews);
  });

  it('ends and resolves it when the series is back to normal', () => {
    const finding = laterFinding(madeFinding(), 200, { phase: 'closed' });
    const change = applyFinding({ incident: opened(), finding });
    expect(change?.incident).toMatchObject({
      status: 'resolved',
      endedAt: finding.at,
      closedAt: finding.at,
    });
    expect(change?.action).toMatchObject({ action: 'ended', actor: 'vigia' });
  });

  it('notes the end of one that a person closed before, and leaves the closing to the person', () => {
    const closedAt = new Date(AT.getTime() + MINUTE_MS);
    const { incident } = applyHumanAction({
      incident: opened(),
      action: { type: 'dismiss', reason: 'un sorteo' },
      actor: ACTOR,
      at: closedAt,
    });
    const quiet = sawFinding(incident, laterFinding(madeFinding(), 30, { severity: 4 }));
    expect(quiet).toBe(incident);
    const ended = sawFinding(incident, laterFinding(madeFinding(), 200, { phase: 'closed' }));
    expect(ended).toMatchObject({ status: 'dismissed', closedAt });
    expect(ended.endedAt).not.toBeNull();
  });

  it('reopens nothing after the end', () => {
    const ended = sawFinding(opened(), laterFinding(madeFinding(), 200, { phase: 'closed' }));
    expect(applyFinding({ incident: ended, finding: laterFinding(madeFinding(), 300) })).toBeNull();
  });
});

describe('what a person does', () => {
  const at = new Date(AT.getTime() + 5 * MINUTE_MS);
  const act = (incident: Incident, action: HumanAction) =>
    applyHumanAction({ incident, action, actor: ACTOR, at });

  it('acknowledges: who and when are kept, and the second one is refused and told who was first', () => {
    const { incident, action } = act(opened(), { type: 'acknowledge' });
    expect(incident).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: ACTOR,
      acknowledgedAt: at,
    });
    expect(action).toMatchObject({ action: 'acknowledged', actor: ACTOR, at });
    const second = () => act(incident, { type: 'acknowledge' });
    expect(second).toThrow(IncidentTransitionError);
    expect(second).toThrow(expect.objectContaining({ by: ACTOR, status: 'acknowledged' }));
  });

  it.each<[HumanAction, Partial<Incident>]>([
    [
      { type: 'assign', assignee: 'discord:7' },
      { assignee: 'discord:7', status: 'open' },
    ],
    [
      { type: 'mute', until: new Date(0) },
      { mutedUntil: new Date(0), status: 'open' },
    ],
    [
      { type: 'resolve', note: 'retirado' },
      { status: 'resolved', closedAt: at },
    ],
    [
      { type: 'dismiss', reason: 'ironía' },
      { status: 'dismissed', closedAt: at },
    ],
  ])('%o', (action, expected) => {
    expect(act(opened(), action).incident).toMatchObject({ ...expected, version: 2 });
  });

  it.each<HumanAction>([
    { type: 'acknowledge' },
    { type: 'assign', assignee: 'discord:7' },
    { type: 'mute', until: at },
    { type: 'resolve', note: '' },
    { type: 'dismiss', reason: '' },
  ])('refuses $type on a closed incident', (action) => {
    const { incident } = act(opened(), { type: 'resolve', note: '' });
    expect(() => act(incident, action)).toThrow(IncidentTransitionError);
  });
});

describe('any order of events', () => {
  const events = fc.array(
    fc.oneof(
      fc.record({
        minutes: fc.integer({ min: -5, max: 300 }),
        phase: fc.constantFrom<Finding['phase']>('opened', 'updated', 'closed'),
        severity: fc.constantFrom<Severity>(1, 2, 3, 4),
        observed: fc.integer({ min: 0, max: 1000 }),
      }),
      fc.constantFrom<HumanAction>(
        { type: 'acknowledge' },
        { type: 'assign', assignee: 'discord:7' },
        { type: 'resolve', note: '' },
        { type: 'dismiss', reason: '' },
      ),
    ),
    { maxLength: 20 },
  );

  it('keeps the version, the severity and the closing in step', () => {
    fc.assert(
      fc.property(events, (steps) => {
        let incident = opened();
        for (const step of steps) {
          const before = incident;
          incident =
            'minutes' in step
              ? sawFinding(before, laterFinding(madeFinding(), step.minutes, step))
              : acted(before, step);
          expect(incident.version - before.version).toBe(incident === before ? 0 : 1);
          expect(incident.severity).toBeGreaterThanOrEqual(before.severity);
          expect(incident.closedAt === null).toBe(
            incident.status === 'open' || incident.status === 'acknowledged',
          );
          if (before.closedAt !== null) expect(incident.status).toBe(before.status);
        }
      }),
    );
  });

  function acted(incident: Incident, action: HumanAction): Incident {
    try {
      return applyHumanAction({ incident, action, actor: ACTOR, at: AT }).incident;
    } catch (error) {
      expect(error).toBeInstanceOf(IncidentTransitionError);
      return incident;
    }
  }
});
