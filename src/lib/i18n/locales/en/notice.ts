/** What the team must know about Vigía itself; the values are the notice's own. */
export const notice = {
  heading: { warning: 'Vigía warns', info: 'Vigía reports' },
  'source-silent':
    'No data from {{source}} since {{since}}. {{why}} Until it is back, calm there means nothing.',
  'source-back': '{{source}} gives data again. The gap stays marked and does not count as calm.',
};
