import type { Terminal } from '../../channels/console/index.js';
import type { Brand } from '../../core/brand.js';
import type { Job } from '../../core/contracts/scheduler.js';
import type { Store } from '../../core/contracts/store.js';
import type { Clock } from '../../core/time.js';
import { translator } from '../../lib/i18n/i18n.js';
import { afterActionText } from '../../lib/wording/after-action.js';
import { buildAfterAction } from '../../reports/after-action.js';
import { type CommandIo, write } from '../command-io.js';
import { writeText } from './story-console.js';

/** What people read when it is over: the digest, the risk, and what is to be learned. */
export async function tellReports({
  io,
  store,
  brand,
  jobs,
  clock,
}: {
  readonly io: CommandIo;
  readonly store: Store;
  readonly brand: Brand;
  readonly jobs: readonly Job[];
  readonly clock: Clock;
}): Promise<void> {
  const t = translator(io.locale);
  const run = async (name: string) => {
    await jobs.find((job) => job.name === name)?.run(clock.now(), io.signal);
  };
  await run(`customers:${brand.id}`);
  for (const report of ['digest', 'risk'] as const) {
    await write(io.stdout, `\n${t(`demo:${report}`)}\n\n`);
    await run(`${report}:${brand.id}`);
    await run('deliver');
  }
  const [incident] = await store.incidents.list({ brandId: brand.id, limit: 1 });
  if (incident === undefined) return;
  const report = await buildAfterAction({ store, brand, incident, now: clock.now() });
  // The terms of its complaints are in the digest, and on the page one by one.
  const promises = report.promises.filter(({ promise }) => promise !== 'legal');
  const text = { ...afterActionText({ ...report, promises }, io.locale), posts: [] };
  await write(io.stdout, `\n${t('demo:after')}\n\n`);
  await writeText(io.stdout as Terminal, { text, locale: io.locale });
}
