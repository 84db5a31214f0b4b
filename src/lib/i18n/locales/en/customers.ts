/** Kinds of customer, why, and what to do for each. */
export const customers = {
  title: 'Customers · {{brand}} · {{day}}',
  disabled:
    'This brand keeps no kinds of customer. To keep them, put “customers: { isEnabled: true }” in its file.',
  none: 'Nobody has written enough yet to say what kind of customer they are.',
  summary_one: '{{count, number}} customer with history enough, by pseudonym.',
  summary_other: '{{count, number}} customers with history enough, by pseudonym.',
  kind: { model: 'Model', growing: 'Growing', 'at-risk': 'At risk', precarious: 'Precarious' },
  group:
    '{{customers}} ({{share}}){{businesses}}, confidence {{confidence}}; {{reasons}}; valid until {{until}}',
  empty: 'nobody',
  businesses_one: ', {{count, number}} business',
  businesses_other: ', {{count, number}} businesses',
  reason: {
    often: 'they speak often',
    seldom: 'they speak little',
    praise: 'they mostly praise',
    complaints: 'they mostly complain',
    leaving: 'they threaten to leave',
    worse: 'they speak worse than before',
    better: 'they speak better than before',
    fading: 'they have been silent for weeks',
  },
  area: { marketing: 'Marketing', operations: 'Operations', sales: 'Sales' },
  planFor: 'Plan · {{kind}}',
  plan: {
    model: {
      marketing: 'ask them to tell their experience, and give them a voice before anybody else',
      operations: 'keep what they praise, and measure it every week',
      sales: 'offer them what is new first, without a discount',
    },
    growing: {
      marketing: 'give them reasons to come back soon: news, not promotions',
      operations: 'take care of the second purchase as of the first',
      sales: 'propose what completes what they have',
    },
    'at-risk': {
      marketing: 'take them out of campaigns until their matter is settled',
      operations: 'go through their complaints one by one and give each a date',
      sales: 'somebody with a name who calls and listens before offering anything',
    },
    precarious: {
      marketing: 'do not insist; let the next news be that it is mended',
      operations: 'find the common cause of their first stumble and remove it',
      sales: 'make exchange or refund easy, without an argument',
    },
  },
};
