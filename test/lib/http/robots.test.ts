import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../src/lib/clock.js';
import { createHttp } from '../../../src/lib/http/client.js';
import { createRobots, isPathAllowed, rulesFor } from '../../../src/lib/http/robots.js';
import { silentLogger } from '../../../src/lib/logger.js';
import { type Answer, startHttpServer } from '../../helpers/http-server.js';

const FILE = `# Robots
User-agent: otro
Disallow: /

User-Agent: *
User-Agent: alguien
Disallow: /privado   # nothing to see
Disallow:
Allow: /privado/feed
Disallow: /*.pdf$
Disallow: /a*b*c
`;
const signal = new AbortController().signal;

describe('robots.txt', () => {
  it.each([
    ['/', true],
    ['/privado', false],
    ['/privado/cartas', false],
    ['/privado/feed?x=1', true],
    ['/x.pdf', false],
    ['/x.pdf?page=1', true],
    ['/a-b-c', false],
    ['/ac-b', true],
  ])('decides on %s: %s', (path, isAllowed) => {
    expect(isPathAllowed(rulesFor(FILE, 'vigia'), path)).toBe(isAllowed);
  });

  it('reads our own group alone where there is one', () => {
    const rules = rulesFor(`${FILE}\nuser-agent: Vigia\ndisallow: /solo`, 'vigia');
    expect([isPathAllowed(rules, '/privado'), isPathAllowed(rules, '/solo/1')]).toEqual([
      true,
      false,
    ]);
    expect(isPathAllowed(rulesFor('user-agent: otro\ndisallow: /', 'vigia'), '/')).toBe(true);
  });

  it('takes as long on a hostile rule as on any other', () => {
    const rules = rulesFor(`user-agent: *\ndisallow: /${'a*'.repeat(20_000)}b`, 'vigia');
    expect(isPathAllowed(rules, `/${'a'.repeat(20_000)}`)).toBe(true);
  });

  async function ask(answer: Answer) {
    const server = await startHttpServer(answer);
    const clock = new ManualClock(new Date('2026-03-02T12:00:00Z'));
    const http = createHttp({ userAgent: 'vigia', clock, log: silentLogger, allowPrivate: true });
    const robots = createRobots({ http, clock, product: 'vigia' });
    return {
      clock,
      server,
      isAllowed: (path: string) => robots.isAllowed(`${server.url}${path}`, signal),
      [Symbol.asyncDispose]: () => server.close(),
    };
  }

  it('is asked for once a day', async () => {
    await using world = await ask((_request, response) => void response.end(FILE));
    expect(await world.isAllowed('/privado')).toBe(false);
    expect(await world.isAllowed('/feed')).toBe(true);
    world.clock.advanceTo(new Date('2026-03-03T12:00:00Z'));
    expect(await world.isAllowed('/privado')).toBe(false);
    expect(world.server.requests.map(({ url }) => url.pathname)).toEqual([
      '/robots.txt',
      '/robots.txt',
    ]);
  });

  it('allows everything where there is none, and keeps what it knows through an outage', async () => {
    await using none = await ask((_request, response) => void response.writeHead(404).end());
    expect(await none.isAllowed('/privado')).toBe(true);
    let isOut = false;
    await using world = await ask((_request, response) => {
      if (isOut) response.writeHead(503).end();
      else response.end(FILE);
    });
    expect(await world.isAllowed('/privado')).toBe(false);
    isOut = true;
    world.clock.advanceTo(new Date('2026-03-03T12:00:00Z'));
    expect(await world.isAllowed('/privado')).toBe(false);
  });
});
