import { Hono } from 'hono';
import { describeError } from '../../lib/logger.js';
import type { WebOptions } from '../options.js';

/**
 * `/healthz`, for machines: 200 while the store answers, 503 where it does not. Says how sources and outbox do; a
 * failing source is a fact and does not make the process unhealthy.
 */
export function healthRoutes({ store, version, log }: WebOptions): Hono {
  const app = new Hono();
  app.get('/healthz', async (context) => {
    try {
      await store.ping();
      const sources = await store.health.list();
      return context.json({
        status: 'ok',
        version,
        store: store.engine,
        outbox: await store.outbox.size(),
        sources: sources.map(
          ({ source, brandId, lastOkAt, lastPostAt, consecutiveFailures, error }) => ({
            source,
            brand: brandId,
            lastOkAt,
            lastPostAt,
            consecutiveFailures,
            error: error?.name ?? null,
          }),
        ),
      });
    } catch (error) {
      log.error({ err: describeError(error) }, 'health check failed');
      return context.json({ status: 'unavailable', version, store: store.engine }, 503);
    }
  });
  return app;
}
