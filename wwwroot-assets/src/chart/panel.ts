// The answer of the panel API, and how its lines are laid on one time axis.

export interface PanelSeries {
  name: string;
  labels: Record<string, string>;
  times: number[];
  values: (number | null)[];
}

export interface Panel {
  state: "loading" | "value" | "zero" | "noSeries" | "stale" | "failed";
  asOf: string;
  unit: string;
  stepSeconds: number;
  queries: string[];
  series: PanelSeries[];
  notes: string[];
  failure?: { where: string; problem: string; remedy: string };
}

export type AlignedLines = [number[], ...(number | null)[][]];

/** All lines on one axis of times; where a line has no point it has null, and a gap longer than a step is a gap in the axis too. */
export function alignLines(series: PanelSeries[], stepSeconds: number): AlignedLines {
  const times = [...new Set(series.flatMap((s) => s.times))].sort((a, b) => a - b);
  const axis: number[] = [];
  for (const time of times) {
    const before = axis.at(-1);
    if (before !== undefined && time - before > stepSeconds * 1.5) axis.push(before + stepSeconds);
    axis.push(time);
  }
  const lines = series.map((s) => {
    const values = new Map(s.times.map((time, i) => [time, s.values[i] ?? null]));
    return axis.map((time) => values.get(time) ?? null);
  });
  return [axis, ...lines];
}

/** A line in one sentence, for people who do not see it. */
export function summarise(series: PanelSeries, format: (value: number) => string): string {
  const values = series.values.filter((v): v is number => v !== null);
  if (values.length === 0) return `${series.name}: no values`;
  const last = values[values.length - 1]!;
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  return `${series.name}: ${format(last)} at the end, between ${format(low)} and ${format(high)}`;
}
