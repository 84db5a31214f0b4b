/** Scores a series of numbers taken at a constant step, one row at a time. */
export class SeriesScorer {
  /** @returns from 0, as usual, to 1; it depends on this row and those before */
  next(_at: number, _value: number): number {
    return 0;
  }
}
