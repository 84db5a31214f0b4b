import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandBodies } from '../../../src/channels/discord/commands/bodies.js';
import { COMMANDS } from '../../../src/channels/discord/commands/registry.js';
import { DAY_MS } from '../../../src/core/time.js';
import { AT, campaignBrand, madeFinding } from '../../alerting/made-alerts.js';
import { type Answered, DiscordDouble } from '../../helpers/discord-double/index.js';
import { brokenCommand } from '../../helpers/discord-double/limits.js';
import { madeIncident } from '../../reports/made-mentions.js';
import { HOSTILE } from '../made-messages.js';
import {
  type Bench,
  type BenchOptions,
  madeHelpdesk,
  openBench,
  storeMentions,
} from './desk-bench.js';

const MANAGER = { permissions: String(0x20) };
const ABILITIES = { handOff: true, scoreDraft: true, backtest: true, signIn: true };

let bench: Bench;

async function open(options: BenchOptions = {}): Promise<void> {
  await bench?.close();
  bench = await openBench(options);
}

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  expect(bench.double.faults).toEqual([]);
  await bench.close();
});

/** All words of an answer. */
function words({ message }: Answered): string {
  const embeds = (message?.embeds ?? []).flatMap(({ title, description, fields = [], footer }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [message?.content, ...embeds].filter((text) => text !== undefined).join('\n');
}

const componentsOf = ({ message }: Answered) =>
  (message?.components ?? []).flatMap(({ components }) => components);

describe('registration', () => {
  it('keeps every limit of Discord, in every language', () => {
    for (const body of commandBodies(ABILITIES)) expect(brokenCommand(body)).toEqual([]);
  });

  it('names the parts in Spanish and English, for both kinds of each', () => {
    const [vigia] = commandBodies(ABILITIES);
    const parts = (vigia as { options: { name: string; name_localizations: object }[] }).options;
    expect(parts.find(({ name }) => name === 'status')?.name_localizations).toEqual({
      'es-ES': 'estado',
      'es-419': 'estado',
      'en-US': 'status',
      'en-GB': 'status',
    });
  });

  it('offers nothing that this installation could only refuse', () => {
    const [vigia] = commandBodies({ ...ABILITIES, backtest: false, signIn: false });
    const names = (vigia as { options: { name: string }[] }).options.map(({ name }) => name);
    expect(names).not.toContain('backtest');
    expect(names).not.toContain('sign-in');
  });

  const writes = () =>
    bench.double.calls.filter((call) => /^(?:POST|PATCH|DELETE) \/applications/.test(call));

  it('sends nothing the second time', async () => {
    const before = writes().length;
    expect(before).toBe(2);
    await bench.restart();
    const reads = () => bench.double.calls.filter((call) => /^GET \/applications/.test(call));
    await expect.poll(() => reads().length, { timeout: 10_000 }).toBe(2);
    await bench.channel().stop();
    expect(writes()).toHaveLength(before);
  });

  it('sends only what differs: changes one, makes one, takes one away', async () => {
    const here = bench.double.commands.get(DiscordDouble.guildId)!;
    const vigia = here.find(({ name }) => name === 'vigia');
    bench.double.commands.set(DiscordDouble.guildId, [
      { ...vigia!, description: 'lo de antes' } as typeof vigia & object,
      { id: '850000000000000001', name: 'viejo', type: 1 },
    ]);
    const before = writes().length;
    await bench.restart();
    await expect
      .poll(
        () =>
          writes()
            .slice(before)
            .map((call) => call.split(' ')[0])
            .sort((a = '', b = '') => a.localeCompare(b)),
        { timeout: 10_000 },
      )
      .toEqual(['DELETE', 'PATCH', 'POST']);
    const names = bench.double.commands.get(DiscordDouble.guildId)?.map(({ name }) => name);
    expect(names?.sort()).toEqual(['Correct the reading', 'vigia']);
  });

  it('registers nothing where it is switched off, and everywhere where it is asked to', async () => {
    await open({ settings: { commands: 'off' } });
    expect(bench.double.commands.size).toBe(0);
    await open({ settings: { commands: 'global' } });
    expect([...bench.double.commands.keys()]).toEqual(['']);
  });
});

describe('every command', () => {
  it.each(COMMANDS.map(({ data }) => [data.path.join(' ')]))(
    'answers in private, with and without data, whatever is typed: /vigia %s',
    async (path) => {
      await open({
        helpdesk: madeHelpdesk(),
        desk: {
          signInLink: async () => 'https://vigia.example/sign-in/link?code=x',
          backtest: async ({ brand, budgetWeeks }) => {
            const preview = {
              brandName: brand.name,
              days: 90,
              mentions: 12,
              learntDays: 3,
              budgetWeeks,
              alerts: [],
              alertsPerWeek: 0,
              low: 0,
              high: 1,
            };
            const alert = {
              openedAt: AT,
              kind: 'negative-spike' as const,
              severity: 2 as const,
              observed: 40,
              expectedLow: 1,
              expectedHigh: 7,
              term: HOSTILE.masked,
            };
            const alerts = Array.from({ length: 60 }, () => alert);
            return { brand, asked: { ...preview, alerts }, current: preview };
          },
        },
      });
      const data = COMMANDS.find((one) => one.data.path.join(' ') === path)!.data;
      const optionsWith = (text: string) =>
        Object.fromEntries(
          data.options.map(({ name, type, choices }) => [
            name,
            type === 'number' ? 8 : (choices?.[0] ?? text),
          ]),
        );
      await bench.announced();
      await storeMentions(bench.store, 12);
      for (const text of [
        HOSTILE.everyone,
        HOSTILE.masked,
        HOSTILE.long.slice(0, 6_000),
        'condor',
      ]) {
        for (const locale of ['es-ES', 'en-US']) {
          const who = { ...MANAGER, locale };
          const answer = await bench.double.type(path, optionsWith(text), who);
          expect(answer).toMatchObject({ began: 'deferred', isPrivate: true });
          expect(words(answer)).not.toMatch(
            /undefined|NaN|\[object|\{\{|Algo ha fallado|went wrong/,
          );
          expect(words(answer)).not.toMatch(/@(?:everyone|here)|(?<!\\)\]\(https:\/\/malo/);
        }
      }
      expect(bench.double.pings).toBe(0);
    },
    60_000,
  );

  it.each(['watch add', 'mute', 'forget'])(
    'is for those who manage the server where it changes what all get: %s',
    async (path) => {
      const options = { term: 'suela', source: 'bluesky', account: 'x' };
      const answer = await bench.double.type(path, options);
      expect(words(answer)).toContain('Esto solo lo puede hacer quien administra el servidor');
    },
  );
});

describe('/vigia mentions', () => {
  it('turns pages by buttons that still mean the same page after new mentions', async () => {
    await storeMentions(bench.store, 12);
    const first = await bench.double.type('mentions', {});
    expect(words(first)).toContain('Página 1 de 3');
    expect(words(first)).toContain('Mención número 12');
    const next = componentsOf(first).find((one) => 'label' in one && one.label === 'Siguientes');
    const id = next !== undefined && 'custom_id' in next ? next.custom_id : '';
    bench.clock.advanceTo(new Date(AT.getTime() + DAY_MS / 24));
    const later = await bench.double.press(id);
    expect(later.began).toBe('deferred-update');
    expect(words(later)).toContain('Página 2 de 3');
    expect(words(later)).toContain('Mención número 7');
  });

  it('filters', async () => {
    await storeMentions(bench.store, 12);
    const answer = await bench.double.type('mentions', {
      label: 'positive',
      source: 'bluesky',
      days: 1,
    });
    expect(words(answer)).toContain('Filtros: positiva · Bluesky');
    expect(words(answer)).toContain('6 menciones');
    const none = await bench.double.type('mentions', { language: 'fr' });
    expect(words(none)).toContain('Ninguna mención con esos filtros');
  });

  it('opens one, corrects how it was read, and keeps the correction to learn from', async () => {
    await storeMentions(bench.store, 3);
    const list = await bench.double.type('mentions', {});
    const menu = componentsOf(list).find((one) => one.type === 3)!;
    const value = 'options' in menu ? menu.options[0]!.value : '';
    const opened = await bench.double.press('v1:open', { values: [value] });
    expect(words(opened)).toContain('negativa (80');
    const ids = componentsOf(opened).map((one) => ('custom_id' in one ? one.custom_id : ''));
    const answer = await bench.double.press(ids.find((id) => id.endsWith(':positive'))!);
    expect(words(answer)).toContain('de negativa a positiva');
    expect((await bench.store.mentions.get('condor', 'bluesky/3'))?.reading).toMatchObject({
      label: 'positive',
    });
    expect(await bench.store.corrections.latest('condor', 'bluesky/3')).toMatchObject({
      actor: `discord:${DiscordDouble.userId}`,
    });
  });
});

describe('the menu of a card', () => {
  it.each([
    ['Corregir la lectura', 'es-ES'],
    ['Correct the reading', 'en-US'],
  ])('%s offers the posts of its incident', async (name, locale) => {
    await storeMentions(bench.store, 3);
    await bench.announced();
    const answer = await bench.double.useOn(bench.double.shown[0]!, name, { locale });
    const menu = componentsOf(answer).find((one) => one.type === 3)!;
    expect('options' in menu && menu.options).toHaveLength(1);
  });

  it('says so on a message without posts', async () => {
    const answer = await bench.double.useOn(
      { ...(await card()), embeds: [] },
      'Corregir la lectura',
    );
    expect(words(answer)).toContain('no lleva publicaciones');
  });

  async function card() {
    await bench.announced();
    return bench.double.shown[0]!;
  }
});

describe('/vigia watch, mute and unmute', () => {
  it('keep the terms in the settings, with who asked', async () => {
    await bench.double.type('watch add', { term: 'Suela' }, MANAGER);
    expect(await bench.desk.watchTerms('condor')).toEqual(['Suela']);
    const again = await bench.double.type('watch add', { term: 'SUELA' }, MANAGER);
    expect(words(again)).toContain('ya se vigilaba');
    const listed = await bench.double.type('watch list', {});
    expect(words(listed)).toContain('• Suela');
    await bench.double.type('watch remove', { term: 'suela' }, MANAGER);
    expect(await bench.desk.watchTerms('condor')).toEqual([]);
    const [last] = await bench.database.settings().history(1);
    expect(last?.actor).toBe(`discord:${DiscordDouble.userId}`);
  });

  it('mute for hours or until somebody unmutes', async () => {
    const answer = await bench.double.type('mute', { hours: 2 }, MANAGER);
    expect(words(answer)).toContain('hasta <t:');
    const settings = bench.database.settings();
    expect((await settings.read()).mutes.condor).toBe('2026-11-19T17:50:00.000Z');
    await bench.double.type('mute', {}, MANAGER);
    expect((await settings.read()).mutes.condor).toBe('until-unmuted');
    await bench.double.type('unmute', {}, MANAGER);
    expect((await settings.read()).mutes).toEqual({});
  });
});

describe('/vigia incident', () => {
  it('lists 600 at once within the limits, and says that there are more', async () => {
    for (let index = 0; index < 600; index += 1) {
      const id = `inc-${index}`;
      await bench.store.incidents.create(
        madeIncident(AT, { id, dedupeKey: id, finding: madeFinding() }),
      );
    }
    const answer = await bench.double.type('incident list', { status: 'active' });
    expect(words(answer)).toContain('Hay más');
  });

  it('shows the card of one, with its buttons', async () => {
    await bench.announced();
    const answer = await bench.double.type('incident view', { incident: 'cnd-1' });
    expect(words(answer)).toContain('Nivel 3');
    expect(componentsOf(answer).length).toBeGreaterThan(5);
  });

  it('does not know one that is none', async () => {
    const answer = await bench.double.type('incident view', { incident: '../etc' });
    expect(words(answer)).toContain('No hay ningún incidente');
  });
});

describe('suggestions', () => {
  it.each([
    ['mentions', 'brand', 'con', ['condor']],
    ['mentions', 'source', '', ['bluesky']],
    ['mentions', 'touchpoint', 'entrega', ['delivery']],
    ['incident view', 'incident', 'corazon', ['cnd-1']],
    ['watch remove', 'term', 'sue', ['suela']],
  ])('/vigia %s %s: %s', async (path, option, typed, values) => {
    await bench.announced();
    await bench.double.type('watch add', { term: 'suela' }, MANAGER);
    const answer = await bench.double.suggest(path, option, {
      ...MANAGER,
      options: { [option]: typed },
    });
    expect(answer.choices?.map(({ value }) => value)).toEqual(values);
  });

  it('finds a mention by its text', async () => {
    await storeMentions(bench.store, 40);
    const answer = await bench.double.suggest('label', 'mention', {
      options: { mention: 'número 7 ' },
    });
    expect(answer.choices).toHaveLength(1);
    const [{ value } = { value: '' }] = answer.choices ?? [];
    const done = await bench.double.type('label', { mention: String(value), label: 'neutral' });
    expect(words(done)).toContain('Corregida');
  });

  it('are none for people of another server, or without the permission', async () => {
    const options = { options: { brand: '' } };
    const elsewhere = { ...options, guildId: '840000000000000009' };
    expect((await bench.double.suggest('brand', 'brand', elsewhere)).choices).toEqual([]);
    expect((await bench.double.suggest('mute', 'brand', options)).choices).toEqual([]);
  });
});

describe('several brands', () => {
  it('ask for which one is meant, and take its name or its id', async () => {
    const other = campaignBrand({ id: 'pasoalto', name: 'Pasoalto' });
    await open({ desk: { brands: [campaignBrand(), other] } });
    const asked = await bench.double.type('brand', {});
    expect(words(asked)).toContain('Dime de qué marca. Las que sigo: Zapatillas Cóndor, Pasoalto.');
    const named = await bench.double.type('brand', { brand: 'PASOALTO' });
    expect(words(named)).toContain('Pasoalto · últimas 24 horas');
    const unknown = await bench.double.type('brand', { brand: '@everyone' });
    expect(words(unknown)).toContain('No conozco la marca');
  });
});
