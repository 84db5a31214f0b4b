import { createNodeCronScheduler } from '../../src/jobs/node-cron/index.js';
import { describeScheduler } from '../contract/scheduler.js';

describeScheduler({ name: 'node-cron', create: createNodeCronScheduler });
