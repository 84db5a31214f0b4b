import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A real WebSocket server on this machine, for one test. */
export interface SocketServer extends AsyncDisposable {
  /** ws://, without a slash at the end. */
  readonly url: string;
  /** Of every handshake, in order of arrival. */
  readonly requests: readonly { readonly url: URL; readonly headers: IncomingMessage['headers'] }[];
  /** Cuts every connection that stands, without a goodbye. */
  cut(): void;
}

/** What a server does with a handshake: takes it, or answers it with a status. */
export type Welcome = (options: {
  readonly url: URL;
  /** Counted from 1. */
  readonly visit: number;
}) =>
  | ((socket: WebSocket) => void)
  | { readonly status: number; readonly headers?: readonly string[] };

/** Starts a server that treats every connection as `welcome` says. */
export async function startSocketServer(welcome: Welcome): Promise<SocketServer> {
  const requests: { url: URL; headers: IncomingMessage['headers'] }[] = [];
  const http = createServer((_request, response) => void response.writeHead(404).end());
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, stream, head) => {
    stream.on('error', () => undefined);
    const url = new URL(request.url ?? '/', 'ws://server.invalid');
    requests.push({ url, headers: request.headers });
    const answer = welcome({ url, visit: requests.length });
    if (typeof answer === 'function') {
      return sockets.handleUpgrade(request, stream, head, (socket) => {
        socket.on('error', () => undefined);
        answer(socket);
      });
    }
    const headers = (answer.headers ?? []).map((header) => `${header}\r\n`).join('');
    stream.end(`HTTP/1.1 ${answer.status} No\r\n${headers}Connection: close\r\n\r\n`);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const cut = () => {
    for (const socket of sockets.clients) socket.terminate();
  };
  return {
    url: `ws://127.0.0.1:${port}`,
    requests,
    cut,
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      });
    },
  };
}
