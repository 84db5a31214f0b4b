/** What the team must know about Vigía itself; the values are the notice's own. */
export const notice = {
  heading: { warning: 'Vigía avisa', info: 'Vigía informa' },
  'source-silent':
    '{{source}} no da datos desde {{since}}. {{why}} Hasta que vuelva, la calma en esa fuente no significa nada.',
  'source-back': '{{source}} vuelve a dar datos. El hueco queda señalado y no cuenta como calma.',
};
