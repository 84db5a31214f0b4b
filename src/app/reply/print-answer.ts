import { join } from 'node:path';
import { answerScenario } from '../../alerting/replies/answer-scenario.js';
import { loadReplyBooks } from '../../alerting/replies/load.js';
import { suggestResponse } from '../../alerting/replies/suggest.js';
import type { Department } from '../../core/brand.js';
import { DEFAULT_DEPARTMENTS } from '../../core/default-touchpoints.js';
import { UsageError } from '../../core/errors.js';
import type { DraftScore, SuggestedResponse } from '../../core/response.js';
import { type Translate, translator } from '../../lib/i18n/i18n.js';
import { classificationText, reasonText, strategiesText } from '../../lib/wording/draft-score.js';
import { shortWhen } from '../../lib/wording/when.js';
import { type CommandIo, write } from '../command-io.js';
import type { ReplyOptions } from '../commands/reply.js';
import { readScenario, scenarioBase, storedCase } from './cases.js';
import { scoreJson, scoreReport } from './score-drafts.js';

/** An answer and whose it is. */
interface Answer {
  readonly response: SuggestedResponse;
  readonly departments: readonly Department[];
  readonly timeZone: string;
}

/** Prints what the engine suggests for a scenario or a stored incident. Publishes and stores nothing. */
export async function printAnswer(
  io: CommandIo,
  options: ReplyOptions,
  globals: { readonly config: string },
): Promise<void> {
  const t = translator(io.locale);
  const answer = await answerFor(io, options, globals);
  const text =
    options.json === true
      ? `${JSON.stringify(answerJson(answer, t))}\n`
      : `${answerReport(answer, { io, t }).join('\n')}\n`;
  await write(io.stdout, text);
}

async function answerFor(
  io: CommandIo,
  { scenario, incident, brand }: ReplyOptions,
  globals: { readonly config: string },
): Promise<Answer> {
  const books = await loadReplyBooks(join(globals.config, 'replies'));
  const now = io.clock.now();
  const { loadApp, loadBase } = await import('../load-app.js');
  if (incident !== undefined) {
    await using app = await loadApp(io, globals);
    const stored = await storedCase(app, incident);
    const { departments, timeZone } = stored.brand;
    return { response: suggestResponse(books, { ...stored, now }), departments, timeZone };
  }
  if (scenario === undefined)
    throw new UsageError('reply: --scenario FILE or --incident ID is missing');
  const told = await readScenario(scenario);
  const base =
    brand === undefined ? null : scenarioBase((await loadBase(io, globals)).brand(brand));
  return {
    response: answerScenario(books, told, { base, now, locale: io.locale }),
    departments: base?.departments ?? DEFAULT_DEPARTMENTS,
    timeZone: told.brand.timeZone ?? base?.brand.timeZone ?? 'Europe/Madrid',
  };
}

function answerReport(
  { response, departments, timeZone }: Answer,
  { io, t }: { readonly io: CommandIo; readonly t: Translate },
): readonly string[] {
  const { classification, fullStatement, approval } = response;
  const name = (id: string) => departments.find((one) => one.id === id)?.name[io.locale] ?? id;
  const place = { locale: io.locale, timeZone };
  const block = (heading: string, text: string, score: DraftScore) => [
    '',
    heading,
    ...text.split('\n').map((line) => (line === '' ? '' : `  ${line}`)),
    ...scoreReport(score, t).map((line) => `    ${line}`),
  ];
  return [
    `${t('reply:cluster.heading')}: ${classificationText(classification, t)}`,
    `${t('reply:strategies.allowed')}: ${strategiesText(classification.allowed, t)}`,
    `${t('reply:strategies.forbidden')}: ${strategiesText(classification.forbidden, t)}`,
    ...block(
      t('reply:print.holding', { count: response.holdingStatement.length }),
      response.holdingStatement,
      response.holdingScore,
    ),
    ...block(
      t('reply:print.full', { count: fullStatement.text.length }),
      fullStatement.text,
      fullStatement.score,
    ),
    ...response.replies.flatMap(({ post, text, score, isLast }) => {
      const heading = t('reply:print.reply', { post, count: text.length });
      return block(isLast ? `${heading} · ${t('reply:print.last')}` : heading, text, score);
    }),
    '',
    t('reply:print.plan'),
    ...response.plan.map(
      ({ department, action, dueAt }, index) =>
        `  ${t('reply:print.step', {
          number: index + 1,
          action,
          department: name(department),
          due: shortWhen(dueAt, io.clock.now(), place),
        })}`,
    ),
    ...(approval === null
      ? []
      : [
          t('reply:print.approval', {
            approver: name(approval.approver),
            backup: name(approval.backup),
          }),
        ]),
  ];
}

function answerJson({ response }: Answer, t: Translate) {
  const { classification, holdingStatement, holdingScore, fullStatement, replies } = response;
  return {
    lang: response.lang,
    cluster: classification.cluster,
    typeCluster: classification.typeCluster,
    moralOutrage: classification.hasOutrage,
    paracrisis: classification.isParacrisis,
    reasons: classification.reasons.map((reason) => reasonText(reason, t)),
    allowed: classification.allowed,
    forbidden: classification.forbidden,
    touchpoint: response.touchpoint,
    respondBy: response.respondBy,
    holding: { text: holdingStatement, score: scoreJson(holdingScore, t) },
    full: { text: fullStatement.text, score: scoreJson(fullStatement.score, t) },
    replies: replies.map(({ post, lang, text, score, isLast }) => ({
      post,
      lang,
      text,
      isLast,
      score: scoreJson(score, t),
    })),
    plan: response.plan,
    approval: response.approval,
  };
}
