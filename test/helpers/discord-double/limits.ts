import type { APIEmbed } from 'discord.js';

/**
 * What Discord would say of what it is sent: paths of the parts that break a limit, as in its error 50035; and, more
 * strictly than it, of fields that are none of its API.
 */
export type Faults = string[];

interface Bounds {
  readonly min?: number;
  readonly max: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** Discord trims, and counts characters, not UTF-16 units. */
function lengthOf(text: string): number {
  return Array.from(text.trim()).length;
}

function text(faults: Faults, path: string, value: unknown, { min = 1, max }: Bounds): void {
  if (value === undefined) return;
  if (typeof value !== 'string') return void faults.push(`${path}: no text`);
  const length = lengthOf(value);
  if (length < min || length > max) faults.push(`${path}: ${length} characters`);
}

function known(faults: Faults, path: string, value: unknown, names: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push(`${path}: no object`);
    return {};
  }
  for (const name of Object.keys(value))
    if (!names.includes(name)) faults.push(`${path}.${name}: unknown`);
  return value as Fields;
}

function list(faults: Faults, path: string, value: unknown, max: number): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    faults.push(`${path}: no list`);
    return [];
  }
  if (value.length > max) faults.push(`${path}: ${value.length} of them`);
  return value as unknown[];
}

function url(faults: Faults, path: string, value: unknown): void {
  if (value === undefined) return;
  const isWeb = typeof value === 'string' && /^https?:\/\/\S+$/.test(value);
  if (!isWeb) faults.push(`${path}: no address`);
}

const SNOWFLAKE = /^\d{17,20}$/;

/** Faults of a message's embeds. @param files names of the files that come with it */
export function brokenLimits(
  embeds: readonly APIEmbed[],
  files: readonly string[] | null = null,
): readonly string[] {
  const faults: Faults = [];
  if (embeds.length > 10) faults.push('embeds');
  let total = 0;
  for (const [index, raw] of embeds.entries()) {
    const at = `embeds[${index}]`;
    const embed = known(faults, at, raw, [
      'title',
      'url',
      'description',
      'color',
      'fields',
      'footer',
      'timestamp',
      'image',
      'author',
    ]) as APIEmbed;
    text(faults, `${at}.title`, embed.title, { max: 256 });
    text(faults, `${at}.description`, embed.description, { max: 4096 });
    if (embed.footer !== undefined) known(faults, `${at}.footer`, embed.footer, ['text']);
    text(faults, `${at}.footer`, embed.footer?.text, { max: 2048 });
    text(faults, `${at}.author`, embed.author?.name, { max: 256 });
    url(faults, `${at}.url`, embed.url);
    if (embed.timestamp !== undefined && Number.isNaN(Date.parse(embed.timestamp)))
      faults.push(`${at}.timestamp`);
    if (embed.color !== undefined && !(embed.color >= 0 && embed.color <= 0xffffff))
      faults.push(`${at}.color`);
    const image = embed.image?.url;
    if (image?.startsWith('attachment://') === true) {
      const name = image.slice('attachment://'.length);
      if (files !== null && !files.includes(name)) faults.push(`${at}.image: no file ${name}`);
    } else url(faults, `${at}.image`, image);
    const fields = embed.fields ?? [];
    if (fields.length > 25) faults.push(`${at}.fields`);
    fields.forEach((field, number) => {
      known(faults, `${at}.fields[${number}]`, field, ['name', 'value', 'inline']);
      text(faults, `${at}.fields[${number}].name`, field.name ?? null, { max: 256 });
      text(faults, `${at}.fields[${number}].value`, field.value ?? null, { max: 1024 });
    });
    const isEmpty =
      embed.title === undefined && embed.description === undefined && fields.length === 0;
    if (isEmpty) faults.push(at);
    total += [
      embed.title,
      embed.description,
      embed.footer?.text,
      embed.author?.name,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ].reduce((sum, part) => sum + Array.from(part ?? '').length, 0);
  }
  if (total > 6000) faults.push(`embeds: ${total} in all`);
  return faults;
}

/** Faults of a message, or of an answer to an interaction. */
export function brokenMessage(raw: unknown, files: readonly string[]): readonly string[] {
  const faults: Faults = [];
  const body = known(faults, 'message', raw, [
    'content',
    'embeds',
    'components',
    'attachments',
    'allowed_mentions',
    'nonce',
    'enforce_nonce',
    'flags',
    'tts',
  ]);
  text(faults, 'content', body.content, { min: 0, max: 2000 });
  faults.push(...brokenLimits((body.embeds ?? []) as APIEmbed[], files));
  faults.push(...brokenComponents(body.components));
  text(faults, 'nonce', body.nonce, { max: 25 });
  const mentions = body.allowed_mentions;
  if (mentions === undefined) faults.push('allowed_mentions: not said');
  else brokenMentions(faults, mentions);
  for (const [index, one] of list(faults, 'attachments', body.attachments, 10).entries()) {
    const { id, filename } = known(faults, `attachments[${index}]`, one, ['id', 'filename']);
    const name = typeof filename === 'string' ? filename : files[Number(id)];
    if (name === undefined || files[Number(id)] !== name) faults.push(`attachments[${index}]`);
  }
  return faults;
}

