/** Words in a chart, and of it for those who do not see it. */
export const chart = {
  all: 'Todas las voces',
  negative: 'Negativas',
  usual: 'Negativas habituales',
  gap: 'sin datos',
};
