export { createWebApp } from './create-web-app.js';
export type { WebOptions, WebReports } from './options.js';
export { startWeb } from './start-web.js';
