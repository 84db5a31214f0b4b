import type { AlertingSettings } from '../alerting/config.js';
import { type NotifyRules, recordHumanAction } from '../alerting/notify.js';
import type { Brand } from '../core/brand.js';
import type {
  BacktestRequest,
  BacktestSummary,
  Desk,
  DeskStatus,
  MentionRef,
  MentionSearch,
} from '../core/contracts/desk.js';
import type { SettingsStore } from '../core/contracts/settings.js';
import type { MentionFilter, Store } from '../core/contracts/store.js';
import { UserError } from '../core/errors.js';
import type { Incident } from '../core/incident.js';
import type { Mention } from '../core/mention.js';
import type { IncidentCard } from '../core/message.js';
import type { Label, Reading } from '../core/reading.js';
import { type Clock, HOUR_MS } from '../core/time.js';
import type { Logger } from '../lib/logger.js';
import { dayOf, lastWholeDay } from '../reports/calendar.js';
import { buildDigest } from '../reports/digest.js';
import { buildRiskSummary, type MeasuredReader } from '../reports/risk.js';
import { incidentRefusal } from './errors.js';
import { forgetAuthor } from './forget.js';
import { brandOverview } from './overview.js';
import { addWatchTerm, muteBrand, removeWatchTerm, unmuteBrand } from './team.js';

/** Posts of an incident offered for correction: as many as a menu of Discord holds. */
const MAX_POSTS = 25;

/** What the desk works with; what other folders do is handed in as functions. */
export interface DeskParts {
  readonly store: Store;
  readonly settings: SettingsStore;
  readonly brands: readonly Brand[];
  readonly alerting: AlertingSettings;
  /** Of the detection rule in force. */
  readonly budgetWeeks: number;
  /** How often the reader is wrong, as measured. */
  readonly readerError?: MeasuredReader;
  /** Names of the channels that run. */
  readonly channels: readonly string[];
  readonly version: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly incidentCard: (request: {
    readonly incident: Incident;
    readonly brand: Brand;
    readonly now: Date;
  }) => Promise<IncidentCard>;
  /** @returns null where there is no such mention */
  readonly correct: (request: {
    readonly brandId: string;
    readonly key: string;
    readonly label: Label;
    readonly actor: string;
    readonly at: Date;
  }) => Promise<{ readonly before: Reading; readonly after: Reading } | null>;
  /** Sends what waits, so that a card changes at once; never throws. */
  readonly nudge: () => void;
  /** Absent where this installation cannot do it. */
  readonly handOff?: Desk['handOff'];
  readonly scoreDraft?: (request: {
    readonly incident: Incident;
    readonly brand: Brand;
    readonly text: string;
  }) => ReturnType<Desk['scoreDraft']>;
  readonly backtest?: (
    request: Omit<BacktestRequest, 'brandId'> & { readonly brand: Brand },
  ) => Promise<BacktestSummary>;
  readonly signInLink?: Desk['signInLink'];
}

