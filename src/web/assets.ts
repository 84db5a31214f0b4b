import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file that pages load, known by its content: a changed file has another address. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

// Not copied by the build: read from src beside dist.
const FOLDER = new URL('../../src/web/assets/', import.meta.url);

export const STYLE = readAsset('page.css', 'text/css; charset=utf-8');
/** Tells a chart's figures under the pointer; everything is there without it. */
export const CHART_SCRIPT = readAsset('chart.js', 'text/javascript; charset=utf-8');
export const ICON = readAsset('icon.svg', 'image/svg+xml');

/** Every asset, to be served under its path. */
export const ASSETS: readonly Asset[] = [STYLE, CHART_SCRIPT, ICON];

function readAsset(name: string, type: string): Asset {
  const body = readFileSync(new URL(name, FOLDER), 'utf8');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const [stem, extension] = name.split('.');
  return { path: `/assets/${stem}.${hash}.${extension}`, type, body };
}
