import type { Panel } from "../board/frame";
import { formatValue } from "./unit-format";

export interface Bucket {
  /** The true bounds; the first bucket begins at 0 (or -Infinity), the last ends at Infinity. */
  low: number;
  high: number;
  words: string;
  /** What is drawn for it: bounds that an axis can show. */
  from: number;
  to: number;
}

const LOGARITHMIC_FROM = 20;

/** The bounds of a heatmap's buckets, from their labels `le`. */
export function heatmapBuckets({ series, unit }: Pick<Panel, "series" | "unit">): Bucket[] {
  const highs = series.map(({ labels, name }) => bound(labels.le ?? name));
  const finite = highs.filter((high) => Number.isFinite(high));
  const log = isLogarithmic(finite);
  const first = finite[0] ?? 1;
  const last = finite.at(-1) ?? 1;
  // Neither zero nor infinity has a place on an axis: the outer buckets are drawn as wide as their neighbours.
  const widthAtStart = log ? Math.min(first, (first * first) / (finite[1] ?? first * 2)) : first > 0 ? 0 : first - ((finite[1] ?? first + 1) - first);
  const widthAtEnd = log ? last * (last / (finite.at(-2) ?? last / 2)) : last + (last - (finite.at(-2) ?? 0));
  return highs.map((high, i) => {
    const low = i === 0 ? (first > 0 ? 0 : -Infinity) : highs[i - 1]!;
    const [from, to] = [i === 0 ? widthAtStart : Math.min(low, last), Number.isFinite(high) ? high : widthAtEnd];
    return { low, high, from, to, words: bounds(low, high, unit) };
  });
}

/** Bounds that span a lot are drawn on a logarithmic axis, or the short ones could not be seen. */
export function isLogarithmic(bounds: readonly number[]): boolean {
  const [first, last] = [bounds[0], bounds.at(-1)];
  return first !== undefined && last !== undefined && first > 0 && last / first > LOGARITHMIC_FROM;
}

function bounds(low: number, high: number, unit: string): string {
  if (high === Infinity) return Number.isFinite(low) ? `above ${formatValue(low, unit)}` : "any";
  if (low === 0 || low === -Infinity) return `up to ${formatValue(high, unit)}`;
  return `${formatValue(low, unit)} – ${formatValue(high, unit)}`;
}

function bound(le: string): number {
  return /^\+?inf(inity)?$/i.test(le.trim()) ? Infinity : Number(le);
}
