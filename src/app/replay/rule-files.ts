import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../core/errors.js';
import type { LabelledWindow } from '../../detection/backtest.js';
import { Budget, DetectionRule } from '../../detection/config.js';
import { parseInstant } from '../../lib/instant.js';

/** A rule and the name it is shown under. */
export interface NamedRule {
  readonly name: string;
  readonly rule: DetectionRule;
}

/**
 * Reads rules from YAML or JSON files; without a file, the rule in force.
 *
 * @param budget replaces the budget of each of them
 * @throws {UsageError} naming the file and its mistake
 */
export async function readRules({
  files,
  budget,
  current,
}: {
  files: readonly string[];
  budget: string | undefined;
  current: DetectionRule;
}): Promise<readonly [NamedRule, ...NamedRule[]]> {
  const limit = budget === undefined ? null : parseBudget(budget);
  const withBudget = (rule: DetectionRule): DetectionRule =>
    limit === null ? rule : { ...rule, budget: limit };
  const rules: NamedRule[] = [];
  for (const file of files) {
    const rule = checked(DetectionRule, await readYaml(file), file);
    rules.push({ name: basename(file).replace(/\.\w+$/u, ''), rule: withBudget(rule) });
  }
  const [first, ...others] = rules;
  return first === undefined ? [{ name: '', rule: withBudget(current) }] : [first, ...others];
}

function parseBudget(text: string): number {
  const parsed = Budget.safeParse(/^\d+(\.\d+)?$/u.test(text) ? Number(text) : text.trim());
  if (parsed.success) return parsed.data;
  throw new UsageError(
    `--budget: found '${text}'; allowed: '1 per 4 weeks', a number of weeks, tranquilo, equilibrado or atento`,
  );
}

const Instant = z.string().transform((text, context) => {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  context.addIssue({ code: 'custom', message: 'not an instant' });
  return z.NEVER;
});
const WindowsFile = z.array(z.object({ id: z.string().optional(), from: Instant, to: Instant }));

/**
 * Reads labelled windows: a list of `{id, from, to}`.
 *
 * @throws {UsageError} naming the file and its mistake
 */
export async function readWindows(file: string): Promise<readonly LabelledWindow[]> {
  const windows = checked(WindowsFile, await readYaml(file), file);
  return windows.map(({ id, from, to }, index) => ({ id: id ?? String(index + 1), from, to }));
}

async function readYaml(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new UsageError(`${file}: there is no such file`);
  try {
    return parse(text);
  } catch (error) {
    throw new UsageError(`${file}: neither YAML nor JSON`, { cause: error });
  }
}

function checked<T extends z.ZodType>(schema: T, raw: unknown, file: string): z.output<T> {
  const parsed = schema.safeParse(raw ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}
