import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { ScenarioBase } from '../../alerting/replies/answer-scenario.js';
import { Scenario } from '../../alerting/replies/situation/scenario.js';
import type { Situation } from '../../alerting/replies/situation/situation.js';
import type { Brand } from '../../core/brand.js';
import { UsageError } from '../../core/errors.js';
import type { Incident } from '../../core/incident.js';
import type { Mention } from '../../core/mention.js';
import type { App } from '../load-app.js';

/** Longest scenario file that is read. */
const MAX_SCENARIO = 1_000_000;

/** Reads a scenario in YAML or JSON. @throws {UsageError} no such file, or nothing that could be a scenario */
export async function readScenario(path: string): Promise<Scenario> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`--scenario: '${path.slice(0, 80)}' cannot be read`);
  }
  if (text.length > MAX_SCENARIO)
    throw new UsageError(`--scenario: more than ${MAX_SCENARIO} characters`);
  try {
    return Scenario.parse(parse(text));
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof z.ZodError)) throw error;
    throw new UsageError(`--scenario: '${path.slice(0, 80)}' is no scenario in YAML or JSON`);
  }
}

/** A configured brand, as scenarios are told of it. */
export function scenarioBase(brand: Brand): ScenarioBase {
  return {
    brand: {
      name: brand.name,
      voice: brand.voice,
      timeZone: brand.timeZone,
      facts: (brand.facts?.known ?? []).flatMap(({ text }) => textsOf(text)),
      contacts: textsOf(brand.facts?.contact ?? {}),
    },
    touchpoints: brand.touchpoints,
    departments: brand.departments,
    locale: brand.locale,
  };
}

function textsOf(byLanguage: Readonly<Partial<Record<string, string>>>): string[] {
  return Object.values(byLanguage).filter((text) => text !== undefined);
}

/** A stored incident with its brand and the posts that show it. */
export interface StoredCase {
  readonly incident: Incident;
  readonly brand: Brand;
  readonly posts: readonly Mention[];
  readonly hasHistory: boolean;
  readonly earlier: ReadonlyMap<string, string>;
}

/** @throws {UsageError} no such incident, or its brand is not configured */
export async function storedCase(app: App, id: string): Promise<StoredCase> {
  const { incidentPosts } = await import('../../jobs/incident-card.js');
  const { earlierReplies, hasCrisisHistory } = await import('../../jobs/reply-memory.js');
  const incident = await app.store.incidents.get(id);
  if (incident === null)
    throw new UsageError(`--incident: there is no incident '${id.slice(0, 40)}'`);
  const brand = app.brand(incident.brandId);
  return {
    incident,
    brand,
    posts: await incidentPosts(app.store, incident),
    hasHistory: await hasCrisisHistory(app.store, { incident, brand }),
    earlier: await earlierReplies(app.store, incident.id),
  };
}

/** What a draft for a stored incident is judged against. */
export async function situationOf(
  { incident, brand, posts, hasHistory, earlier }: StoredCase,
  lang: string | undefined,
): Promise<Situation> {
  const { situationOfIncident } = await import('../../alerting/replies/situation/from-incident.js');
  const { mainLanguage, subjectOf } = await import('../../alerting/replies/subject.js');
  return situationOfIncident({
    incident,
    brand,
    subject: subjectOf(incident.finding, brand),
    posts,
    lang: lang ?? mainLanguage(incident.finding) ?? brand.locale,
    hasHistory,
    used: [...earlier.values()],
  });
}
