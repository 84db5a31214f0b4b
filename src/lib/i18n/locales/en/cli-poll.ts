/** What `vigia poll` says. */
export const poll = {
  unknownSource: "there is no source '{{found}}'; there are: {{known}}",
  off: 'source {{source}} is switched off in the configuration',
  missing: 'source {{source}} lacks {{missing}}',
  onlyRss: "--url reads one feed and goes with 'poll rss'",
  wrongUrl: '--url is no http or https address',
  since: "--since is no instant, like 2026-11-19T18:00:00Z: '{{found}}'",
  brandOrAll: 'say --brand (what is said of a brand) or --all (everything)',
  allNeedsUrl: '--all goes with --url or --brand: without either there is nothing to ask',
  failed: {
    SourceUnavailableError: 'does not answer as it should: {{reason}}',
    SourceRateLimitedError: 'asks to wait until {{retryAt}}: {{reason}}',
    SourceAuthError: 'does not let us in: {{reason}}',
    SourceContractError: 'answers what cannot be read: {{reason}}',
  },
  bound: 'pages are left unread after the first {{count}}; repeat with a later --since',
};
