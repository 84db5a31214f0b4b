/** Words in a chart, and of it for those who do not see it. */
export const chart = {
  all: 'All voices',
  negative: 'Negative',
  usual: 'Usual negatives',
  gap: 'no data',
};
