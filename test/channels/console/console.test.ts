import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createConsole, type Terminal } from '../../../src/channels/console/index.js';
import { columns, wrap } from '../../../src/channels/console/layout.js';
import { renderMessage } from '../../../src/channels/console/render.js';
import { ChannelUnavailableError } from '../../../src/core/errors.js';
import { madeCard } from '../../alerting/made-alerts.js';
import { describeChannel } from '../../contract/channel.js';
import { HOSTILE, madeNotice, messagesWith, plainMessages } from '../made-messages.js';

const ESCAPE = String.fromCharCode(27);

/** A terminal that keeps what was written, one text a message. */
function madeTerminal(changes: Partial<Terminal> = {}) {
  const written: string[] = [];
  const terminal: Terminal = {
    isTTY: false,
    columns: 80,
    write(text, done) {
      written.push(text);
      done();
      return true;
    },
    ...changes,
  };
  return { terminal, written };
}

describeChannel({
  name: 'console',
  canEdit: false,
  knowsRepeats: false,
  canBeUnreachable: true,
  async create() {
    const { terminal, written } = madeTerminal({ isTTY: true });
    let isBroken = false;
    const channel = createConsole({
      ...terminal,
      write: (text, done) => {
        if (!isBroken) return terminal.write(text, done);
        done(new Error('write EPIPE'));
        return false;
      },
    });
    return {
      channel,
      shown: () => written,
      breakDown: async () => {
        isBroken = true;
      },
      close: () => channel.stop(),
    };
  },
});

describe('what a person reads in a terminal', () => {
  const options = { locale: 'es', columns: 80, hasColours: false } as const;

  it('tells what happened, how sure we are, why, and what to do', () => {
    const text = renderMessage(madeCard(), { ...options, columns: 100 });
    for (const part of [
      '🔴 Nivel 3 · Zapatillas Cóndor · Rechazo a la campaña «Corazón de barrio»',
      '142 menciones negativas en 45 min; lo normal a esta hora de un jueves son 9 (entre 3 y 17).',
      'con una publicación de animalesprimero en Bluesky',
      '«corazón» 71\u00a0% · «asco» 12\u00a0% · resto 17\u00a0%',
      'Publicidad y campañas (antes, indirecto) → responsable: Marketing',
      'Hacker News sin datos desde 15:40',
      'primera respuesta antes de las 17:50',
      'Hemos leído lo que decís. Volvemos a las 19:00.',
      '1. Revisar la pieza (Marketing, 17:20)',
    ])
      expect(unwrapped(text)).toContain(part);
  });

  it.each([
    [
      'has ended',
      {
        endedAt: new Date('2026-11-19T18:10:00Z'),
        closedAt: new Date('2026-11-19T18:10:00Z'),
        status: 'resolved',
      },
      '✅ Terminado',
      'volvió a lo normal a las 19:10',
    ],
    [
      'was resolved',
      { closedAt: new Date('2026-11-19T18:10:00Z'), status: 'resolved' },
      '✅ Resuelto',
      'resuelto a las 19:10',
    ],
    [
      'was a false alarm',
      { closedAt: new Date('2026-11-19T18:10:00Z'), status: 'dismissed' },
      '⚪ Falsa alarma',
      'cerrado como falsa alarma a las 19:10',
    ],
    [
      'is taken',
      {
        status: 'acknowledged',
        acknowledgedAt: new Date('2026-11-19T16:00:00Z'),
        acknowledgedBy: 'marta',
      },
      '🔴 Nivel 3',
      'lo lleva marta desde 17:00',
    ],
  ] as const)('tells that it %s', (_, incident, title, state) => {
    const text = unwrapped(renderMessage(madeCard({}, incident), options));
    expect(text).toContain(title);
    expect(text).toContain(state);
    expect(text.includes('primera respuesta')).toBe(incident.status === 'acknowledged');
  });

  it('names the earlier wave', () => {
    const text = unwrapped(renderMessage(madeCard({ earlierId: 'abc123' }), options));
    expect(text).toContain('la anterior fue el incidente abc123');
  });

  it.each([40, 200])('keeps within %i columns, at most 100, save for addresses', (width) => {
    for (const text of Object.values(HOSTILE))
      for (const message of [...messagesWith(text), ...plainMessages()])
        for (const line of renderMessage(message, { ...options, columns: width }).split('\n'))
          if (!line.includes('http'))
            expect(columns(line)).toBeLessThanOrEqual(Math.min(width, 100));
  });

  it('has colours on a terminal alone, and the same words', async () => {
    const coloured = madeTerminal({ isTTY: true });
    const plain = madeTerminal();
    for (const { terminal } of [coloured, plain])
      await createConsole(terminal).deliver({
        idempotencyKey: 'k',
        message: madeCard(),
        locale: 'es',
        previous: null,
        signal: new AbortController().signal,
      });
    expect(coloured.written[0]).toContain(`${ESCAPE}[31m`);
    expect(plain.written[0]).not.toContain(ESCAPE);
    expect(stripVTControlCharacters(coloured.written[0] ?? '')).toBe(plain.written[0]);
  });

  const delivery = {
    idempotencyKey: 'k',
    message: madeNotice(),
    locale: 'es',
    previous: null,
    signal: new AbortController().signal,
  } as const;

  it('waits for a slow reader of the pipe', async () => {
    const waiting: (() => void)[] = [];
    const { terminal } = madeTerminal({
      write: (_, done) => {
        waiting.push(done);
        return false;
      },
    });
    let isDelivered = false;
    const delivered = createConsole(terminal)
      .deliver(delivery)
      .then(() => {
        isDelivered = true;
      });
    await Promise.resolve();
    expect(isDelivered).toBe(false);
    for (const done of waiting) done();
    await delivered;
    expect(isDelivered).toBe(true);
  });

  it('says that stdout is closed', async () => {
    const { terminal } = madeTerminal({
      write: (_, done) => {
        done(new Error('EPIPE'));
        return false;
      },
    });
    await expect(createConsole(terminal).deliver(delivery)).rejects.toThrow(
      ChannelUnavailableError,
    );
  });

  /** The text without the bar and its own line breaks. */
  function unwrapped(text: string): string {
    return text.replace(/\n┃ */g, ' ').replace(/ {2,}/g, ' ');
  }
});

describe('wrapping', () => {
  it.each([
    ['uno dos tres', 7, ['uno dos', 'tres']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['日本語日本', 4, ['日本', '語日', '本']],
    ['', 10, ['']],
  ])('%s in %i columns', (text, width, lines) => {
    expect(wrap(text, { width })).toEqual(lines);
  });

  it.each([
    ['🔴 a', 4],
    ['é', 1],
    ['⚠️', 2],
    ['\u001b[31mrojo\u001b[39m', 4],
  ])('counts the columns of %j', (text, width) => {
    expect(columns(text)).toBe(width);
  });
});
