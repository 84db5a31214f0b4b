import { SourceAuthError } from '../../core/errors.js';
import type { EnvValues, SourceTools } from '../../lib/drivers.js';
import { HttpContractError } from '../../lib/http/errors.js';
import type { Http, HttpRequest, HttpResponse } from '../../lib/http/http.js';
import { createOAuth, type Grant, type OAuth } from '../../lib/oauth/oauth.js';
import type { RedditSettings } from './config.js';
import { type Feed, readFeed } from './feed.js';
import { Reply, redditErrorCode, type Things } from './schema.js';

const SOURCE = 'reddit';
const REMEDY =
  'check the app at reddit.com/prefs/apps and set REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET';

/** One page of things. */
export interface ThingPage {
  readonly things: Things;
  readonly response: HttpResponse;
}

type Query = NonNullable<HttpRequest['query']>;

/** Asks Reddit as an app. */
export class RedditApi {
  readonly #http: Http;
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #oauth: OAuth;

  constructor(
    tools: SourceTools,
    settings: RedditSettings,
    { client, grant }: { readonly client: Client; readonly grant: Grant },
  ) {
    this.#http = tools.http;
    this.#url = (settings.baseUrl ?? settings.apiUrl).replace(/\/$/, '');
    this.#headers = { 'user-agent': settings.userAgent };
    const tokenUrl = (settings.baseUrl ?? settings.webUrl).replace(/\/$/, '');
    this.#oauth = createOAuth(tools, {
      source: SOURCE,
      tokenUrl: `${tokenUrl}/api/v1/access_token`,
      client,
      clientIn: 'header',
      grant,
      remedy: REMEDY,
      headers: this.#headers,
    });
  }

  /** A listing, a thread or the state of things by their names; `path` begins with a slash. */
  async get(path: string, query: Query, signal: AbortSignal): Promise<ThingPage> {
    try {
      return await this.#oauth.withToken(signal, async (token) => {
        const { value, response } = await this.#http.json(
          {
            caller: SOURCE,
            url: `${this.#url}${path}`,
            query: { ...query, raw_json: 1 },
            headers: { ...this.#headers, authorization: `Bearer ${token.reveal()}` },
            errorCode: redditErrorCode,
            signal,
          },
          Reply,
        );
        return { things: value, response };
      });
    } catch (error) {
      // A wrong password is answered with a 200 that holds no token.
      if (!(error instanceof HttpContractError) || error.path !== 'access_token') throw error;
      const reason = `the key was refused; ${REMEDY}, and for a script REDDIT_USERNAME and REDDIT_PASSWORD`;
      throw new SourceAuthError({ source: SOURCE, reason }, { cause: error });
    }
  }
}

/** The app's id and secret. */
export type Client = NonNullable<Parameters<typeof createOAuth>[1]['client']>;

/** The credentials at hand: of an app, and of the account that owns it where it is a script. */
export function credentials(env: EnvValues): { client: Client; grant: Grant } | null {
  const id = env.REDDIT_CLIENT_ID;
  const secret = env.REDDIT_CLIENT_SECRET;
  if (id === undefined || secret === undefined) return null;
  const username = env.REDDIT_USERNAME;
  const password = env.REDDIT_PASSWORD;
  if (username === undefined || password === undefined) {
    return { client: { id, secret }, grant: { type: 'client_credentials' } };
  }
  const fields = () => ({
    grant_type: 'password',
    username: username.reveal(),
    password: password.reveal(),
  });
  return { client: { id, secret }, grant: { type: 'form', fields } };
}

/** The public feed of a search, or of communities. */
export async function fetchFeed(
  http: Http,
  settings: RedditSettings,
  { path, query, signal }: { readonly path: string; readonly query: Query; signal: AbortSignal },
): Promise<{ readonly feed: Feed | null; readonly response: HttpResponse }> {
  const response = await http.send({
    caller: SOURCE,
    url: `${(settings.baseUrl ?? settings.webUrl).replace(/\/$/, '')}${path}`,
    query,
    headers: { 'user-agent': settings.userAgent, accept: 'application/atom+xml' },
    signal,
  });
  return { feed: readFeed(new TextDecoder().decode(response.body)), response };
}
