export { issueGrant, signInPath } from './access/grants.js';
export { OidcSignIn } from './access/oidc.js';
export { createWebApp } from './create-web-app.js';
export type { CorrectMention, WebOptions, WebReports } from './options.js';
export { startWeb } from './start-web.js';
