import type { z } from 'zod';
import type { Channel } from '../core/contracts/channel.js';
import type { Helpdesk } from '../core/contracts/helpdesk.js';
import type { Source } from '../core/contracts/source.js';
import type { Clock } from '../core/time.js';
import type { Budgets } from './http/budget.js';
import type { Http } from './http/http.js';
import type { Robots } from './http/robots.js';
import type { Logger } from './logger.js';
import type { TokenVault } from './oauth/vault.js';
import type { Secret } from './secret.js';

/** An environment variable that a driver reads; secrets come from nowhere else. */
export interface EnvSpec {
  readonly variable: string;
  /** One line for `.env.example`. */
  readonly description: string;
  /** Without it the driver is switched off. */
  readonly isRequired: boolean;
  /** Shown in `.env.example` as the value; absent for secrets. */
  readonly example?: string;
}

/** The values of a driver's variables, by name; an unset or empty variable is absent. */
export type EnvValues = Readonly<Record<string, Secret>>;

/** What every driver is made with. */
export interface DriverTools {
  readonly http: Http;
  readonly log: Logger;
  readonly clock: Clock;
}

/** What every source is made with beside: budgets of its own making, and a place for tokens that networks renew. */
export interface SourceTools extends DriverTools {
  readonly budgets: Budgets;
  readonly vault: TokenVault;
  /** Asked before what a person named is fetched again and again: feeds and pages, not APIs. */
  readonly robots: Robots;
}

/** One line of the registry of sources. */
export interface SourceDefinition<Settings = unknown, BrandSettings = unknown> {
  readonly name: string;
  /** The source's part of `vigia.yaml`: `sources.<name>`; every field has a default. */
  readonly settings: z.ZodType<Settings>;
  /** Its part of a brand's file: `sources.<name>`. */
  readonly brandSettings: z.ZodType<BrandSettings>;
  readonly env: readonly EnvSpec[];
  /** As the sources that it makes say. */
  readonly isAskedByTerms: boolean;
  create(options: SourceTools & { readonly settings: Settings; readonly env: EnvValues }): Source;
}

/** One line of the registry of channels. */
export interface ChannelDefinition<Settings = unknown> {
  readonly name: string;
  /** The channel's part of `vigia.yaml`: `channels.<name>`; every field has a default. */
  readonly settings: z.ZodType<Settings>;
  readonly env: readonly EnvSpec[];
  /** Names of required settings or variables that are missing; empty when it can run. */
  missing(options: { readonly settings: Settings; readonly env: EnvValues }): readonly string[];
  create(options: DriverTools & { readonly settings: Settings; readonly env: EnvValues }): Channel;
}

/** One line of the registry of helpdesks. */
export interface HelpdeskDefinition<Settings = unknown> {
  readonly name: string;
  /** The `helpdesk` part of `vigia.yaml` where its `type` is this helpdesk's name. */
  readonly settings: z.ZodType<Settings>;
  readonly env: readonly EnvSpec[];
  /** Names of required variables that are missing or unreadable; empty when it can run. */
  missing(options: { readonly settings: Settings; readonly env: EnvValues }): readonly string[];
  create(options: DriverTools & { readonly settings: Settings; readonly env: EnvValues }): Helpdesk;
}

/** Names of required variables that are not set. */
export function missingVariables(specs: readonly EnvSpec[], env: EnvValues): string[] {
  return specs
    .filter((spec) => spec.isRequired && env[spec.variable] === undefined)
    .map((spec) => spec.variable);
}
