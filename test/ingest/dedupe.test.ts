import { describe, expect, it } from 'vitest';
import { type StoredVoice, VoiceIndex } from '../../src/ingest/dedupe.js';
import { fingerprintOf, fromHex, toHex } from '../../src/ingest/fingerprint.js';
import { post } from './posts.js';

const COMPLAINT = 'El pedido de Cóndor lleva tres semanas perdido y nadie responde al teléfono';

function voices(...texts: readonly [text: string, handle: string][]) {
  const index = new VoiceIndex([]);
  return texts.map(([text, handle], at) => {
    const { voice, copyOf } = index.classify(post({ id: `p${at + 1}`, text, author: { handle } }));
    return copyOf === null ? voice : `${voice} of ${copyOf}`;
  });
}

describe('VoiceIndex', () => {
  it('counts the same words by another author as a copy of the first', () => {
    expect(voices([COMPLAINT, 'ana'], [COMPLAINT, 'luis'], [COMPLAINT, 'eva'])).toEqual([
      'original',
      'copy of p1',
      'copy of p1',
    ]);
  });

  it('sees through links, mentions, emoji, case, accents and a changed word', () => {
    const [, ...copies] = voices(
      [COMPLAINT, 'ana'],
      [`@condor ${COMPLAINT.toUpperCase()} 😡😡 https://corto.example/x1`, 'luis'],
      ['el pedido de condor lleva tres semanas perdido y nadie responde al telefono!!', 'eva'],
      [COMPLAINT.replace('tres', 'cuatro'), 'mar'],
    );
    expect(copies).toEqual(['copy of p1', 'copy of p1', 'copy of p1']);
  });

  it('counts another complaint about the same thing as a voice', () => {
    expect(
      voices(
        [COMPLAINT, 'ana'],
        ['Tres semanas esperando el pedido de Cóndor, y al teléfono no contesta nadie', 'luis'],
        ['El pedido de Cóndor llegó a los tres días y el repartidor fue muy amable', 'eva'],
      ),
    ).toEqual(['original', 'original', 'original']);
  });

  it('counts an author who repeats himself once', () => {
    expect(
      voices(['boicot 😡', 'ana'], ['Boicot', 'ana'], [COMPLAINT, 'ana'], [COMPLAINT, 'ana']),
    ).toEqual(['original', 'copy of p1', 'original', 'copy of p3']);
  });

  it('counts a few words that many say as many voices', () => {
    expect(voices(['qué vergüenza', 'ana'], ['Qué vergüenza!', 'luis'])).toEqual([
      'original',
      'original',
    ]);
    expect(voices(['👎', 'ana'], ['👎', 'luis'], ['👍', 'ana'])).toEqual([
      'original',
      'original',
      'original',
    ]);
  });

  it('does not take two unknown authors for one', () => {
    expect(voices(['boicot', ''], ['boicot', ''])).toEqual(['original', 'original']);
  });

  it('takes a short text for a copy only where all its words agree', () => {
    expect(
      voices(
        ['no compréis en Cóndor jamás', 'ana'],
        ['No compreis en cóndor jamás!', 'luis'],
        ['no compréis en Cóndor nunca', 'eva'],
      ),
    ).toEqual(['original', 'copy of p1', 'original']);
  });

  it('knows reposts by what the source says and by the old form', () => {
    const index = new VoiceIndex([]);
    expect(index.classify(post({ text: COMPLAINT, repostOf: 'p0' })).voice).toBe('repost');
    expect(index.classify(post({ text: `RT @ana: ${COMPLAINT}` })).voice).toBe('repost');
    expect(index.classify(post({ text: `Cierto. RT @ana: ${COMPLAINT}` })).voice).toBe('original');
  });

  it('does not remember reposts and copies as voices', () => {
    const index = new VoiceIndex([]);
    index.classify(post({ id: 'r1', text: `RT @ana: ${COMPLAINT}` }));
    expect(index.classify(post({ id: 'p1', text: COMPLAINT })).voice).toBe('original');
  });

  it('gives the same answer when a page comes twice, and after a restart', () => {
    const posts = [
      post({ id: 'p1', text: COMPLAINT }),
      post({ id: 'p2', text: COMPLAINT, author: { handle: 'luis' } }),
      post({
        id: 'p3',
        text: 'Mis Cóndor nuevas corren más que yo, y eso que ayer llovía a mares',
      }),
    ];
    const index = new VoiceIndex([]);
    const first = posts.map((each) => index.classify(each));
    expect(posts.map((each) => index.classify(each))).toEqual(first);

    const stored: StoredVoice[] = [];
    for (const [at, { voice, fingerprint }] of first.entries()) {
      if (voice === 'original')
        stored.unshift({ key: `plaza/p${at + 1}`, author: 'ana', fingerprint });
    }
    const restarted = new VoiceIndex(stored);
    expect(posts.map((each) => restarted.classify(each))).toEqual(first);
  });

  it('forgets the oldest voices when it is full', () => {
    const index = new VoiceIndex([], 3);
    const say = (id: string, text: string, handle: string) =>
      index.classify(post({ id, text, author: { handle } })).voice;
    const texts = [COMPLAINT, 'la suela se abrió al segundo día', 'el color es otro', 'buen trato'];
    for (const [at, text] of texts.entries()) say(`p${at}`, `${text}, en Cóndor`, `autor${at}`);
    expect(say('p9', 'Buen trato, en Cóndor', 'eva')).toBe('copy');
    expect(say('p0', `${COMPLAINT}, en Cóndor`, 'eva')).toBe('original');
  });
});

describe('fingerprints', () => {
  it('come back from the form in which they are stored', () => {
    for (const text of [COMPLAINT, 'boicot', '', 'がんばって走る新しい靴を買いました']) {
      const print = fingerprintOf(text);
      expect(toHex(print)).toMatch(/^[0-9a-f]{16}$/);
      expect(fromHex(toHex(print))).toEqual({ high: print.high | 0, low: print.low });
    }
  });
});
