// A sample that is not there is the NaN 0x7FF0000000000002. Its bits live only in the bytes: copy arrays whole, never value by value.

const MISSING_LOW = 2;
const MISSING_HIGH = 0x7ff00000;

export function isMissing(values: Float64Array, index: number): boolean {
  if (!Number.isNaN(values[index])) return false;
  const [low, high] = new Uint32Array(values.buffer, values.byteOffset + index * 8, 2);
  return low === MISSING_LOW && high === MISSING_HIGH;
}

/** As many missing samples. */
export function missing(count: number): Float64Array {
  const words = new Uint32Array(count * 2);
  for (let i = 0; i < words.length; i += 2) {
    words[i] = MISSING_LOW;
    words[i + 1] = MISSING_HIGH;
  }
  return new Float64Array(words.buffer);
}

/** For the eye: a line has a gap wherever there is no finite value. */
export function withGaps(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}

/** What stands for a value that no format can write. */
export function wordFor(values: Float64Array, index: number): string | undefined {
  const value = values[index];
  if (value === undefined || isMissing(values, index)) return "–";
  if (Number.isNaN(value)) return "NaN";
  return value === Infinity ? "+Inf" : value === -Infinity ? "-Inf" : undefined;
}
