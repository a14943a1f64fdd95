// Where the y axis begins and ends, how far apart its ticks may be, and what stands at them.
import type { Threshold } from "../board/frame";
import { digits, formatBytes, formatMoney, formatSeconds } from "./unit-format";

const DECIMAL = powers(10, -12, 15, [1, 2, 5]);
const BINARY = powers(2, 0, 60, [1]);
const CLOCK = [...DECIMAL.filter((increment) => increment <= 10), 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800];

export function increments(unit: string): number[] {
  return unit === "bytes" ? BINARY : unit === "seconds" ? CLOCK : DECIMAL;
}

/** Ticks say the unit where it is part of the number; others leave it to the foot of the chart. */
export function formatTick(value: number, unit: string): string {
  if (unit === "ratio") return `${Number((value * 100).toPrecision(3))} %`;
  if (unit === "seconds") return formatSeconds(value);
  if (unit === "bytes") return formatBytes(value);
  return unit.startsWith("USD") ? formatMoney(value) : digits(value);
}

/**
 * Begins at zero unless there is something below it. A threshold belongs to the picture as long as it leaves the lines readable,
 * and always where the chart is about it.
 */
export function valueRange(low: number, high: number, thresholds: readonly Threshold[]): [number, number] {
  const shown = thresholds.filter(({ value, isSubject }) => isSubject || value <= high * 4).map(({ value }) => value);
  const top = Math.max(high, ...shown, 0);
  const bottom = Math.min(low, ...thresholds.filter(({ isSubject }) => isSubject).map(({ value }) => value), 0);
  if (!(top > bottom)) return [0, Math.max(1, ...thresholds.map(({ value }) => value * 1.2).filter((end) => end < 1))];
  const margin = (top - bottom) * 0.08;
  return [bottom < 0 ? bottom - margin : 0, top > 0 ? top + margin : margin];
}

function powers(base: number, from: number, to: number, steps: readonly number[]): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => steps.map((step) => Number((step * base ** (from + i)).toPrecision(12)))).flat();
}
