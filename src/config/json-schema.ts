import { z } from 'zod';
import { brandFile } from './brand-schema.js';
import { type ConfigParts, vigiaFile } from './file-schema.js';

/** JSON Schemas of the two kinds of configuration file, for editors: file name in `config/schema/` → text. */
export function jsonSchemas(parts: ConfigParts): Readonly<Record<string, string>> {
  const write = (schema: z.ZodType): string =>
    `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`;
  return {
    'vigia.schema.json': write(vigiaFile(parts)),
    'brand.schema.json': write(brandFile(parts.brandSources)),
  };
}
