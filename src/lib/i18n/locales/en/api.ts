/** Words of the feeds and the calendar. */
export const api = {
  feed: {
    title: 'Incidents of {{brand}}',
    description: 'What Vigía has noticed about {{brand}}, latest first.',
  },
  calendar: {
    title: 'Legal deadlines of {{brand}}',
    event: 'Complaint {{code}} falls due',
    about: 'Touchpoint: {{touchpoint}}. Not answered yet.',
  },
} as const;
