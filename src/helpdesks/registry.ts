import { z } from 'zod';
import type { HelpdeskDefinition } from '../lib/drivers.js';
import { FreshdeskSettings, freshdeskHelpdesk } from './freshdesk/index.js';
import { WebhookHelpdeskSettings, webhookHelpdesk } from './webhook/index.js';

/** Every helpdesk, in the order in which they are listed to people. */
export const HELPDESKS: readonly HelpdeskDefinition[] = [freshdeskHelpdesk, webhookHelpdesk];

/** The `helpdesk` part of `vigia.yaml`: which helpdesk, and its settings. */
export const HelpdeskSettings = z
  .discriminatedUnion('type', [FreshdeskSettings, WebhookHelpdeskSettings])
  .describe('where incidents and mentions are handed over as tickets');
