import { describe, expect, it } from 'vitest';
import { scoreDraft } from '../../../src/alerting/replies/scoring/score.js';
import { situationOfScenario } from '../../../src/alerting/replies/situation/from-scenario.js';
import { Scenario } from '../../../src/alerting/replies/situation/scenario.js';
import type { Guard } from '../../../src/core/response.js';

const STORM = {
  summary:
    'La campaña «Corazón de barrio» de Cóndor enseña un corazón de verdad y miles la encuentran cruel.',
  campaign: 'Corazón de barrio',
  risk: 'animal-welfare',
  arousal: 'high',
  brand: { name: 'Cóndor', address: 'tu', bannedWords: ['incidencia'], contact: 'el 900 123 456' },
};
const RUMOUR = { summary: 'Un bulo dice que Trigal lleva insectos. Es falso.', cause: 'rumour' };
const CALM = { summary: 'A few lamps flicker.', arousal: 'low', lang: 'en' };

const broken = (draft: string, scenario: object): readonly Guard[] =>
  scoreDraft(draft, situationOfScenario(Scenario.parse(scenario))).violations.map(
    ({ guard }) => guard,
  );

describe('each guardrail', () => {
  it.each<[Guard, string, object, string, object]>([
    [
      'public-compensation',
      'Nos equivocamos. Os regalamos un 20 % de descuento.',
      STORM,
      'We are sorry. As a thank you, here is a voucher.',
      CALM,
    ],
    [
      'unapproved-apology',
      'Pedimos perdón por los insectos.',
      RUMOUR,
      'Es falso, y entendemos la preocupación.',
      RUMOUR,
    ],
    [
      'unapproved-apology',
      'Fue un error nuestro.',
      RUMOUR,
      'Fue un error nuestro.',
      { ...RUMOUR, isApologyApproved: true },
    ],
    [
      'humour',
      'Tranquilos, era una broma 😂',
      STORM,
      'No es momento para otra cosa que escucharos.',
      STORM,
    ],
    ['argument', 'No tienes ni idea de arte.', STORM, 'Te escuchamos y lo revisamos.', STORM],
    [
      'argument',
      'Revisamos los hechos y los publicamos aquí.',
      {
        ...STORM,
        post: { author: '@furia', text: 'Hasta hundiros', speaker: 'vindictive', answers: 1 },
      },
      'Revisamos los hechos y los publicamos aquí.',
      {
        ...STORM,
        post: { author: '@furia', text: 'Hasta hundiros', speaker: 'vindictive', answers: 0 },
      },
    ],
    [
      'unfounded',
      'Solo se han quejado 14 personas.',
      STORM,
      'Se han quejado 14 personas.',
      { ...STORM, facts: ['Se quejaron 14 personas.'] },
    ],
    [
      'unfounded',
      'Esto no volverá a pasar.',
      STORM,
      'Mañana a las 10:30 contamos aquí qué cambia.',
      STORM,
    ],
    [
      'repeated',
      'Hemos leído lo que decís y el equipo de marketing decide hoy qué cambia.',
      {
        ...STORM,
        used: ['Hemos leído lo que decís y el equipo de marketing decide mañana qué cambia.'],
      },
      'Lo que nos contáis llega hoy a quien decide.',
      { ...STORM, used: ['Hemos leído lo que decís y el equipo de marketing decide mañana.'] },
    ],
    [
      'details-in-public',
      'Dinos aquí tu teléfono y tu DNI.',
      STORM,
      'Mándanos tu teléfono por mensaje privado.',
      STORM,
    ],
    ['personal-data', 'Te llamamos al 600 123 123.', STORM, 'Llámanos al 900 123 456.', STORM],
    [
      'too-long',
      'Lo revisamos. '.repeat(25),
      { ...STORM, post: { author: '@a', text: 'mal', network: 'x' } },
      'Lo revisamos. '.repeat(25),
      { ...STORM, post: { author: '@a', text: 'mal', network: 'mastodon' } },
    ],
    ['banned-word', 'Lamentamos la Incidéncia.', STORM, 'Lamentamos lo ocurrido.', STORM],
  ])('%s is broken by «%s», not by what is allowed', (guard, bad, where, good, there) => {
    expect(broken(bad, where)).toContain(guard);
    expect(broken(good, there)).not.toContain(guard);
  });
});

describe('personal data in a draft', () => {
  it.each([
    'ana.perez@correo.example',
    '+34 600 12 31 23',
    '11 4567-8910',
    '12345678Z',
    'X1234567L',
    'ES91 2100 0418 4502 0005 1332',
    '4111 1111 1111 1111',
    'calle Mayor 12',
    '221 Baker Street',
    'pedido nº A-12345',
    'order #88213407',
  ])('%s is seen', (datum) => {
    expect(broken(`Lo vemos: ${datum}, y te decimos.`, STORM)).toContain('personal-data');
  });

  it.each(['a las 19:00', 'el 24 de noviembre', '12.000 pedidos', 'de 2019 a 2024', '24-11-2026'])(
    '%s is none',
    (text) => {
      expect(broken(`Contamos aquí cómo va ${text}.`, STORM)).not.toContain('personal-data');
    },
  );
});

describe('a hostile or empty draft', () => {
  it.each([
    ['', 'nothing'],
    ['a'.repeat(20_000), 'one word'],
    ['si alguien '.repeat(2_000), 'a phrase again and again'],
    ['no '.repeat(6_000), 'a word again and again'],
    ['1'.repeat(20_000), 'digits'],
    ['1 '.repeat(10_000), 'spaced digits'],
    ['\u0301'.repeat(20_000), 'marks'],
    ['@a '.repeat(6_000), 'handles'],
  ])(
    'is marked within two seconds (%#: %s)',
    (draft) => {
      const { total, marks } = scoreDraft(draft, situationOfScenario(Scenario.parse(STORM)));
      expect(marks).toHaveLength(10);
      expect(total).toBeLessThan(13);
    },
    2_000,
  );
});

describe('a scenario with little in it', () => {
  it.each([
    {},
    'Una crisis',
    { summary: null, posts: 'x', facts: 3, arousal: {}, history: 'none' },
    { brand: null },
  ])('%j is taken as it is', (told) => {
    const { marks } = scoreDraft('Lo sentimos.', situationOfScenario(Scenario.parse(told)));
    expect(marks).toHaveLength(10);
  });
});
