/** When the public is told again, as part of a sentence. */
export const reply = {
  until: {
    today: 'a las {{time}}',
    tomorrow: 'mañana a las {{time}}',
    day: 'el {{day}} a las {{time}}',
  },
};
