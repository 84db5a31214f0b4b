import { eld } from 'eld/extrasmall';
import { describe, expect, it } from 'vitest';
import { tellLanguage } from '../../src/sentiment/language.js';

describe('tellLanguage', () => {
  it.each([
    ['es', 'Llevo dos semanas esperando el pedido y nadie me contesta en la tienda'],
    ['en', 'I have been waiting two weeks for my order and nobody answers the phone'],
    ['pt', 'Estou esperando meu pedido há duas semanas e ninguém responde na loja'],
    ['fr', "J'attends ma commande depuis deux semaines et personne ne répond au magasin"],
    ['it', 'Aspetto il mio ordine da due settimane e nessuno risponde dal negozio'],
    ['de', 'Ich warte seit zwei Wochen auf meine Bestellung und niemand antwortet mir'],
  ])('detects %s', (lang, text) => {
    expect(tellLanguage(text, null, eld)).toEqual({ lang, pack: lang });
  });

  it.each([
    ['nl', 'Ik wacht al twee weken op mijn bestelling en niemand neemt de telefoon op'],
    ['ja', '注文した靴が二週間たっても届きません。とても残念です。'],
    ['ru', 'Я жду свой заказ уже две недели, и никто мне не отвечает'],
  ])('does not pass %s off as a language it reads', (lang, text) => {
    expect(tellLanguage(text, null, eld)).toEqual({ lang, pack: null });
  });

  it('takes the declared language, region aside, whatever the text looks like', () => {
    expect(tellLanguage('ok', 'es-MX', eld)).toEqual({ lang: 'es', pack: 'es' });
    expect(tellLanguage('super', 'de', eld)).toEqual({ lang: 'de', pack: 'de' });
    expect(tellLanguage('una frase en español', 'ca', eld)).toEqual({ lang: 'ca', pack: null });
  });

  it('reads what is too short for any detector, and says that it cannot tell the language', () => {
    expect(tellLanguage('ok 😔', null, eld)).toEqual({ lang: 'und', pack: 'en' });
    expect(tellLanguage('Hola', null, eld)).toEqual({ lang: 'es', pack: 'es' });
  });

  it('believes the common words where the detector is torn between two languages', () => {
    const torn = { detect: () => ({ language: 'es', getScores: () => ({ es: 0.5, pt: 0.48 }) }) };
    expect(tellLanguage('adorei demais', null, torn).lang).toBe('pt');
    const sure = { detect: () => ({ language: 'es', getScores: () => ({ es: 0.5, pt: 0.4 }) }) };
    expect(tellLanguage('adorei demais', null, sure).lang).toBe('es');
  });

  it('calls a text without letters undetermined and still reads its emoji', () => {
    expect(tellLanguage('😡😡 123 !!', null, eld)).toEqual({ lang: 'und', pack: 'en' });
    expect(tellLanguage('https://example.com @condor', null, eld).lang).toBe('und');
  });
});
