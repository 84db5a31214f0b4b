/** Words that only Discord needs. */
export const discord = { chart: { start: 'empieza', end: 'termina' } };
