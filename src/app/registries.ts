import { AlertingSettings } from '../alerting/config.js';
import { CHANNELS } from '../channels/registry.js';
import type { ConfigParts } from '../config/file-schema.js';
import { DetectionRule } from '../detection/config.js';
import { SOURCES } from '../sources/registry.js';

export { CHANNELS, SOURCES };

/** The schemas that drivers and modules bring for their own parts of the configuration. */
export const CONFIG_PARTS: ConfigParts = {
  sources: Object.fromEntries(SOURCES.map(({ name, settings }) => [name, settings])),
  brandSources: Object.fromEntries(SOURCES.map(({ name, brandSettings }) => [name, brandSettings])),
  channels: Object.fromEntries(CHANNELS.map(({ name, settings }) => [name, settings])),
  detection: DetectionRule,
  alerting: AlertingSettings,
};