function brokenMentions(faults: Faults, raw: unknown): void {
  const { parse, users, roles } = known(faults, 'allowed_mentions', raw, [
    'parse',
    'users',
    'roles',
    'replied_user',
  ]);
  if (!Array.isArray(parse) || parse.length > 0) faults.push('allowed_mentions.parse: open');
  for (const [name, ids] of Object.entries({ users, roles }))
    for (const id of list(faults, `allowed_mentions.${name}`, ids, 100))
      if (typeof id !== 'string' || !SNOWFLAKE.test(id)) faults.push(`allowed_mentions.${name}`);
}

const TYPES = { row: 1, button: 2, menu: 3, input: 4, userMenu: 5, label: 18 } as const;

function brokenComponents(raw: unknown): readonly string[] {
  const faults: Faults = [];
  const ids: string[] = [];
  for (const [index, one] of list(faults, 'components', raw, 5).entries()) {
    const at = `components[${index}]`;
    const row = known(faults, at, one, ['type', 'components', 'id']);
    if (row.type !== TYPES.row) faults.push(`${at}.type`);
    const inner = list(faults, at, row.components, 5);
    if (inner.length === 0) faults.push(`${at}: empty`);
    const kinds = new Set(inner.map((component) => (component as Fields).type));
    if (!kinds.has(TYPES.button) && inner.length > 1) faults.push(`${at}: a menu is alone`);
    if (kinds.size > 1) faults.push(`${at}: mixed`);
    for (const [number, component] of inner.entries())
      brokenComponent(faults, { path: `${at}[${number}]`, raw: component, ids });
  }
  for (const id of new Set(ids))
    if (ids.filter((other) => other === id).length > 1) faults.push(`custom_id ${id}: twice`);
  return faults;
}

function brokenComponent(
  faults: Faults,
  { path, raw, ids }: { readonly path: string; readonly raw: unknown; readonly ids: string[] },
): void {
  const { type } = raw as Fields;
  const isButton = type === TYPES.button;
  const fields = isButton
    ? ['type', 'style', 'label', 'emoji', 'custom_id', 'url', 'disabled']
    : ['type', 'custom_id', 'placeholder', 'options', 'min_values', 'max_values', 'disabled'];
  const component = known(faults, path, raw, fields);
  if (component.custom_id !== undefined) {
    text(faults, `${path}.custom_id`, component.custom_id, { max: 100 });
    if (typeof component.custom_id === 'string') ids.push(component.custom_id);
  }
  if (isButton) {
    text(faults, `${path}.label`, component.label, { max: 80 });
    const isLink = component.style === 5;
    if (isLink !== (component.url !== undefined)) faults.push(`${path}: link without address`);
    if (isLink === (component.custom_id !== undefined)) faults.push(`${path}: id of a link`);
    if (isLink) text(faults, `${path}.url`, component.url, { max: 512 });
    if (isLink) url(faults, `${path}.url`, component.url);
    if (![1, 2, 3, 4, 5].includes(Number(component.style))) faults.push(`${path}.style`);
    if (component.label === undefined && component.emoji === undefined)
      faults.push(`${path}: bare`);
    return;
  }
  if (component.custom_id === undefined) faults.push(`${path}: no id`);
  text(faults, `${path}.placeholder`, component.placeholder, { max: 150 });
  if (type === TYPES.userMenu) return;
  if (type !== TYPES.menu) faults.push(`${path}.type`);
  const options = list(faults, `${path}.options`, component.options, 25);
  if (options.length === 0) faults.push(`${path}.options: none`);
  const values = options.map((option, number) => {
    const at = `${path}.options[${number}]`;
    const { label, value, description } = known(faults, at, option, [
      'label',
      'value',
      'description',
      'emoji',
      'default',
    ]);
    text(faults, `${at}.label`, label ?? null, { max: 100 });
    text(faults, `${at}.value`, value ?? null, { max: 100 });
    text(faults, `${at}.description`, description, { max: 100 });
    return value;
  });
  if (new Set(values).size < values.length) faults.push(`${path}.options: a value twice`);
}

/** Faults of a form. */
export function brokenModal(raw: unknown): readonly string[] {
  const faults: Faults = [];
  const modal = known(faults, 'modal', raw, ['custom_id', 'title', 'components']);
  text(faults, 'modal.custom_id', modal.custom_id ?? null, { max: 100 });
  text(faults, 'modal.title', modal.title ?? null, { max: 45 });
  const labels = list(faults, 'modal.components', modal.components, 5);
  if (labels.length === 0) faults.push('modal: empty');
  for (const [index, one] of labels.entries()) {
    const at = `modal[${index}]`;
    const label = known(faults, at, one, ['type', 'label', 'description', 'component', 'id']);
    // An action row round a text input is on its way out.
    if (label.type !== TYPES.label) faults.push(`${at}.type`);
    text(faults, `${at}.label`, label.label ?? null, { max: 45 });
    text(faults, `${at}.description`, label.description, { max: 100 });
    const input = known(faults, `${at}.component`, label.component, [
      'type',
      'custom_id',
      'style',
      'min_length',
      'max_length',
      'required',
      'value',
      'placeholder',
    ]);
    if (input.type !== TYPES.input) faults.push(`${at}.component.type`);
    text(faults, `${at}.custom_id`, input.custom_id ?? null, { max: 100 });
    text(faults, `${at}.placeholder`, input.placeholder, { max: 100 });
    text(faults, `${at}.value`, input.value, { max: 4000 });
    const longest = Number(input.max_length ?? 4000);
    if (longest < 1 || longest > 4000) faults.push(`${at}.max_length`);
  }
  return faults;
}

