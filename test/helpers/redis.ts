import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { Secret } from '../../src/lib/secret.js';

/** The server that tests run on; every test file has a queue name of its own. */
const TEST_REDIS_URL = process.env.VIGIA_TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** Address of Redis; null, with one line, where none answers. Absent is fine on a developer's machine and fails the build. */
export async function redisUrl(): Promise<Secret | null> {
  const redis = new Redis(TEST_REDIS_URL, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return new Secret(TEST_REDIS_URL);
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    process.stderr.write(
      'skipped: tests on Redis (none answers; start one: docker run -p 6379:6379 redis, or name it in VIGIA_TEST_REDIS_URL)\n',
    );
    return null;
  } finally {
    redis.disconnect();
  }
}

/** Name of a queue that nobody else has. */
export function queueName(): string {
  return `vigia-test-${randomUUID()}`;
}

/** Removes everything of a queue. */
export async function dropQueue(url: Secret, queue: string): Promise<void> {
  const redis = new Redis(url.reveal());
  const keys = await redis.keys(`bull:${queue}:*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
}
