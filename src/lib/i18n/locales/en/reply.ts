/** When the public is told again, as part of a sentence. */
export const reply = {
  until: {
    today: 'at {{time}}',
    tomorrow: 'tomorrow at {{time}}',
    day: 'on {{day}} at {{time}}',
  },
};
