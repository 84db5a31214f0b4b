import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackChannel } from '../../../src/channels/slack/index.js';
import { renderMessage, SLACK_LIMITS } from '../../../src/channels/slack/render.js';
import type { Channel, Delivery } from '../../../src/core/contracts/channel.js';
import type { Message } from '../../../src/core/message.js';
import { ManualClock } from '../../../src/lib/clock.js';
import { createHttp } from '../../../src/lib/http/client.js';
import { createLogger, describeError } from '../../../src/lib/logger.js';
import { Secret } from '../../../src/lib/secret.js';
import { AT, madeCard } from '../../alerting/made-alerts.js';
import { describeChannel } from '../../contract/channel.js';
import { sharedPath } from '../../helpers/shared.js';
import { SlackDouble } from '../../helpers/slack-double.js';
import { HOSTILE, madeEscalation, messagesWith } from '../made-messages.js';

function slack(double: SlackDouble, lines: string[] = []): Channel {
  const clock = new ManualClock(AT);
  const log = createLogger({
    level: 'trace',
    isPretty: false,
    destination: { write: (line: string) => void lines.push(line) },
  });
  return slackChannel.create({
    settings: {},
    env: { SLACK_WEBHOOK_URL: new Secret(double.url) },
    http: createHttp({ userAgent: 'vigia-test', clock, log }),
    log,
    clock,
  });
}

describeChannel({
  name: 'slack',
  canEdit: false,
  knowsRepeats: false,
  canBeUnreachable: true,
  async create() {
    const double = await SlackDouble.start();
    return {
      channel: slack(double),
      shown: () => double.shown(),
      breakDown: () => double.close(),
      close: () => double.close(),
    };
  },
});

describe('slack', () => {
  let double: SlackDouble;
  let lines: string[];

  beforeEach(async () => {
    double = await SlackDouble.start();
    lines = [];
  });

  afterEach(() => double.close());

  const deliver = (message: Message, rest: Partial<Delivery> = {}) =>
    slack(double, lines).deliver({
      idempotencyKey: 'key',
      message,
      locale: 'es',
      previous: null,
      signal: new AbortController().signal,
      ...rest,
    });

  it('tells of a card that changes only what is grave: it got worse, or it is over', async () => {
    let previous = await deliver(madeCard());
    previous = await deliver(madeCard({}, { status: 'acknowledged', version: 2 }), { previous });
    expect(double.posted).toHaveLength(1);
    previous = await deliver(madeCard({}, { severity: 4, version: 3 }), { previous });
    previous = await deliver(madeCard({}, { severity: 4, version: 4 }), { previous });
    expect(double.posted).toHaveLength(2);
    const over = {
      severity: 4,
      endedAt: AT,
      closedAt: AT,
      status: 'resolved',
      version: 5,
    } as const;
    previous = await deliver(madeCard({}, over), { previous });
    expect(double.posted).toHaveLength(3);
    expect(double.shown().at(-1)).toContain('✅ Terminado');
    await deliver(madeCard({}, { ...over, version: 6 }), { previous });
    expect(double.posted).toHaveLength(3);
  });

  it.each(Object.entries(HOSTILE))('keeps every control sequence to itself: %s', (_, text) => {
    for (const message of messagesWith(text)) {
      const body = renderMessage(message, 'es');
      const sequences = JSON.stringify(body.blocks).match(/<[^>]*>/g) ?? [];
      for (const sequence of sequences) expect(sequence).toMatch(/^<https?:\/\/[^|<>]*\|[^<>]*>$/);
      expect(JSON.stringify(body.blocks).length).toBeLessThan(SLACK_LIMITS.total * 1.1);
    }
  });

  it('shows a call with the mentions of those it calls, and of nobody else', () => {
    const call = madeEscalation({
      contacts: [
        { id: 'team', name: '<!channel> *Guardia*', handles: { slack: 'group:S012AB3CD' } },
        { id: 'ana', name: 'Ana', handles: { slack: 'user:U012AB3CD' } },
        { id: 'head', name: null, handles: { discord: 'role:123456789012345678' } },
      ],
    });
    const { blocks } = renderMessage(call, 'es');
    const text = JSON.stringify(blocks);
    expect(text.match(/<[!@][^>]*>/g)).toEqual(['<!subteam^S012AB3CD>', '<@U012AB3CD>']);
    expect(text).toContain('Dirección del área');
  });

  it('asks to come back when Slack says when', async () => {
    double.failNext.push({ status: 429, body: '{"ok":false}', headers: { 'retry-after': '30' } });
    await expect(deliver(madeCard())).rejects.toMatchObject({
      name: 'ChannelUnavailableError',
      retryAt: new Date(AT.getTime() + 30_000),
    });
  });

  it('needs an address', () => {
    const missing = (env: Record<string, Secret>) => slackChannel.missing({ settings: {}, env });
    expect(missing({})).toEqual(['SLACK_WEBHOOK_URL']);
    expect(missing({ SLACK_WEBHOOK_URL: new Secret('webhook') })).toHaveLength(1);
  });

  const path = sharedPath('fixtures/slack/webhook-errors.json', "Slack's own refusals");
  it.skipIf(path === null)(
    "sorts each of Slack's refusals, names its word, and never the webhook",
    async () => {
      const recorded = JSON.parse(readFileSync(path ?? '', 'utf8')) as {
        errors: { status: number; body: string }[];
      };
      for (const { status, body } of recorded.errors) {
        double.failNext.push({ status, body });
        const error: unknown = await deliver(madeCard()).catch((reason: unknown) => reason);
        expect(error).toMatchObject({
          name: status >= 500 ? 'ChannelUnavailableError' : 'ChannelRefusedError',
          message: expect.stringContaining(body),
        });
        expect(JSON.stringify(describeError(error)) + lines.join('')).not.toContain(
          'never-to-be-logged',
        );
      }
    },
  );
});
