import type { EnvSpec, EnvValues } from '../lib/drivers.js';
import { Secret } from '../lib/secret.js';

/** What the environment holds, as handed to the program. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Variables that belong to no driver. */
export const CORE_ENV: readonly EnvSpec[] = [
  {
    variable: 'DATABASE_URL',
    description:
      'PostgreSQL instead of the SQLite file, for example postgres://user:password@host/vigia',
    isRequired: false,
  },
  {
    variable: 'OIDC_CLIENT_SECRET',
    description: 'secret of the client of web.oidc, from the OpenID Connect provider',
    isRequired: false,
  },
  {
    variable: 'VIGIA_SECRET_KEY',
    description:
      'encrypts the tokens that networks renew, kept in the store; 32 random bytes as hex (openssl rand -hex 32); without it they are kept in memory only',
    isRequired: false,
  },
  {
    variable: 'VIGIA_SURVEY_SECRET',
    description:
      'signs live survey answers (HMAC-SHA256); at least 16 characters; without it none are taken',
    isRequired: false,
  },
  {
    variable: 'VIGIA_LLM_KEY',
    description: 'key of the endpoint of alerting.llm, where it asks for one',
    isRequired: false,
  },
  {
    variable: 'REDIS_URL',
    description:
      'Redis of scheduler: bullmq, with a database number of its own: redis://:password@host:6379/3',
    isRequired: false,
  },
  {
    variable: 'VIGIA_LOCALE',
    description: 'language of the command line: es or en',
    isRequired: false,
    example: 'es',
  },
  {
    variable: 'VIGIA_LOG_LEVEL',
    description: 'instead of log.level: trace, debug, info, warn, error, fatal, silent',
    isRequired: false,
  },
];

/** The variable that replaces `sources.<name>.baseUrl` or `channels.<name>.baseUrl`: a test server, a proxy. */
export function baseUrlVariable(driver: string): string {
  return `VIGIA_${driver.toUpperCase().replaceAll('-', '_')}_BASE_URL`;
}

/** The values of the named variables; unset and blank ones are absent. */
export function envValues(specs: readonly EnvSpec[], env: Env): EnvValues {
  const values: Record<string, Secret> = {};
  for (const { variable } of specs) {
    const value = env[variable]?.trim();
    if (value !== undefined && value !== '') values[variable] = new Secret(value);
  }
  return values;
}

/** A titled group of variables in `.env.example`. */
export interface EnvGroup {
  readonly title: string;
  readonly specs: readonly EnvSpec[];
}

/** The text of `.env.example`: every variable that is read, each with its purpose, all switched off. */
export function envExample(groups: readonly EnvGroup[]): string {
  const head = [
    '# Copy to .env and fill in what you have; every line is optional.',
    '# Written by `npm run generate` from the schemas: edit those, not this file.',
  ];
  const blocks = groups
    .filter(({ specs }) => specs.length > 0)
    .map(({ title, specs }) =>
      [
        `# --- ${title}`,
        ...specs.flatMap(({ variable, description, isRequired, example }) => [
          `# ${description}${isRequired ? ' (required)' : ''}`,
          `#${variable}=${example ?? ''}`,
        ]),
      ].join('\n'),
    );
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
}
