import { describe, expect, it } from 'vitest';
import { Backtest } from '../../src/detection/backtest.js';
import { DEFAULT_RULE } from '../../src/detection/config.js';
import { probabilityOf } from '../../src/detection/early-warning.js';
import { Forecasts } from '../../src/detection/forecasts.js';
import { createMonitor, earlyWarning } from '../../src/detection/monitor.js';
import type { MonitorState } from '../../src/detection/state.js';
import { dayAt, inOrder, quietDays, storm } from './made-stream.js';

const OPTIONS = { brandId: 'condor', timeZone: 'Europe/Madrid', rule: DEFAULT_RULE };

describe('the early warning', () => {
  it('grows with heat, with pressure and with the hours that are left', () => {
    const calm = { heat: -2, pressure: 0, hoursLeft: 6 };
    const here = probabilityOf(calm);
    expect(here).toBeGreaterThan(0);
    expect(here).toBeLessThan(0.1);
    expect(probabilityOf({ ...calm, heat: -0.2 })).toBeGreaterThan(here);
    expect(probabilityOf({ ...calm, pressure: 3 })).toBeGreaterThan(here);
    expect(probabilityOf({ ...calm, hoursLeft: 18 })).toBeGreaterThan(here);
  });

  it('is read from a stored state, which it leaves as it is', () => {
    const monitor = createMonitor(OPTIONS);
    for (const post of quietDays({ days: 15, perDay: 120 })) monitor.observe(post);
    monitor.advance(new Date(dayAt(15, 0)));
    const text = JSON.stringify(monitor.snapshot());
    const state = JSON.parse(text) as MonitorState;
    const now = new Date(dayAt(15, 8));
    const warning = earlyWarning({ ...OPTIONS, state }, now);
    monitor.advance(now);
    expect(warning).toEqual(monitor.earlyWarning(now));
    expect(warning.hasIncident).toBe(false);
    expect(warning.probability).toBeGreaterThan(0);
    expect(warning.probability).toBeLessThan(1);
    expect(JSON.stringify(state)).toBe(text);
  });

  it('is certain once an incident has opened today, and forgets it at midnight', () => {
    const monitor = createMonitor(OPTIONS);
    const posts = [
      ...quietDays({ days: 16, perDay: 120 }),
      ...storm(dayAt(14, 12), { count: 60, hours: 2 }),
    ];
    for (const post of inOrder(posts)) {
      if (post.receivedAt < dayAt(14, 14)) monitor.observe(post);
    }
    const during = new Date(dayAt(14, 14));
    monitor.advance(during);
    expect(monitor.earlyWarning(during)).toEqual({ probability: 1, hasIncident: true });
    const later = new Date(dayAt(15, 22));
    monitor.advance(later);
    expect(monitor.earlyWarning(later).hasIncident).toBe(false);
  });
});

describe('the record of early warnings', () => {
  const hour = 3_600_000;
  const told = (probability: number) => ({ probability, hasIncident: false });

  it('holds each forecast against what its day brought', () => {
    const forecasts = new Forecasts();
    forecasts.note(1 * hour, told(0.3), 24 * hour);
    forecasts.note(6 * hour, told(0.3), 24 * hour);
    forecasts.note(25 * hour, told(0.01), 48 * hour);
    const record = forecasts.record([3 * hour], 48 * hour);
    expect(record.forecasts).toBe(3);
    expect(record.baseRate).toBeCloseTo(1 / 3, 6);
    expect(record.brier).toBeCloseTo((0.49 + 0.09 + 0.0001) / 3, 6);
    const row = record.reliability.find(({ to }) => to === 0.4);
    expect(row).toMatchObject({ forecasts: 2, told: 0.3, came: 0.5 });
  });

  it('leaves out days that the history cuts off, and hours of an open incident', () => {
    const forecasts = new Forecasts();
    forecasts.note(1 * hour, told(0.3), 24 * hour);
    forecasts.note(2 * hour, { probability: 1, hasIncident: true }, 12 * hour);
    expect(forecasts.record([], 20 * hour).forecasts).toBe(0);
  });

  it('is part of a backtest', () => {
    const test = new Backtest(OPTIONS);
    for (const post of quietDays({ days: 12, perDay: 60 })) test.observe(post);
    const { forecasts, brier, reliability } = test.result().earlyWarning;
    expect(forecasts).toBeGreaterThan(50);
    expect(brier).toBeLessThan(0.25);
    expect(reliability.reduce((sum, row) => sum + row.forecasts, 0)).toBe(forecasts);
  });
});
