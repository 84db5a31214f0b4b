import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countBits, fingerprintOf, MAX_COPY_DISTANCE } from '../../src/ingest/fingerprint.js';
import { sharedPath } from '../helpers/shared.js';

/** Parts of complaints about a fictional brand; each text takes one of each row. */
const PARTS: readonly (readonly string[])[] = [
  [
    'Hace dos semanas compré unas Cóndor para correr',
    'Mi hija quería las zapatillas del anuncio',
    'En la tienda del centro me aseguraron que eran impermeables',
    'Llevo toda la vida comprando en Cóndor',
    'Pedí por internet el modelo azul del cuarenta y dos',
    'Ayer recogí por fin mi encargo',
    'I ordered the trail shoes during the sale',
    'My brother got me a pair for my birthday',
    'The shop assistant promised free returns',
    'Been running in Cóndor since school',
  ],
  [
    'y la suela se despegó el primer día de lluvia',
    'y me cobraron dos veces los gastos de envío',
    'pero en la caja venían dos pies izquierdos',
    'y el repartidor las dejó en casa del vecino sin avisar',
    'pero el color no se parece en nada al de la foto',
    'y ahora dicen que la garantía no cubre el uso normal',
    'and the left sole came off after ten kilometres',
    'but the parcel has been in the same depot for nine days',
    'and they charged my card twice for one pair',
    'but the box had somebody else inside it, I mean their shoes',
  ],
  [
    'así que hoy mismo pongo una reclamación en consumo',
    'nadie contesta al teléfono y el correo rebota',
    'y encima el encargado se rio delante de todos',
    'quiero mi dinero de vuelta antes del viernes',
    'con lo que costaban esperaba otra cosa, la verdad',
    'no vuelvo a pisar esa tienda mientras viva',
    'still waiting for a human to answer the chat',
    'never again, my old ones lasted six years',
    'somebody please tell me who is in charge there',
    'at that price I expected them to survive a week',
  ],
];
const FILLERS = ['jaja', 'vaya', 'hoy', 'por favor', 'really', 'omg', 'ya', '¿eh?'];

/** A small generator with a fixed beginning: the same set in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One or two small changes, as people make them when they pass a text on as their own. */
function edited(text: string, random: (below: number) => number): string {
  let list = text.split(' ');
  for (let edits = 1 + random(2); edits > 0; edits -= 1) {
    const at = random(list.length);
    const word = list[at] ?? '';
    const kind = random(6);
    if (kind === 0) list.splice(at, 1);
    else if (kind === 1) list.splice(at, 0, FILLERS[random(FILLERS.length)] ?? '');
    else if (kind === 2) list[at] = word.slice(0, 2) + word.slice(3);
    else if (kind === 3) list = [...list, 'https://corto.example/a1', '@amiga'];
    else if (kind === 4) list = ['RT', '@alguien:', ...list, '😡'];
    else list = list.map((each) => each.toUpperCase());
  }
  return list.join(' ');
}

function isCopy(a: string, b: string): boolean {
  const [one, other] = [fingerprintOf(a), fingerprintOf(b)];
  return countBits(one.high ^ other.high) + countBits(one.low ^ other.low) <= MAX_COPY_DISTANCE;
}

function measure(texts: readonly string[], random: (below: number) => number) {
  const recall = texts.filter((text) => isCopy(text, edited(text, random))).length / texts.length;
  const prints = texts.map(fingerprintOf);
  let falsePairs = 0;
  for (const [at, one] of prints.entries()) {
    for (const other of prints.slice(at + 1)) {
      const distance = countBits(one.high ^ other.high) + countBits(one.low ^ other.low);
      if (distance <= MAX_COPY_DISTANCE) falsePairs += 1;
    }
  }
  return { recall, falsePairs, pairs: (texts.length * (texts.length - 1)) / 2 };
}

describe('near-identical texts', () => {
  it('are told from others of the same brand, season and complaint', () => {
    const [openings = [], faults = [], endings = []] = PARTS;
    // No two texts share more than one part of three.
    const texts = openings.flatMap((opening, row) =>
      faults.map(
        (fault, column) => `${opening} ${fault} ${endings[(row + column) % endings.length]}`,
      ),
    );
    const { recall, falsePairs, pairs } = measure(texts, randomFrom(7));
    expect(pairs).toBe(4_950);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(falsePairs).toBe(0);
  });

  const tweets = sharedPath('data/airline-tweets/us-2015.jsonl', 'copies among real tweets');
  it.skipIf(tweets === null)('are told from others among real tweets', () => {
    const texts = readFileSync(tweets ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => String((JSON.parse(line) as { text: unknown }).text))
      .filter((text, at) => at % 4 === 0 && fingerprintOf(text).rule === 'near');
    const { recall, falsePairs, pairs } = measure([...new Set(texts)], randomFrom(7));
    expect(recall).toBeGreaterThanOrEqual(0.93);
    // Nearly all of these are copies in truth; at most one pair in 400,000.
    expect(falsePairs / pairs).toBeLessThan(2.5e-6);
  });
});
