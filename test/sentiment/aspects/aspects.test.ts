import { describe, expect, it } from 'vitest';
import type { Touchpoint } from '../../../src/core/brand.js';
import { DEFAULT_TOUCHPOINTS } from '../../../src/core/default-touchpoints.js';
import { readingOf } from './reading-of.js';

describe('risk', () => {
  it.each([
    ['Me han estafado con la tarjeta', 'fraud'],
    ['Encontré una cucaracha en la ensalada', 'health'],
    ['El patinete explotó mientras cargaba', 'safety'],
    ['Nos vemos en tribunales, ya hablé con mi abogado', 'legal'],
    ['Filtraron mis datos personales', 'privacy-security'],
    ['Explotan a los trabajadores y no les pagan las horas extra', 'labour'],
    ['Vierten residuos al río', 'environment'],
    ['Prueban en animales', 'animal-welfare'],
    ['No le dejaron entrar por llevar silla de ruedas', 'discrimination'],
    ['Me trajeron el pedido tarde', 'none'],
  ])('of "%s" is %s', (text, risk) => {
    expect(readingOf(text).risk).toBe(risk);
  });

  it.each([
    'No es una estafa, llegó todo',
    'Pensé que era una estafa pero llegó todo',
    'Estas zapatillas son la bomba',
    'Me muero de hambre, qué rico',
    'A este precio es un robo',
    'Hay alta demanda de entradas',
  ])('is none in "%s"', (text) => {
    expect(readingOf(text).risk).toBe('none');
  });

  it.each(['This coffee is to die for', 'The new app is fire', "It isn't a scam, I checked"])(
    'is none in "%s"',
    (text) => {
      expect(readingOf(text, { lang: 'en' }).risk).toBe('none');
    },
  );
});

describe('intent', () => {
  it.each([
    ['¿Hacéis envíos a Canarias?', 'question'],
    ['Deberían abrir los domingos', 'suggestion'],
    ['Me pueden enviar la factura por favor', 'request'],
    ['Me doy de baja mañana mismo', 'threat-to-leave'],
    ['Es una vergüenza, nadie contesta', 'complaint'],
    ['Me encanta, muchas gracias', 'praise'],
    ['La empresa abre tienda en Bilbao', 'none'],
  ])('of "%s" is %s', (text, intent) => {
    expect(readingOf(text).intent).toBe(intent);
  });

  it('does not take a rhetorical question in a rant for a question', () => {
    const text = '¿Hasta cuándo vais a reíros de nosotros? Sois unos ladrones y unos sinvergüenzas';
    expect(readingOf(text).intent).toBe('complaint');
  });
});

describe('touchpoint', () => {
  it.each([
    ['No me ha llegado el paquete', 'delivery'],
    ['La app se cierra sola', 'website-app'],
    ['Me han cobrado dos veces la factura', 'billing'],
    ['Está carísimo, han subido los precios', 'price-offers'],
    ['El camarero fue muy grosero', 'staff'],
    ['Nadie contesta en atención al cliente y no me devuelven el dinero', 'after-sales'],
    ['El anuncio nuevo da vergüenza ajena', 'advertising'],
    ['No me deja pagar con tarjeta', 'purchase-payment'],
    ['Se me ha roto la suela, qué mala calidad', 'product-service'],
    ['Explotan a sus trabajadores, boicot', 'reputation'],
  ])('of "%s" is %s', (text, touchpoint) => {
    expect(readingOf(text).touchpoint).toBe(touchpoint);
  });

  it('lets a word of the brand outweigh the general vocabulary', () => {
    const loyalty: Touchpoint = {
      id: 'loyalty',
      name: { es: 'Club', en: 'Club' },
      stage: 'after',
      contact: 'direct',
      isCritical: false,
      department: 'marketing',
      keywords: { es: ['Club Cóndor'] },
    };
    const touchpoints = [...DEFAULT_TOUCHPOINTS, loyalty];
    const text = 'Los puntos del club condor no aparecen en la app';
    expect(readingOf(text, { touchpoints }).touchpoint).toBe('loyalty');
    expect(readingOf(text).touchpoint).toBe('website-app');
  });

  it('names only touchpoints of the map it is given', () => {
    expect(readingOf('No me ha llegado el paquete', { touchpoints: [] }).touchpoint).toBeNull();
  });
});

describe('emotion and irony', () => {
  it.each([
    ['Qué asco, había un gusano en la sopa', 'disgust'],
    ['Tengo mucho miedo de volar con ellos, me da pánico', 'fear'],
    ['Estoy feliz, me encanta 😍', 'joy'],
    ['Qué tristeza tan grande, no paro de llorar 😢', 'sadness'],
    ['Estoy furioso, qué rabia me da 😡', 'anger'],
  ])('emotion of "%s" is %s', (text, emotion) => {
    expect(readingOf(text).emotion).toBe(emotion);
  });

  it('reads thanks for a failure as likelier irony than thanks for help', () => {
    const bitter = readingOf('Gracias por nada, otra vez tres horas esperando 👏');
    const sincere = readingOf('Muchas gracias por la ayuda, os recomiendo');
    expect(bitter.irony).toBeGreaterThan(0.5);
    expect(sincere.irony).toBeLessThan(0.5);
    expect(bitter.confidence).toBeLessThan(bitter.probabilities[bitter.label]);
  });
});

describe('facts about a named brand', () => {
  const named = { brandNames: ['Ondalia'], competitorNames: [], lang: 'en' };

  it('make a text negative that shows no feeling', () => {
    expect(readingOf('Ondalia charged me twice for the same call', named).label).toBe('negative');
  });

  it('change nothing in a text that names no brand', () => {
    const text = 'They charged me twice for the same call';
    const plain = readingOf(text, { lang: 'en' });
    expect(readingOf(text, named).probabilities).toEqual(plain.probabilities);
  });
});

describe('facts without a word of feeling', () => {
  const condor = { brandNames: ['Cóndor'] };

  it.each([
    ['en', 'My parcel from Cóndor was due on the 4th and it has not arrived'],
    ['en', 'Fourth email to Cóndor about the same pair, still nothing'],
    ['en', '#boycottcondor'],
    ['es', 'Cóndor me cobró la talla 40 y me mandó la 38, y no me han contestado'],
    ['es', 'Llamo a Cóndor y sale una respuesta automática, nadie me da un plazo'],
    ['es', '#BoicotACóndor'],
  ])('are bad news for the brand they name (%s): %s', (lang, text) => {
    expect(readingOf(text, { ...condor, lang }).label).toBe('negative');
  });

  it('a call to boycott is understood where its language cannot be told', () => {
    const { lang, label } = readingOf('#BoicotCóndor', { ...condor, lang: null });
    expect({ lang, label }).toEqual({ lang: 'und', label: 'negative' });
  });

  it.each([
    ['en', 'Cóndor opens a second shop in Porto next spring'],
    ['es', 'Cóndor abre una segunda tienda en Oporto en primavera'],
    ['es', '¿Cóndor tiene tienda en Oporto?'],
  ])('are not what news and questions tell (%s): %s', (lang, text) => {
    expect(readingOf(text, { ...condor, lang }).label).not.toBe('negative');
  });
});
