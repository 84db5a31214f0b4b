import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { DAY_MS, HOUR_MS } from '../../../src/core/time.js';
import type { Random } from '../../../src/lib/random.js';
import type { SoakAnswer } from './networks.js';
import { FROM } from './world.js';

/** Of all requests outside an outage. */
const FAULT_SHARE = 0.06;
/** Asked for by a 429. */
const WAIT_SECONDS = 900;

/** One network's bad luck. */
export interface Faults {
  /** Answers in place of the network, or with what it said made useless; false lets it speak. */
  strike(response: ServerResponse, said: () => SoakAnswer, now: Date): boolean;
  /** Not to be called before; of the last 429. */
  waitUntil: Date;
}

/** An outage of some hours, once or twice in the week, and all that can go wrong with an answer. */
export function faultsOf(random: Random): Faults {
  const outages = [0.5 + random() * 2.5, 3.5 + random() * 2].map((day) => {
    const from = FROM.getTime() + day * DAY_MS;
    return { from, to: from + (2 + random() * 6) * HOUR_MS };
  });
  const faults: Faults = {
    waitUntil: new Date(0),
    strike(response, said, now) {
      const isOut = outages.some(({ from, to }) => now.getTime() >= from && now.getTime() < to);
      if (!isOut && random() >= FAULT_SHARE) return false;
      const kinds: (() => void)[] = [
        () => response.writeHead(500).end('oops'),
        () => response.writeHead(503).end('<html>Back soon</html>'),
        () => response.socket?.destroy(),
        () => response.writeHead(200).end('<html><body>Back soon</body></html>'),
        () => response.writeHead(200).end(said().body.slice(0, 40)),
        () => {
          response.writeHead(200, { 'content-encoding': 'gzip' });
          response.end(gzipSync(said().body).subarray(0, 30));
        },
        () => {
          faults.waitUntil = new Date(now.getTime() + WAIT_SECONDS * 1_000);
          response.writeHead(429, { 'retry-after': String(WAIT_SECONDS) }).end('{}');
        },
      ];
      kinds[Math.floor(random() * kinds.length)]?.();
      return true;
    },
  };
  return faults;
}
