/** The environment of this process: the only place that reads it. A `.env` file is given by `node --env-file`. */
export function processEnv(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
