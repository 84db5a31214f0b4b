import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface ServedRequest {
  readonly method: string;
  /** Relative to the server's address. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real HTTP server on this machine, for one test. */
export interface HttpServer extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string;
  /** In order of arrival. */
  readonly requests: readonly ServedRequest[];
  close(): Promise<void>;
}

/** Answers one request; it may also leave it open, or cut it off. */
export type Answer = (request: ServedRequest, response: ServerResponse) => void | Promise<void>;

/** Starts a server that answers every request by `answer`. Closing it cuts off what is still open. */
export async function startHttpServer(answer: Answer): Promise<HttpServer> {
  const requests: ServedRequest[] = [];
  const server = createServer((incoming, response) => {
    void readRequest(incoming).then((request) => {
      requests.push(request);
      return answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, requests, close, [Symbol.asyncDispose]: close };
}

async function readRequest(incoming: IncomingMessage): Promise<ServedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', 'http://server.invalid'),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
