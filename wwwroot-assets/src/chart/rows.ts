// The numbers behind a chart as rows: for the table and for files.
import type { Panel } from "../board/frame";
import type { Kit } from "./kit";

export interface Rows {
  /** What the first column holds. */
  kind: "time" | "name";
  columns: string[];
  count: number;
  /** The first column of a row: a moment in Unix ms, or a name. */
  head(row: number): number | string;
  /** Where the value stands: series and index. */
  cell(row: number, column: number): { values: Float64Array; index: number };
}

export function rowsOf(panel: Panel, { heatmapBuckets }: Pick<Kit, "heatmapBuckets">): Rows {
  const { series, start, step, count } = panel;
  if (panel.kind === "bars" || panel.kind === "donut")
    return { kind: "name", columns: [panel.unit || "value"], count: series.length, head: (row) => series[row]!.name, cell: (row) => ({ values: series[row]!.values, index: 0 }) };
  const columns = panel.kind === "heatmap" ? heatmapBuckets(panel).map(({ words }) => words) : series.map(({ name }) => name);
  return { kind: "time", columns, count, head: (row) => start + row * step, cell: (row, column) => ({ values: series[column]!.values, index: row }) };
}
