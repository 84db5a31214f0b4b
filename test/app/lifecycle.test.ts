import { describe, expect, it } from 'vitest';
import { runUntilStopped } from '../../src/app/lifecycle.js';
import type { Channel } from '../../src/core/contracts/channel.js';
import type { Scheduler } from '../../src/core/contracts/scheduler.js';
import { silentLogger } from '../../src/lib/logger.js';

function parts(events: string[], { isPageBroken = false } = {}) {
  const channel: Channel = {
    name: 'quill',
    deliver: () => Promise.resolve({}),
    start: () => Promise.resolve(void events.push('channel starts')),
    stop: () => Promise.resolve(void events.push('channel stops')),
  };
  const scheduler: Scheduler = {
    start: () => Promise.resolve(void events.push('jobs start')),
    stop: () => Promise.resolve(void events.push('jobs stop')),
  };
  return {
    jobs: [],
    scheduler,
    channels: new Map([['quill', channel]]),
    serve: () => {
      if (isPageBroken) return Promise.reject(new Error('port taken'));
      events.push('page starts');
      return Promise.resolve({
        url: 'http://127.0.0.1:1',
        stop: () => Promise.resolve(void events.push('page stops')),
      });
    },
    log: silentLogger,
    onStarted: () => events.push('started'),
  };
}

describe('runUntilStopped', () => {
  it('starts channels, page and jobs, and stops them in the reverse order at the signal', async () => {
    const events: string[] = [];
    const stopping = new AbortController();
    const running = parts(events);
    await runUntilStopped({ ...running, onStarted: () => stopping.abort() }, stopping.signal);
    expect(events).toEqual([
      'channel starts',
      'page starts',
      'jobs start',
      'jobs stop',
      'page stops',
      'channel stops',
    ]);
  });

  it('stops at once where the signal came during the start', async () => {
    const events: string[] = [];
    await runUntilStopped(parts(events), AbortSignal.abort());
    expect(events.slice(-3)).toEqual(['jobs stop', 'page stops', 'channel stops']);
  });

  it('stops what had started when something cannot start, and says what', async () => {
    const events: string[] = [];
    await expect(
      runUntilStopped(parts(events, { isPageBroken: true }), new AbortController().signal),
    ).rejects.toThrow('port taken');
    expect(events).toEqual(['channel starts', 'channel stops']);
  });
});