/** Faults of what an option suggests. */
export function brokenChoices(raw: unknown): readonly string[] {
  const faults: Faults = [];
  for (const [index, one] of list(faults, 'choices', raw, 25).entries()) {
    const { name, value } = known(faults, `choices[${index}]`, one, [
      'name',
      'value',
      'name_localizations',
    ]);
    text(faults, `choices[${index}].name`, name ?? null, { max: 100 });
    text(faults, `choices[${index}].value`, value ?? null, { max: 100 });
  }
  return faults;
}

const COMMAND_NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;
const LOCALES = ['es-ES', 'es-419', 'en-US', 'en-GB'];

/** Faults of a command. */
export function brokenCommand(raw: unknown): readonly string[] {
  const faults: Faults = [];
  const command = known(faults, 'command', raw, [
    'type',
    'name',
    'name_localizations',
    'description',
    'description_localizations',
    'options',
    'contexts',
    'integration_types',
    'default_member_permissions',
    'nsfw',
  ]);
  const isMenu = command.type !== 1;
  if (isMenu) {
    text(faults, 'command.name', command.name ?? null, { max: 32 });
    if (command.description !== undefined) faults.push('command.description: of a menu');
    for (const name of Object.values((command.name_localizations ?? {}) as Fields))
      text(faults, 'command.name_localizations', name, { max: 32 });
    return faults;
  }
  const size = brokenOption(faults, 'command', command);
  if (size > 8000) faults.push(`command: ${size} characters in all`);
  return faults;
}

/** @returns characters that count towards the limit of a command, by the longest translation of each */
function brokenOption(faults: Faults, path: string, option: Fields): number {
  const names = [option.name, ...translations(faults, `${path}.name`, option.name_localizations)];
  for (const name of names) {
    const isGood =
      typeof name === 'string' && COMMAND_NAME.test(name) && name === name.toLowerCase();
    if (!isGood) faults.push(`${path}.name: ${String(name)}`);
  }
  const described = [
    option.description,
    ...translations(faults, `${path}.description`, option.description_localizations),
  ];
  for (const one of described) text(faults, `${path}.description`, one ?? null, { max: 100 });
  let size = longest(names) + longest(described);
  const options = list(faults, `${path}.options`, option.options, 25) as readonly Fields[];
  const firstOptional = options.findIndex(({ required }) => required !== true);
  const lastRequired = options.findLastIndex(({ required }) => required === true);
  if (firstOptional !== -1 && lastRequired > firstOptional) faults.push(`${path}: required last`);
  const taken = options.map(({ name }) => name);
  if (new Set(taken).size < taken.length) faults.push(`${path}: a name twice`);
  for (const [index, one] of options.entries()) {
    const at = `${path}.options[${index}]`;
    known(faults, at, one, [
      'type',
      'name',
      'name_localizations',
      'description',
      'description_localizations',
      'required',
      'options',
      'choices',
      'autocomplete',
      'min_value',
      'max_value',
      'min_length',
      'max_length',
    ]);
    const choices = list(faults, `${at}.choices`, one.choices, 25) as readonly Fields[];
    if (choices.length > 0 && one.autocomplete === true) faults.push(`${at}: both choices`);
    faults.push(...brokenChoices(choices));
    for (const choice of choices) size += longest([choice.name]) + longest([choice.value]);
    size += brokenOption(faults, at, one);
  }
  return size;
}

function translations(faults: Faults, path: string, raw: unknown): readonly unknown[] {
  if (raw === undefined || raw === null) return [];
  for (const tag of Object.keys(raw as Fields))
    if (!LOCALES.includes(tag)) faults.push(`${path}: locale ${tag}`);
  return Object.values(raw as Fields);
}

function longest(texts: readonly unknown[]): number {
  return Math.max(0, ...texts.map((one) => (typeof one === 'string' ? Array.from(one).length : 0)));
}

/** Faults of a new thread. */
export function brokenThread(raw: unknown): readonly string[] {
  const faults: Faults = [];
  const thread = known(faults, 'thread', raw, [
    'name',
    'auto_archive_duration',
    'rate_limit_per_user',
  ]);
  text(faults, 'thread.name', thread.name ?? null, { max: 100 });
  const minutes = thread.auto_archive_duration;
  if (minutes !== undefined && ![60, 1440, 4320, 10_080].includes(Number(minutes)))
    faults.push('thread.auto_archive_duration');
  return faults;
}
