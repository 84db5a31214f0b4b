import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { ScenarioBase } from '../../alerting/replies/answer-scenario.js';
import { scoreDraft } from '../../alerting/replies/scoring/score.js';
import { situationOfScenario } from '../../alerting/replies/situation/from-scenario.js';
import { Scenario } from '../../alerting/replies/situation/scenario.js';
import type { Situation } from '../../alerting/replies/situation/situation.js';
import { UsageError } from '../../core/errors.js';
import type { DraftScore } from '../../core/response.js';
import { type Translate, translator } from '../../lib/i18n/i18n.js';
import { markLines, reasonText, violationLines } from '../../lib/wording/draft-score.js';
import type { CommandIo } from '../command-io.js';
import { write } from '../command-io.js';
import type { ReplyOptions } from '../commands/reply.js';
import type { App } from '../load-app.js';
import { CommandFailed } from '../program.js';
import { type InputLine, readLines } from '../read-lines.js';
import { readScenario, scenarioBase, situationOf, storedCase } from './cases.js';

/** Longest line of drafts that is read. */
const MAX_LINE_LENGTH = 1_000_000;

const DraftLine = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  draft: z.string(),
  lang: z.string().nullish(),
  scenario: z.unknown().optional(),
  incident: z.string().optional(),
});
type DraftLine = z.infer<typeof DraftLine>;

interface Globals {
  readonly config: string;
}

/** Marks the drafts of a JSONL file, a line out for each line in, in order. */
export async function scoreLines(
  io: CommandIo,
  { input, brand: brandId, lang }: ReplyOptions & { readonly input: string },
  globals: Globals,
): Promise<void> {
  const t = translator(io.locale);
  const base =
    brandId === undefined ? null : scenarioBase((await loadBase(io, globals)).brand(brandId));
  // The store is opened by the first line that names an incident: most files name none.
  const opened: App[] = [];
  const storeOf = async () => {
    const [app = await openApp(io, globals)] = opened;
    if (opened.length === 0) opened.push(app);
    return app;
  };
  let badLines = 0;
  try {
    for await (const lines of readLines(openInput(io, input), MAX_LINE_LENGTH)) {
      for (const line of lines) {
        const draft = parseLine(line);
        if (draft === null) {
          badLines += 1;
          await write(io.stderr, `${t('reply:print.badLine', { line: line.number })}\n`);
          continue;
        }
        const asked = draft.lang ?? lang;
        const situation =
          draft.scenario === undefined && draft.incident !== undefined
            ? await situationOf(await storedCase(await storeOf(), draft.incident), asked)
            : told(draft, { base, asked });
        const score = scoreDraft(draft.draft, situation);
        await write(io.stdout, `${JSON.stringify({ id: draft.id, ...scoreJson(score, t) })}\n`);
      }
      io.signal.throwIfAborted();
    }
  } finally {
    for (const app of opened) await app[Symbol.asyncDispose]();
  }
  if (badLines > 0) throw new CommandFailed(t('reply:print.badLines', { count: badLines }));
}

function told(
  { scenario: raw, draft }: DraftLine,
  {
    base,
    asked,
  }: { readonly base: ScenarioBase | null; readonly asked: string | null | undefined },
): Situation {
  const parsed = Scenario.safeParse(raw ?? {});
  const scenario = parsed.success ? parsed.data : Scenario.parse({});
  return situationOfScenario(withLanguage(scenario, asked), { base: base?.brand ?? null, draft });
}

/** Marks one draft on a terminal. */
export async function scoreOne(
  io: CommandIo,
  { scenario, incident, brand, text, lang, json }: ReplyOptions,
  globals: Globals,
): Promise<void> {
  const t = translator(io.locale);
  if (text === undefined) throw new UsageError('reply --score: --text or --input is missing');
  let score: DraftScore;
  if (incident !== undefined) {
    await using app = await openApp(io, globals);
    score = scoreDraft(text, await situationOf(await storedCase(app, incident), lang));
  } else {
    const told = scenario === undefined ? Scenario.parse({}) : await readScenario(scenario);
    const base =
      brand === undefined ? null : scenarioBase((await loadBase(io, globals)).brand(brand));
    const situation = situationOfScenario(withLanguage(told, lang), {
      base: base?.brand ?? null,
      draft: text,
    });
    score = scoreDraft(text, situation);
  }
  if (json === true) return write(io.stdout, `${JSON.stringify(scoreJson(score, t))}\n`);
  await write(io.stdout, `${scoreReport(score, t).join('\n')}\n`);
}

/** The score in words, a line for each mark and each guardrail that is broken. */
export function scoreReport(score: DraftScore, t: Translate): readonly string[] {
  const broken = violationLines(score, t);
  return [
    t('reply:score.total', { total: score.total }),
    ...markLines(score, t).map((line) => `  ${line}`),
    ...(broken.length === 0
      ? []
      : [t('reply:score.violations'), ...broken.map((line) => `  ${line}`)]),
  ];
}

/** A score as other programs read it: the marks by id, reasons in words. */
export function scoreJson({ total, marks, violations, lang }: DraftScore, t: Translate) {
  return {
    total,
    marks: Object.fromEntries(
      marks.map(({ id, score, reason }) => [id, { score, reason: reasonText(reason, t) }]),
    ),
    violations: violations.map(({ guard, reason }) => ({ guard, reason: reasonText(reason, t) })),
    lang,
  };
}

/** A language asked for comes before the one of the scenario. */
function withLanguage(scenario: Scenario, lang: string | null | undefined): Scenario {
  return scenario.lang === undefined && lang != null ? { ...scenario, lang } : scenario;
}

function parseLine({ text }: InputLine): DraftLine | null {
  if (text === null) return null;
  try {
    return DraftLine.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function openInput(io: CommandIo, path: string): Readable {
  return path === '-' ? io.stdin : createReadStream(path);
}

async function loadBase(io: CommandIo, globals: Globals) {
  return (await import('../load-app.js')).loadBase(io, globals);
}

async function openApp(io: CommandIo, globals: Globals): Promise<App> {
  return (await import('../load-app.js')).loadApp(io, globals);
}