/** The desk over the store, the team's settings and the configuration. */
export function createDesk(parts: DeskParts): Desk {
  const { store, settings, brands, clock, log } = parts;
  const brandOf = (id: string): Brand => findBrand(brands, id);
  return {
    brands,
    abilities: {
      handOff: parts.handOff !== undefined,
      scoreDraft: parts.scoreDraft !== undefined,
      backtest: parts.backtest !== undefined,
      signIn: parts.signInLink !== undefined,
    },

    async act({ incidentId, action, asker }) {
      const { actor } = asker;
      const now = clock.now();
      const { brandId } = await incidentOf(store, incidentId);
      const rules = await rulesFor(parts, brandOf(brandId));
      try {
        const changed = await store.transaction((tables) =>
          recordHumanAction(tables, { incidentId, action, actor, rules, now }),
        );
        log.info({ incident: incidentId, action: action.type, actor }, 'incident acted on');
        parts.nudge();
        return changed;
      } catch (error) {
        throw incidentRefusal(error, await store.incidents.get(incidentId));
      }
    },

    async incident(incidentId) {
      const incident = await incidentOf(store, incidentId);
      return parts.incidentCard({ incident, brand: brandOf(incident.brandId), now: clock.now() });
    },

    async incidents(filter) {
      const found = await store.incidents.list(filter);
      return found.flatMap((incident) => {
        const brand = brands.find(({ id }) => id === incident.brandId);
        return brand === undefined ? [] : [{ incident, brand }];
      });
    },

    async handOff(request) {
      if (parts.handOff === undefined) throw new UserError('not-available', { what: 'handOff' });
      const done = await parts.handOff(request);
      parts.nudge();
      return done;
    },

    async scoreDraft({ incidentId, text }) {
      if (parts.scoreDraft === undefined)
        throw new UserError('not-available', { what: 'scoreDraft' });
      const incident = await incidentOf(store, incidentId);
      return parts.scoreDraft({ incident, brand: brandOf(incident.brandId), text });
    },

    async mentions(search, page) {
      const brand = brandOf(search.brandId);
      const filter = filterOf(search);
      const [mentions, total] = [
        await store.mentions.list(filter, page),
        await store.mentions.count(filter),
      ];
      return { brand, mentions, total };
    },

    async mention(ref) {
      return { brand: brandOf(ref.brandId), mention: await mentionOf(store, ref) };
    },

    async mentionsOf(incidentId) {
      const { brandId, finding } = await incidentOf(store, incidentId);
      const landmarks = [finding.firstPost, finding.loudestPost, finding.turningPost];
      const named = finding.reasons.flatMap(({ posts }) => posts);
      const keys = [...new Set([...landmarks, ...named])].filter((key) => key !== null);
      if (keys.length === 0) return [];
      const found = await store.mentions.list(
        { brandId, keys: keys.slice(0, MAX_POSTS) },
        { limit: MAX_POSTS, offset: 0 },
      );
      const place = ({ post }: Mention) => keys.indexOf(`${post.source}/${post.id}`);
      return found.toSorted((a, b) => place(a) - place(b));
    },

    async label({ ref, label, asker }) {
      const { post } = await mentionOf(store, ref);
      const key = `${post.source}/${post.id}`;
      const { brandId } = ref;
      const at = clock.now();
      const done = await parts.correct({ brandId, key, label, actor: asker.actor, at });
      if (done === null) throw new UserError('unknown-mention');
      return done;
    },

    status: () => statusOf(parts),

    async overview(brandId) {
      const { budgetWeeks } = parts;
      const brand = brandOf(brandId);
      const team = await settings.read();
      return brandOverview(store, {
        brand,
        team,
        budgetWeeks,
        readerError: parts.readerError,
        now: clock.now(),
      });
    },

    digest({ brandId, day }) {
      const brand = brandOf(brandId);
      const now = clock.now();
      const { timeZone } = brand;
      const asked = day === 'today' ? dayOf(now, timeZone) : lastWholeDay(now, timeZone);
      return buildDigest({ store, brand, day: asked, now });
    },

    risk(brandId) {
      const now = clock.now();
      return buildRiskSummary({
        store,
        brand: brandOf(brandId),
        to: now,
        now,
        readerError: parts.readerError,
      });
    },

    async backtest({ brandId, ...request }) {
      if (parts.backtest === undefined) throw new UserError('not-available', { what: 'backtest' });
      return parts.backtest({ ...request, brand: brandOf(brandId) });
    },

    async watchTerms(brandId) {
      return (await settings.read()).watchTerms[brandOf(brandId).id] ?? [];
    },

    async watch({ brandId, term, asker: { actor } }) {
      brandOf(brandId);
      return addWatchTerm(settings, { brandId, term, actor, at: clock.now() });
    },

    async unwatch({ brandId, term, asker: { actor } }) {
      brandOf(brandId);
      return removeWatchTerm(settings, { brandId, term, actor, at: clock.now() });
    },

    async mute({ brandId, until, asker: { actor } }) {
      brandOf(brandId);
      return muteBrand(settings, { brandId, until, actor, at: clock.now() });
    },

    async unmute({ brandId, asker: { actor } }) {
      brandOf(brandId);
      return unmuteBrand(settings, { brandId, actor, at: clock.now() });
    },

    async forget({ source, handle, asker: { actor } }) {
      const name = handle.trim().replace(/^@/, '');
      if (name === '') throw new UserError('bad-input', { what: 'author' });
      const gone = await forgetAuthor(store, {
        author: { source, handle: name },
        brandIds: brands.map(({ id }) => id),
        rulesOf: (id) => rulesFor(parts, brandOf(id)),
        now: clock.now(),
      });
      // Who asked and how much went; whom it was about is just what must not be kept.
      log.info({ actor, source, ...gone }, 'author forgotten');
      parts.nudge();
      return gone;
    },

    async signInLink(request) {
      if (parts.signInLink === undefined) throw new UserError('not-available', { what: 'signIn' });
      return parts.signInLink(request);
    },
  };
}

function findBrand(brands: readonly Brand[], id: string): Brand {
  const brand = brands.find((one) => one.id === id);
  if (brand !== undefined) return brand;
  const known = brands.map((one) => one.id).join(', ');
  throw new UserError('unknown-brand', { found: id, known });
}

async function incidentOf({ incidents }: Store, id: string): Promise<Incident> {
  const incident = await incidents.get(id);
  if (incident === null) throw new UserError('unknown-incident', { incident: id });
  return incident;
}

async function mentionOf({ mentions }: Store, { brandId, seq }: MentionRef): Promise<Mention> {
  const [mention] = await mentions.after(brandId, seq - 1, 1);
  if (mention === undefined || mention.seq !== seq) throw new UserError('unknown-mention');
  return mention;
}

async function rulesFor(
  { settings, alerting, channels }: DeskParts,
  brand: Brand,
): Promise<NotifyRules> {
  return { brand, settings: alerting, team: await settings.read(), channels };
}

function filterOf(search: MentionSearch): MentionFilter {
  const { brandId, hours, until, label, source, language, touchpoint } = search;
  return {
    brandId,
    range: { from: new Date(until.getTime() - hours * HOUR_MS), to: until },
    ...(label === null ? {} : { labels: [label] }),
    ...(source === null ? {} : { sources: [source] }),
    ...(language === null ? {} : { languages: [language] }),
    ...(touchpoint === null ? {} : { touchpoints: [touchpoint] }),
  };
}

/** Incidents counted at most: more would be a story of its own. */
const MAX_OPEN = 1_000;

async function statusOf({ store, brands, version, clock }: DeskParts): Promise<DeskStatus> {
  const now = clock.now();
  const health = await store.health.list();
  const lines = [];
  for (const brand of brands) {
    const gaps = await store.health.gaps(brand.id, { from: now, to: new Date(now.getTime() + 1) });
    lines.push({
      brand,
      mentions: await store.mentions.count({ brandId: brand.id }),
      span: await store.mentions.span(brand.id),
      sources: health.filter(({ brandId }) => brandId === brand.id),
      silent: gaps.filter(({ to }) => to === null),
    });
  }
  const open = await store.incidents.list({ statuses: ['open', 'acknowledged'], limit: MAX_OPEN });
  return {
    version,
    engine: store.engine,
    now,
    brands: lines,
    outbox: await store.outbox.size(),
    openIncidents: open.length,
  };
}
