import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, Delivery } from '../../src/core/contracts/channel.js';
import { ChannelUnavailableError } from '../../src/core/errors.js';
import type { Message } from '../../src/core/message.js';
import { madeCard } from '../alerting/made-alerts.js';
import { HOSTILE, madeNotice, messagesWith, plainMessages } from '../channels/made-messages.js';

/** A channel under test, connected to a receiver that the test can look into. */
export interface ChannelDriver {
  readonly channel: Channel;
  /** What a person sees there, message by message, oldest first. */
  shown(): readonly string[];
  /** Makes the receiver unreachable. */
  breakDown(): Promise<void>;
  close(): Promise<void>;
}

/** What a kind of channel can do, beside showing messages. */
export interface ChannelAbilities {
  readonly name: string;
  /** False where what was shown stays as it is (a terminal): a change is then shown anew. */
  readonly canEdit: boolean;
  /** False where the receiver has no memory: a message sent twice is then shown twice. */
  readonly knowsRepeats: boolean;
  /** False where the receiver is this process's own. */
  readonly canBeUnreachable: boolean;
  create(): Promise<ChannelDriver>;
}

/** What must never reach a person's screen: overrides of the reading direction and towers of marks. */
const HARMFUL = /[\u202a-\u202e\u2066-\u2069]|\p{M}{4}/u;
/** Commands to a terminal; a line break is layout. */
const CONTROL = /(?!\n)\p{Cc}/u;

/** An escape that is not a colour, spelt without the sign itself. */
const OTHER_COMMAND = new RegExp(`${String.fromCharCode(27)}(?!\\[\\d+m)`, 'u');

/** What every channel keeps to. */
export function describeChannel(abilities: ChannelAbilities): void {
  describe(`${abilities.name} as a channel`, () => {
    let driver: ChannelDriver;

    beforeEach(async () => {
      driver = await abilities.create();
    });

    afterEach(() => driver.close());

    function deliver(message: Message, rest: Partial<Delivery> = {}) {
      return driver.channel.deliver({
        idempotencyKey: 'key-1',
        message,
        locale: 'es',
        previous: null,
        signal: new AbortController().signal,
        ...rest,
      });
    }

    it('has the name of its folder', () => {
      expect(driver.channel.name).toBe(abilities.name);
    });

    it.each(['es', 'en'] as const)('shows every kind of message in %s', async (locale) => {
      const messages = plainMessages();
      for (const [index, message] of messages.entries())
        await deliver(message, { idempotencyKey: `kind-${index}`, locale });
      expect(driver.shown()).toHaveLength(messages.length);
      expect(driver.shown()[0]).toContain(locale === 'es' ? 'Nivel 3' : 'Level 3');
      for (const text of driver.shown()) expect(text).not.toMatch(/undefined|NaN|\[object|\{\{/);
    });

    it('gives back a receipt that survives a trip through JSON', async () => {
      const receipt = await deliver(madeNotice());
      expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt);
      for (const value of Object.values(receipt)) expect(typeof value).toBe('string');
    });

    it.each(Object.entries(HOSTILE))('shows a hostile text without harm: %s', async (_, text) => {
      for (const [index, message] of messagesWith(text).entries())
        await deliver(message, { idempotencyKey: `hostile-${index}` });
      expect(driver.shown()).toHaveLength(messagesWith(text).length);
      for (const shown of driver.shown()) {
        expect(shown).not.toMatch(HARMFUL);
        // Colours are a terminal's own, and all that may be left.
        expect(stripVTControlCharacters(shown)).not.toMatch(CONTROL);
        expect(shown).not.toMatch(OTHER_COMMAND);
      }
    });

    it(`changes an incident ${abilities.canEdit ? 'in place' : 'by showing it anew'}`, async () => {
      const previous = await deliver(madeCard());
      await deliver(madeCard({}, { severity: 4, version: 2 }), { previous });
      expect(driver.shown()).toHaveLength(abilities.canEdit ? 1 : 2);
      expect(driver.shown().at(-1)).toContain('Nivel 4');
    });

    it.skipIf(!abilities.knowsRepeats)('shows a message sent twice once', async () => {
      const first = await deliver(madeCard());
      const second = await deliver(madeCard());
      expect(second).toEqual(first);
      expect(driver.shown()).toHaveLength(1);
    });

    it.skipIf(!abilities.canBeUnreachable)(
      'says that it is to be tried again when nobody answers',
      async () => {
        await driver.breakDown();
        await expect(deliver(madeNotice())).rejects.toThrow(ChannelUnavailableError);
      },
    );
  });
}
