import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Nothing that asks the network: only pages of this machine are visited. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Whether Debian's Chromium is here. Where it is not, one line says what was skipped; in CI that is a failure.
 *
 * @throws {Error} in CI without Chromium
 */
export function hasBrowser(whatIsSkipped: string): boolean {
  if (existsSync(CHROMIUM)) return true;
  if (process.env.CI === 'true')
    throw new Error(`${whatIsSkipped} needs ${CHROMIUM}: apt-get install chromium`);
  process.stderr.write(`skipped: ${whatIsSkipped} (no ${CHROMIUM}; apt-get install chromium)\n`);
  return false;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS });
}
