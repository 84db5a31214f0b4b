/** Words of the after-action report of an incident. */
export const after = {
  title: 'After the incident · {{brand}} · {{incident}}',
  summary: {
    over: 'It began on {{from}} and ended on {{to}}: {{negative}} negative of {{voices}}.',
    running: 'It began on {{from}} and goes on: {{negative}} negative of {{voices}} so far.',
  },
  fact: {
    detection: 'How long the alert took',
    acknowledge: 'How long until somebody took it',
    reply: 'First public answer',
    decline: 'How it fell',
    promises: 'Promised and kept',
    timeline: 'Timeline',
    lessons: 'What to learn',
  },
  detection: '{{firstPost}} from the first post, {{start}} from the start of the excess',
  detectionStart: '{{start}} from the start of the excess; the first post is no longer there',
  never: 'none known',
  decline:
    'the peak was at {{at}}, {{negative}} negative in an hour (usually {{usual}}); {{halfLife}}',
  halfLife: 'it halved within {{time}}',
  noHalfLife: 'it has not halved yet',
  promise: {
    acknowledge: 'take it',
    reply: 'answer in public',
    legal: 'answer {{code}}',
  },
  state: {
    kept: '{{promise}}: kept',
    late: '{{promise}}: late by {{time}}',
    broken: '{{promise}}: not kept (due on {{due}})',
    open: '{{promise}}: in time until {{due}}',
  },
  moment: '{{at}} {{event}}',
  momentBy: '{{at}} {{event}} ({{who}})',
  event: {
    'first-post': 'first post',
    'turning-post': 'the post that turned it',
    'loudest-post': 'the one that spread most',
    peak: 'peak of negatives',
    'first-reply': "the brand's first answer",
    opened: 'alert',
    worsened: 'severity rises',
    updated: 'new figures',
    ended: 'back to normal',
    acknowledged: 'somebody takes it',
    assigned: 'assigned',
    muted: 'muted',
    resolved: 'resolved',
    dismissed: 'called a false alarm',
    escalated: 'more people called',
    'handed-off': 'handed to a ticket',
    'ticket-changed': 'the ticket changes',
    'rated-useful': 'alert of use',
    'rated-not-useful': 'alert of no use',
  },
  lesson: {
    'false-alarm':
      'it was a false alarm; the rule allows for one in {{value}} weeks: where there are more, raise the threshold',
    'not-useful': '{{value}} said the alert was of no use: raise the threshold or narrow the query',
    useful: '{{value}} said the alert was of use: leave the rule as it is',
    'slow-detection':
      'the alert came {{time}} after the first post: try a more watchful budget with “vigia backtest”',
    'slow-acknowledge':
      'nobody took it within the {{time}} foreseen: look at the escalation and the shifts',
    'no-reply':
      'no public answer of the brand is known: decide who answers, and from which account',
    'slow-reply': 'the first answer took {{time}}: keep a holding statement ready',
    grew_one: 'its severity rose {{count, number}} time after the alert: look at what set it off',
    grew_other:
      'its severity rose {{count, number}} times after the alert: look at what set it off',
    'data-gap': 'data of a source was missing while it lasted: what is missing is no calm',
    'reader-error': 'an error of the reader cannot be ruled out: correct a few readings',
    'short-history_one':
      'the brand had {{count, number}} day of history: the threshold is provisional',
    'short-history_other':
      'the brand had {{count, number}} days of history: the threshold is provisional',
    'as-planned': 'all went as planned',
  },
  unknown: "there is no incident '{{found}}'",
};
