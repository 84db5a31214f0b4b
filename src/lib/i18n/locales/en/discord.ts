/** Words that only Discord needs. */
export const discord = { chart: { start: 'begins', end: 'ends' } };
