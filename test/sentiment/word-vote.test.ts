import { describe, expect, it } from 'vitest';
import { tellLanguage } from '../../src/sentiment/language.js';
import { voteByWords } from '../../src/sentiment/word-vote.js';

describe('voteByWords', () => {
  it.each([
    ['es', 'Llevo dos semanas esperando y nadie me contesta, ya no sé qué hacer'],
    ['en', 'I have been waiting for two weeks and nobody has answered my email'],
    ['pt', 'Não acho que isso seja normal, já faz uma semana e ainda nada'],
    ['fr', "C'est toujours pareil, je ne sais pas quand ils vont répondre"],
    ['it', 'Non è possibile che dopo una settimana siamo ancora senza risposta'],
    ['de', 'Ich warte schon seit einer Woche und habe noch keine Antwort'],
  ])('knows %s by its common words', (lang, text) => {
    expect(voteByWords(text).lang).toBe(lang);
  });

  it.each([
    ['Catalan', 'No sé què fer amb això, fa dues setmanes que espero i no em diuen res'],
    ['Dutch', 'Ik wacht al twee weken op mijn bestelling en het is nog niet gekomen'],
    ['Danish', 'Jeg har ventet i to uger og der er ikke nogen der svarer mig'],
    ['Romanian', 'Aștept de două săptămâni și nu îmi răspunde nimeni la telefon'],
    ['Tagalog', 'Dalawang linggo na ako naghihintay, wala pa rin ang order ko'],
    ['Indonesian', 'Saya sudah menunggu dua minggu dan tidak ada yang menjawab'],
    ['Afrikaans', 'Ek wag al twee weke vir my bestelling en niemand antwoord my nie'],
  ])('is not sure of %s, which nobody here reads', (_, text) => {
    expect(voteByWords(text).lang).toBeNull();
  });

  it('is not sure of two words, nor where two languages are mixed', () => {
    expect(voteByWords('muy bien').lang).toBeNull();
    expect(voteByWords('this is what he said: ya no quiero más').lang).toBeNull();
  });

  it('reads the words inside a hashtag and the letters that only one language writes', () => {
    expect(voteByWords('#NoQuieroNadaDeNadie').lang).toBe('es');
    expect(voteByWords('#noquieronadadenadie').lang).toBeNull();
    expect(voteByWords('pão limão coração').lang).toBe('pt');
  });

  it('tells which language leads where nothing is sure', () => {
    const vote = voteByWords('QUE LINDO, adorei');
    expect(vote.lang).toBeNull();
    expect(vote.leader).toBe('pt');
    expect(vote.lead('pt', 'es')).toBe(1);
  });

  it('looks at neither links nor handles', () => {
    const { lang, letters } = voteByWords('@the_and_you https://this.is/that-was #ok');
    expect(lang).toBeNull();
    expect(letters).toBe(2);
  });

  it('leaves a text in another script to the detector, whatever English it holds', () => {
    const detector = { detect: () => ({ language: 'ru', getScores: () => ({}) }) };
    const text =
      'Новый альбом "All the things that you have" выходит завтра, покупайте в магазинах';
    expect(tellLanguage(text, null, detector)).toEqual({ lang: 'ru', pack: null });
  });
});
