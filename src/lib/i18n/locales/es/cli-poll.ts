/** What `vigia poll` says. */
export const poll = {
  unknownSource: 'no hay ninguna fuente «{{found}}»; las hay: {{known}}',
  off: 'la fuente {{source}} está apagada en la configuración',
  missing: 'a la fuente {{source}} le falta {{missing}}',
  onlyRss: '--url lee una fuente web y va con «poll rss»',
  wrongUrl: '--url no es una dirección http o https',
  since: '--since no es una fecha, como 2026-11-19T18:00:00Z: «{{found}}»',
  brandOrAll: 'falta --brand (lo que se dice de una marca) o --all (todo)',
  allNeedsUrl: '--all va con --url o con --brand: sin ninguno no hay qué preguntar',
  failed: {
    SourceUnavailableError: 'no responde como debe: {{reason}}',
    SourceRateLimitedError: 'pide esperar hasta {{retryAt}}: {{reason}}',
    SourceAuthError: 'no deja entrar: {{reason}}',
    SourceContractError: 'responde algo que no se entiende: {{reason}}',
  },
  bound: 'quedan páginas sin leer tras las primeras {{count}}; repite con un --since más reciente',
};
