import { webhookJsonSchema } from '../channels/webhook/index.js';
import { envExample } from '../config/env.js';
import { jsonSchemas } from '../config/json-schema.js';
import { envGroups } from './load-app.js';
import { CONFIG_PARTS } from './registries.js';

/** Files of the repository that are written from the schemas: path from the root → text. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const schemas = Object.entries(jsonSchemas(CONFIG_PARTS)).map(([name, text]) => [
    `config/schema/${name}`,
    text,
  ]);
  return {
    '.env.example': envExample(envGroups()),
    ...Object.fromEntries(schemas),
    'config/schema/webhook.schema.json': webhookJsonSchema(),
  };
}
