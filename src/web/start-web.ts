import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** Longest wait for open requests when the page stops. */
const STOP_MS = 2_000;

/**
 * Serves a page.
 *
 * @param port 0 takes any free one
 * @throws {Error} the address cannot be listened on (`EADDRINUSE`, `EACCES`)
 */
export async function startWeb({
  app,
  host,
  port,
}: {
  readonly app: Pick<Hono, 'fetch'>;
  readonly host: string;
  readonly port: number;
}): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    stop: () =>
      new Promise((resolve, reject) => {
        const cut = setTimeout(() => closeAll(server), STOP_MS);
        server.close((error) => {
          clearTimeout(cut);
          if (error === undefined) resolve();
          else reject(error);
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

function closeAll(server: ReturnType<typeof createAdaptorServer>): void {
  if ('closeAllConnections' in server) server.closeAllConnections();
}
