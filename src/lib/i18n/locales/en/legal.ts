/** Words of complaints that a law gives a term. */
export const legal = {
  case: {
    running_one: '{{code}} · due {{due}} ({{count, number}} day left)',
    running_other: '{{code}} · due {{due}} ({{count, number}} days left)',
    'due-soon_one': '{{code}} · due soon: {{due}} ({{count, number}} day left)',
    'due-soon_other': '{{code}} · due soon: {{due}} ({{count, number}} days left)',
    overdue_one: '{{code}} · was due {{due}}, {{count, number}} day ago: answer it today',
    overdue_other: '{{code}} · was due {{due}}, {{count, number}} days ago: answer it today',
    answered: '{{code}} · answered in time on {{when}}: {{note}}',
    'answered-late': '{{code}} · answered late on {{when}}: {{note}}',
    dismissed: '{{code}} · dismissed on {{when}}: {{note}}',
  },
  noNote: 'no note',
  summary: 'Legal terms: {{parts}}',
  open_one: '{{count, number}} open complaint',
  open_other: '{{count, number}} open complaints',
  overdue_one: '{{count, number}} overdue',
  overdue_other: '{{count, number}} overdue',
  dueSoon_one: '{{count, number}} due soon',
  dueSoon_other: '{{count, number}} due soon',
  next: 'the next is due {{due}}',
};
