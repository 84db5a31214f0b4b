/** Numbers as base64 of their 32-bit floats: a third of their decimal form, and the same numbers when read back. */
export function packFloats(values: Float32Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

/** @throws {RangeError} when the text does not hold as many numbers as the array */
export function unpackFloats(packed: string, into: Float32Array): void {
  const bytes = Buffer.from(packed, 'base64');
  if (bytes.byteLength !== into.byteLength) throw new RangeError('stored series of another length');
  for (let index = 0; index < into.length; index += 1) into[index] = bytes.readFloatLE(index * 4);
}

/** Three decimals are enough for a fading count. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
