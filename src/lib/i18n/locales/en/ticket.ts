/** Words of what is handed to the helpdesk, and of its tickets on a card. */
export const ticket = {
  line: '{{helpdesk}} {{id}} ({{state}})',
  helpdesk: { freshdesk: 'Freshdesk', webhook: 'CRM' },
  state: {
    open: 'open',
    pending: 'pending',
    resolved: 'resolved',
    closed: 'closed',
    gone: 'deleted there',
    unknown: 'handed over',
  },
  incidentTag: 'incident',
  intent: {
    complaint: 'Complaint',
    question: 'Question',
    request: 'Request',
    praise: 'Praise',
    suggestion: 'Suggestion',
    'threat-to-leave': 'Customer about to leave',
    none: 'Mention',
  },
  mention: {
    subject: '{{what}} on {{source}} · {{brand}} · {{author}}',
    subjectNobody: '{{what}} on {{source}} · {{brand}}',
    post: 'The post',
    reading: 'How Vigía reads it',
    label: '{{label}} (certainty: {{share}})',
    risk: 'Touches a delicate matter: {{risk}}',
    unread: 'A language that Vigía does not read: {{lang}}',
    history: 'What they had said of the brand before',
    noHistory: 'The first time they mention it, as far as we know.',
    counts_one:
      'One earlier mention (negative: {{negative, number}}; positive: {{positive, number}}).',
    counts_other:
      '{{count, number}} earlier mentions (negative: {{negative, number}}; positive: {{positive, number}}).',
    earlier: '{{when}} · {{label}} · {{text}}',
    open: 'Open the post',
  },
  label: 'Ticket',
};
