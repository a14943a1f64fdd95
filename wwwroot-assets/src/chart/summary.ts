// A chart in one sentence, for people who do not see it.
import type { Panel, Series } from "../board/frame";
import { heatmapBuckets } from "./buckets";
import { bounded } from "./text";
import { formatValue } from "./unit-format";
import { formatTime, zoneName, type Zone } from "./zone";

const MOST_NAMED = 3;
const NAME_LENGTH = 60;

export function summarise(panel: Panel, title: string, zone: Zone): string {
  const named = bounded(title, NAME_LENGTH);
  if (panel.series.length === 0) return `${named}: no series in this range.`;
  if (panel.kind === "bars" || panel.kind === "donut") return `${named}: ${categories(panel)}.`;
  const range = `from ${formatTime(panel.start, zone)} to ${formatTime(panel.start + Math.max(panel.count - 1, 0) * panel.step, zone)} ${zoneName(zone)}`;
  return `${named} ${range}: ${panel.kind === "heatmap" ? buckets(panel) : lines(panel)}${firing(panel)}.`;
}

function lines({ series, unit }: Panel): string {
  const facts = series.map((one) => ({ one, last: lastOf(one.values) ?? NaN, ...extremes(one) }));
  const told = facts.filter(({ last }) => !Number.isNaN(last)).sort((a, b) => b.last - a.last);
  const format = (value: number) => formatValue(value, unit);
  if (told.length === 0) return `${count(series.length, "series", "series")} without any value`;
  const first = told.slice(0, MOST_NAMED).map(({ one, last, low, high }) => `${bounded(one.name, NAME_LENGTH)} ${format(last)} at the end, between ${format(low)} and ${format(high)}`);
  return first.join("; ") + rest(series.length - first.length);
}

function buckets(panel: Panel): string {
  const shares = heatmapBuckets(panel).map((bucket, i) => ({ words: bucket.words, sum: sum(panel.series[i]!.values) }));
  const total = shares.reduce((all, { sum }) => all + sum, 0);
  if (total === 0) return "no observations";
  const most = shares.reduce((a, b) => (b.sum > a.sum ? b : a));
  return `${formatValue(total, "count")} observations, most of them (${formatValue(most.sum / total, "ratio")}) ${most.words}`;
}

function categories({ series, unit }: Panel): string {
  const total = series.reduce((all, one) => all + (Number.isFinite(one.values[0]) ? one.values[0]! : 0), 0);
  const first = series.slice(0, MOST_NAMED).map(({ name, values }) => {
    const value = values[0] ?? NaN;
    const share = total > 0 && Number.isFinite(value) ? ` (${formatValue(value / total, "ratio")})` : "";
    return `${bounded(name, NAME_LENGTH)} ${Number.isFinite(value) ? formatValue(value, unit) : "no value"}${share}`;
  });
  return first.join("; ") + rest(series.length - first.length);
}

function firing({ firing }: Panel): string {
  const times = firing.reduce((all, alert) => all + alert.spans.length, 0);
  return times === 0 ? "" : `; alerts fired ${count(times, "time", "times")}`;
}

function rest(more: number): string {
  return more > 0 ? `; and ${more} more` : "";
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function lastOf(values: Float64Array): number | undefined {
  for (let i = values.length - 1; i >= 0; i--) if (Number.isFinite(values[i])) return values[i];
  return undefined;
}

function extremes({ values }: Series): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values)
    if (Number.isFinite(value)) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return { low, high };
}

function sum(values: Float64Array): number {
  let all = 0;
  for (const value of values) if (Number.isFinite(value)) all += value;
  return all;
}
