import { createRequire } from 'node:module';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SourceAuthError, SourceUnavailableError } from '../../../src/core/errors.js';
import { Secret } from '../../../src/lib/secret.js';
import { imap } from '../../../src/sources/imap/index.js';
import { ownWords } from '../../../src/sources/imap/own-words.js';
import {
  describeSourceContract,
  httpTests,
  type MadePost,
  type SourceDriver,
} from '../../contract/source.js';
import { brandWith, tools } from '../brand.js';

interface Mailbox {
  messages: { flags: string[] }[];
  uidvalidity: number;
}
interface ImapServer {
  readonly server: Server;
  readonly storage: { INBOX: Mailbox };
  listen(port: number, host: string, ready: () => void): void;
  appendMessage(mailbox: string, flags: string[], date: string, raw: string): void;
}
const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (
  options: object,
) => ImapServer;

const mails = hoodiecrow({ storage: { INBOX: { messages: [] }, '': { separator: '/' } } });
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => mails.listen(0, '127.0.0.1', resolve));
  port = (mails.server.address() as AddressInfo).port;
});
afterAll(() => void mails.server.close());

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
function internalDate(at: Date): string {
  const day = String(at.getUTCDate()).padStart(2, '0');
  const time = at.toISOString().slice(11, 19);
  return `${day}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()} ${time} +0000`;
}
const add = (raw: string, at = new Date('2026-03-02T09:00:00Z')) =>
  // The server keeps bytes, a character each.
  mails.appendMessage(
    'INBOX',
    [],
    internalDate(at),
    Buffer.from(raw.replace(/\r?\n/g, '\r\n')).toString('latin1'),
  );
const clear = () => mails.storage.INBOX.messages.splice(0);

const raw = ({ id, text }: MadePost) =>
  `Message-ID: <${id}@correo.example>\nFrom: Ana <ana@correo.example>\nSubject: Pedido\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`;
const lying = (entries: readonly { at: Date; raw: string }[]) => ({
  body: JSON.stringify(entries),
});
const TOO_LONG = `X-Long: ${'a '.repeat(60_000)}\n\nhola`;
const PAGES = 'a page has 25 mails; tried below';

function create(settings: Record<string, unknown> = {}, password = 'testpass') {
  return imap.create({
    ...tools(),
    settings: imap.settings.parse({ host: '127.0.0.1', port, tls: 'none', ...settings }),
    env: { IMAP_USER: new Secret('testuser'), IMAP_PASSWORD: new Secret(password) },
  });
}

const driver: SourceDriver = {
  name: 'imap',
  cannot: {
    ...httpTests('a mail server does not speak HTTP'),
    'goes on to the next page': PAGES,
    'resumes after a stop between two pages': PAGES,
    'gives a post that stands on two pages under one id': PAGES,
    'leaves a page that points to itself': 'numbers of mails only grow',
    'bounds its pages where a network always has one more': 'numbers of mails only grow',
    'tells that a post was deleted': 'a mail that was filed or deleted was said all the same',
  },
  create: () => ({ source: create(), brand: brandWith('imap'), terms: [] }),
  publish: ({ body }) => {
    clear();
    for (const { at, raw: mail } of JSON.parse(body) as { at: string; raw: string }[]) {
      add(mail, new Date(at));
    }
  },
  answer: (posts) => lying(posts.map((post) => ({ at: post.at, raw: raw(post) }))),
  barest: ({ at, text }) => lying([{ at, raw: `\n${text}` }]),
  withBadPost: (good) =>
    lying([
      { at: good.at, raw: TOO_LONG },
      { at: good.at, raw: raw(good) },
    ]),
};

describeSourceContract(driver);

