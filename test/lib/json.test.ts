import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromJson, toJson } from '../../src/lib/json.js';

describe('toJson and fromJson', () => {
  it('give back what was put in, instants as instants', () => {
    const value = {
      at: new Date('2026-06-11T14:05:00.123Z'),
      list: [new Date(0), 'text', null],
      deep: { at: new Date(1) },
    };
    expect(fromJson(toJson(value))).toEqual(value);
  });

  it('hold for any JSON value with instants in it', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc
          .double({ noNaN: true, noDefaultInfinity: true })
          .filter((number) => !Object.is(number, -0)),
        fc.boolean(),
        fc.constant(null),
        fc.date({ noInvalidDate: true }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(
          fc.string().filter((key) => key !== '$date' && key !== '__proto__'),
          tie('value'),
          { maxKeys: 4, noNullPrototype: true },
        ),
      ),
    }));
    fc.assert(
      fc.property(value, (any) => {
        expect(fromJson(toJson(any))).toEqual(any);
      }),
    );
  });
});
