/** What the team must know about Vigía itself; the values are the notice's own. */
export const notice = {
  heading: { warning: 'Vigía warns', info: 'Vigía reports' },
  'source-silent':
    'No data from {{source}} since {{since}}. Until it is back, calm there means nothing.',
  'source-back': '{{source}} gives data again. The gap stays marked and does not count as calm.',
  'source-refused':
    '{{source}} refuses the key. Please check {{variable}}; the other sources go on.',
  'source-changed':
    'The answers of {{source}} have changed shape (field {{path}}) and cannot be read. The connector needs a new version.',
  'message-given-up': 'A message did not reach {{channel}} and will not be tried again: {{reason}}',
};
