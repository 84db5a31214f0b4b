/** Words of signing in. */
export const access = {
  title: 'Sign in',
  lead: 'What Vigía hears is for the team only.',
  discord:
    'Type “/vigia page” in Discord: you get a personal link that works once, within ten minutes.',
  oidc: 'Sign in with the company account',
  confirm: {
    title: 'Sign in as {{name}}',
    text: 'The link works once. The session lasts seven days in this browser.',
    button: 'Sign in',
  },
  expired: {
    title: 'This link no longer works',
    text: 'It worked once, within ten minutes. Ask for another with “/vigia page” in Discord.',
  },
  noRole: {
    title: 'You have no access',
    text: 'Your account is valid, but in no group that may see Vigía. Ask whoever runs it.',
  },
  oidcFailed: {
    title: 'Signing in did not work',
    text: 'The account provider did not answer as it should. Try again; if it stays like this, give whoever runs Vigía this reference: {{ref}}.',
  },
  needed: {
    title: 'Sign in first',
    text: 'Your session is over, or you had not signed in. Sign in and do it again.',
  },
  who: '{{name}} · {{role}}',
  local: 'On this machine',
  role: { viewer: 'read', manager: 'manage', admin: 'administer' },
  out: 'Sign out',
} as const;