const signal = new AbortController().signal;
const since = new Date('2026-03-01T00:00:00Z');
const request = {
  brand: brandWith('imap'),
  terms: [],
  cursor: null as string | null,
  since,
  signal,
};
async function poll(cursor: string | null = null) {
  const source = create();
  const posts = [];
  let pages = 0;
  for (;;) {
    const page = await source.fetchPage({ ...request, cursor });
    pages++;
    posts.push(...page.posts);
    cursor = page.cursor;
    if (!page.hasMore) return { posts, cursor, pages };
  }
}
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('a mailbox', () => {
  it('maps a mail, every field, without history and signature, and leaves it unread', async () => {
    clear();
    add(`Message-ID: <abc@correo.example>
Date: Mon, 2 Mar 2026 09:59:00 +0100
From: =?utf-8?Q?Ana_Ruiz?= <Ana.Ruiz@Correo.example>
To: hola@condor.example
Subject: =?utf-8?Q?Pedido_sin_env=C3=ADo?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Llevo dos semanas as=ED.

El lun, 2 mar 2026 a las 8:00, C=F3ndor <hola@condor.example>
escribi=F3:
> Lo sentimos
--b
Content-Type: application/octet-stream; name=x.bin
Content-Transfer-Encoding: base64

AAAA
--b--
`);
    const { posts } = await poll();
    expect(posts).toEqual([
      {
        source: 'imap',
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        kind: 'message',
        title: 'Pedido sin envío',
        text: 'Llevo dos semanas así.',
        format: 'plain',
        author: { handle: expect.stringMatching(/^mail-[0-9a-f]{16}$/) },
        createdAt: new Date('2026-03-02T09:00:00Z'),
      },
    ]);
    expect(JSON.stringify(posts)).not.toMatch(/ruiz|correo\.example/i);
    expect(mails.storage.INBOX.messages[0]?.flags).not.toContain('\\Seen');
  });

  it('reads mail of HTML alone without what was quoted in it', async () => {
    clear();
    add(`From: a@b.example
Content-Type: text/html; charset=utf-8

<p>No <b>funciona</b> <a href="https://x.example/?t=1">esto</a></p><blockquote>antes</blockquote><script>x()</script>
`);
    expect((await poll()).posts.map(({ text }) => text)).toEqual(['No funciona esto']);
  });

  it('leaves newsletters, bounces and absences out', async () => {
    clear();
    add('From: a@b.example\nAuto-Submitted: auto-replied\n\nEstoy de vacaciones');
    add('From: a@b.example\nPrecedence: bulk\n\nOferta');
    add('From: a@b.example\nList-Unsubscribe: <mailto:x@y.example>\n\nNovedades');
    add('From: a@b.example\nAuto-Submitted: no\n\nSoy una persona');
    expect((await poll()).posts.map(({ text }) => text)).toEqual(['Soy una persona']);
  });

  it('goes on page by page, gives each mail once, and only new ones at the next poll', async () => {
    clear();
    const at = new Date('2026-03-02T09:00:00Z');
    for (let id = 0; id < 60; id++) add(raw({ id: `p${id}`, text: `n.º ${id}`, at }));
    const first = await poll();
    expect(first.pages).toBe(3);
    expect(first.posts.map(({ text }) => text)).toEqual(
      Array.from({ length: 60 }, (_, id) => `n.º ${id}`),
    );
    expect((await poll(first.cursor)).posts).toEqual([]);
    add(raw({ id: 'p60', text: 'nuevo', at }));
    expect((await poll(first.cursor)).posts.map(({ text }) => text)).toEqual(['nuevo']);
  });

  it('begins anew where the numbers are others, with the same ids as before', async () => {
    clear();
    add(raw({ id: 'v1', text: 'hola', at: since }));
    const before = await poll();
    mails.storage.INBOX.uidvalidity += 1;
    const after = await poll(before.cursor);
    expect(after.posts).toEqual(before.posts);
    expect(after.posts).toHaveLength(1);
  });

  it('takes a large mail by its beginning, and one that is cut off or garbage as far as it goes', async () => {
    clear();
    add(`From: a@b.example\n\nempieza aquí\n${'x'.repeat(600_000)}`);
    add('From: a@b.example\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\na medias');
    add('\u0000\u0001 nada de esto: es un correo');
    const { posts } = await poll();
    expect(posts[0]?.text.startsWith('empieza aquí')).toBe(true);
    expect(posts[0]?.text.length).toBeLessThanOrEqual(20_000);
    expect(posts.map(({ text }) => text)).toContain('a medias');
  });

  it('tells a person of a wrong password, without it, and of a mailbox that there is not', async () => {
    const refused = await failure(create({}, 'hunter-2-secret').fetchPage(request));
    expect(refused).toBeInstanceOf(SourceAuthError);
    expect(String(refused)).toContain('IMAP_PASSWORD');
    expect(inspect(refused, { depth: 9, showHidden: true })).not.toContain('hunter-2');
    const brand = brandWith('imap', { mailboxes: ['Quejas'] });
    const absent = await failure(create().fetchPage({ ...request, brand }));
    expect(absent).toBeInstanceOf(SourceAuthError);
    expect(String(absent)).toContain("'Quejas'");
  });

  it('tries later where nobody answers, or not in TLS', async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const closed = (probe.address() as AddressInfo).port;
    await new Promise((resolve) => probe.close(resolve));
    expect(await failure(create({ port: closed }).fetchPage(request))).toBeInstanceOf(
      SourceUnavailableError,
    );
    for (const tls of ['always', 'starttls']) {
      const error = await failure(create({ tls }).fetchPage(request));
      expect(error).toBeInstanceOf(SourceUnavailableError);
    }
  });

  it('ends when it is stopped', async () => {
    const mute = createServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const stop = new AbortController();
    const source = create({ port: (mute.address() as AddressInfo).port });
    const work = failure(source.fetchPage({ ...request, signal: stop.signal }));
    mute.once('connection', (socket) => {
      socket.on('error', () => undefined);
      stop.abort();
    });
    expect(await work).toBeInstanceOf(Error);
    mute.close();
  });

  it('is not ready without a server and an account', () => {
    const source = imap.create({ ...tools(), settings: imap.settings.parse({}), env: {} });
    expect(source.readiness).toEqual({
      isReady: false,
      missing: ['IMAP_USER', 'IMAP_PASSWORD', 'sources.imap.host'],
    });
  });
});

describe('own words', () => {
  it.each([
    ['signature', 'Hola\n-- \nAna\nTel. 1', 'Hola'],
    [
      'English quote',
      'Late again.\n\nOn Mon, Mar 2, 2026 at 8:00 AM Condor wrote:\n> Sorry',
      'Late again.',
    ],
    ['Outlook', 'No llega.\n\nDe: Cóndor <hola@condor.example>\nEnviado: lunes', 'No llega.'],
    ['a telephone', 'Mal.\n\nEnviado desde mi iPhone', 'Mal.'],
    ['answers between quotes', '> ¿talla?\n42\n> ¿color?\nrojo', '42\nrojo'],
    [
      'none of it',
      'El lunes llamé y nadie escribió: vaya.\nAdiós',
      'El lunes llamé y nadie escribió: vaya.\nAdiós',
    ],
  ])('are kept, with %s', (_what, mail, own) => {
    expect(ownWords(mail)).toBe(own);
  });
});
