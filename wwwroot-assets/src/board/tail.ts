import type { Panel, Series } from "./frame";
import { missing } from "./samples";

/** What a series is, from one answer to the next: its labels; its name too where labels repeat. */
export function identities(series: readonly Pick<Series, "name" | "labels">[]): string[] {
  const keys = series.map((one) => JSON.stringify(Object.entries(one.labels).sort(([a], [b]) => (a < b ? -1 : 1))));
  const seen = new Map<string, number>();
  for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  const named = keys.map((key, i) => (seen.get(key)! > 1 ? `${key} ${series[i]!.name}` : key));
  const used = new Map<string, number>();
  return named.map((key) => {
    const times = used.get(key) ?? 0;
    used.set(key, times + 1);
    return times === 0 ? key : `${key} ${times}`;
  });
}

/** Puts a tail behind what is known already; undefined when it does not fit and the whole has to be fetched. */
export function mergeTail(known: Panel | undefined, tail: Panel): Panel | undefined {
  if (tail.whole || tail.from === 0) return tail;
  // A panel that failed has nothing to put anywhere, and nothing to put behind.
  if (tail.state === "failed" && tail.series.length === 0) return { ...tail, from: 0, whole: true };
  if (!known || (known.state === "failed" && known.series.length === 0) || known.kind !== tail.kind || known.step !== tail.step || known.unit !== tail.unit) return undefined;
  const shift = (tail.start - known.start) / tail.step;
  if (!Number.isInteger(shift) || shift < 0 || shift + tail.from > known.count) return undefined;

  const tailKeys = identities(tail.series);
  const knownKeys = identities(known.series);
  const before = new Map(knownKeys.map((key, i) => [key, known.series[i]!]));
  const series = tail.series.map((one, i) => ({ ...one, values: join(before.get(tailKeys[i]!)?.values, shift, tail, one.values) }));
  const ended = known.series
    .filter((_, i) => !tailKeys.includes(knownKeys[i]!))
    .map((one) => ({ ...one, values: join(one.values, shift, tail, undefined) }))
    .filter((one) => one.values.some((value) => !Number.isNaN(value)));
  return { ...tail, from: 0, whole: true, series: [...series, ...ended] };
}

function join(head: Float64Array | undefined, shift: number, { from, count }: Panel, end: Float64Array | undefined): Float64Array {
  const values = missing(count);
  if (head) values.set(head.subarray(shift, shift + from));
  if (end) values.set(end, from);
  return values;
}
