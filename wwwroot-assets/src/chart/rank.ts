const MOST_ROWS = 12;

/** The largest first; what has no value last. Beyond a dozen only the number of the rest is said. */
export function rank<T extends { amount: number }>(rows: readonly T[]): { rows: T[]; more: number } {
  const weight = ({ amount }: T) => (Number.isNaN(amount) ? -Infinity : amount);
  const sorted = [...rows].sort((a, b) => (weight(a) === weight(b) ? 0 : weight(b) - weight(a)));
  return { rows: sorted.slice(0, MOST_ROWS), more: Math.max(0, sorted.length - MOST_ROWS) };
}
