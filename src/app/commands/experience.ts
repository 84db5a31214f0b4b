import { InvalidArgumentError } from 'commander';
import type { CommandModule } from '../command.js';
import { type CommandIo, write } from '../command-io.js';
import type { App } from '../load-app.js';

interface ExperienceOptions {
  readonly to?: string;
  readonly days: number;
  readonly json?: boolean;
}

const DEFAULT_DAYS = 28;
const MAX_DAYS = 400;

export const experience: CommandModule = {
  register(program, io) {
    program
      .command('experience')
      .argument('<brand>')
      .option('--to <day>')
      .option('--days <number>', '', daysOf, DEFAULT_DAYS)
      .option('--json')
      .action(async (brand: string, options: ExperienceOptions, command) => {
        const { loadApp } = await import('../load-app.js');
        await using app = await loadApp(io(), command.optsWithGlobals());
        await run(io(), app, { ...options, brand });
      });
  },
};

async function run(
  io: CommandIo,
  app: App,
  { brand: id, to, days, json }: ExperienceOptions & { readonly brand: string },
): Promise<void> {
  const brand = app.brand(id);
  const { timeZone } = brand;
  const [{ buildExperienceMap }, { buildDepartmentReport }, { lastWholeDay }, { dayOption }] =
    await Promise.all([
      import('../../experience/map.js'),
      import('../../experience/departments.js'),
      import('../../reports/calendar.js'),
      import('../day-option.js'),
    ]);
  const now = io.clock.now();
  const lastDay =
    to === undefined ? lastWholeDay(now, timeZone) : dayOption(to, { option: '--to', timeZone });
  const asked = { store: app.store, brand, lastDay, days, now };
  const map = await buildExperienceMap(asked);
  const departments = await buildDepartmentReport(asked);
  if (json === true) {
    await write(io.stdout, `${JSON.stringify({ map, departments })}\n`);
    return;
  }
  const [{ experienceText, departmentsText }, { printText }] = await Promise.all([
    import('../../lib/wording/experience.js'),
    import('../print-report.js'),
  ]);
  await write(io.stdout, await printText(experienceText(map, io.locale), io));
  await write(io.stdout, await printText(departmentsText(departments, io.locale), io));
}

function daysOf(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MAX_DAYS) return days;
  throw new InvalidArgumentError(`1–${MAX_DAYS}`);
}
