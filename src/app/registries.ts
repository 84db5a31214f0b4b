import { AlertingSettings } from '../alerting/config.js';
import { unknownChannels } from '../alerting/routing-config.js';
import { CHANNELS } from '../channels/registry.js';
import type { ConfigParts } from '../config/file-schema.js';
import type { Config } from '../config/load.js';
import { DetectionRule } from '../detection/config.js';
import { HELPDESKS, HelpdeskSettings } from '../helpdesks/registry.js';
import { TransformersConfig } from '../sentiment/transformers-reader.js';
import { SOURCES } from '../sources/registry.js';

export { CHANNELS, HELPDESKS, SOURCES };

/** The schemas that drivers and modules bring for their own parts of the configuration. */
export const CONFIG_PARTS = {
  sources: Object.fromEntries(SOURCES.map(({ name, settings }) => [name, settings])),
  brandSources: Object.fromEntries(SOURCES.map(({ name, brandSettings }) => [name, brandSettings])),
  channels: Object.fromEntries(CHANNELS.map(({ name, settings }) => [name, settings])),
  transformers: TransformersConfig,
  detection: DetectionRule,
  alerting: AlertingSettings.superRefine((settings, context) => {
    const names = CHANNELS.map(({ name }) => name);
    for (const { path } of unknownChannels(settings, names))
      context.addIssue({ code: 'custom', path: [...path], message: `one of ${names.join(', ')}` });
  }),
  helpdesk: HelpdeskSettings,
} satisfies ConfigParts;

/** The configuration as this program reads it. */
export type AppConfig = Config<typeof CONFIG_PARTS>;
