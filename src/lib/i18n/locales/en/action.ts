/** First action at each touchpoint, and lengths of time; shared by digest, risk summary and experience map. */
export const action = {
  advertising: 'decide whether the piece keeps running while it is reviewed',
  'website-app': 'reproduce the fault and say on the site itself that it is being mended',
  'price-offers': 'compare the advertised price with the one charged and correct the wrong one',
  'purchase-payment': 'look for double or refused charges and refund what is owed',
  delivery: 'count the stuck orders, find out since when, and tell those who wait',
  'product-service': 'isolate the batch or version and decide whether it stays on sale',
  staff: 'speak with the shift and hear their side before answering',
  'after-sales': 'pull the oldest complaints and give each a date',
  billing: 'stop the next doubtful charge and issue the corrected invoice',
  reputation: 'gather the confirmed facts and agree on who speaks',
  general: 'read the ten that spread most and give each an owner',
  time: {
    minutes: '{{minutes, number}} min',
    hours: '{{hours, number}} h',
    hoursMinutes: '{{hours, number}} h {{minutes, number}} min',
    days: '{{days, number}} d',
  },
};
