/** Words of `vigia demo`. */
export const demo = {
  intro:
    'Vigía · demonstration with a fictional brand, Zapatillas Cóndor.\nTen quiet days and one bad afternoon, sped up: the same sources, reader, detector and alerts as in production.',
  progress: '{{day}} · {{mentions, number}} mentions',
  digest: 'The next morning, the daily digest that marketing reads:',
  risk: 'And the brand risk that the CEO reads:',
  after: 'And the after-action report, to learn from it (in short):',
  quiet: 'Thursday, 8 a.m.: the digest of a quiet Wednesday:',
  done_one:
    'Read {{mentions, number}} mentions in {{seconds, number}} s; {{count, number}} incident.',
  done_other:
    'Read {{mentions, number}} mentions in {{seconds, number}} s; {{count, number}} incidents.',
  page: 'The page is at {{url}}  (Ctrl-C to leave)',
};
