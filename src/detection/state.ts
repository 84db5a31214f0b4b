import type { DataGap } from '../core/finding.js';
import type { BaselineState } from './baseline.js';
import type { MaximaState } from './calibration.js';
import type { CascadesState } from './cascades.js';
import type { HeatState } from './early-warning.js';
import type { EventsState } from './events.js';
import type { Witness } from './evidence.js';
import type { HabitsState } from './habits.js';
import type { TermsState } from './term-watch.js';
import type { VoicesState } from './voices.js';

/** Grows when what is stored changes: an older state is thrown away and learnt again from the store. */
export const STATE_VERSION = 3;

/** A monitor at rest: plain JSON. */
export interface MonitorState {
  readonly version: number;
  readonly brandId: string;
  /** What of the brand it has watched: a baseline of one touchpoint is none of another. */
  readonly scope: string;
  readonly baseline: BaselineState;
  readonly scan: readonly (readonly [number, number])[];
  readonly terms: TermsState;
  readonly voices: VoicesState;
  readonly evidence: readonly Witness[];
  readonly habits: HabitsState;
  readonly cascades: CascadesState;
  readonly countMaxima: MaximaState;
  readonly termMaxima: MaximaState;
  readonly events: EventsState;
  readonly heat: HeatState;
  readonly gaps: readonly (Omit<DataGap, 'from' | 'to'> & {
    readonly from: number;
    readonly to: number | null;
  })[];
  readonly lastArrival: number;
}
