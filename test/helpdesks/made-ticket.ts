import type { TicketRequest } from '../../src/core/contracts/helpdesk.js';

/** A request as a hand-off makes it, with a text that tries to act. */
export function madeTicketRequest(changes: Partial<TicketRequest> = {}): TicketRequest {
  return {
    key: 'vigia-0123456789abcdef0123',
    isRepeat: false,
    subject: 'Queja en Bluesky · Cóndor · ana',
    blocks: [
      {
        heading: 'La publicación',
        lines: ['ana · Bluesky', '<script>alert("x")</script> & "más"'],
      },
      { heading: '', lines: ['Entrega'] },
    ],
    links: [{ label: 'Ver la publicación', url: 'https://red.example/1?a=1&b="2"' }],
    severity: 3,
    tags: ['vigia', 'condor', 'una-etiqueta-que-nadie-podría-leer-entera'],
    requester: { id: 'bluesky:ana', name: 'Ana' },
    ...changes,
  };
}
