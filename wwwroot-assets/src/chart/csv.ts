import type { Panel } from "../board/frame";
import { field, lines } from "../csv";
import type { Kit } from "./kit";
import { rowsOf } from "./rows";

/** RFC 4180: every value in full precision, times in ISO 8601, a missing sample is an empty field. */
export function csv(panel: Panel, kit: Pick<Kit, "heatmapBuckets" | "wordFor">): string {
  const { kind, columns, count, head, cell } = rowsOf(panel, kit);
  const all = [[kind, ...columns].map(field)];
  for (let row = 0; row < count; row++) {
    const first = head(row);
    const cells = columns.map((_, column) => {
      const { values, index } = cell(row, column);
      const word = kit.wordFor(values, index);
      return word === "–" ? "" : (word ?? String(values[index]));
    });
    all.push([typeof first === "number" ? new Date(first).toISOString() : field(first), ...cells]);
  }
  return lines(all);
}

export function csvName({ id, start, step, count }: Panel): string {
  const time = (moment: number) => new Date(moment).toISOString().slice(0, 19).replaceAll(":", "");
  return `${id.replace(/[^\w-]+/g, "-").slice(0, 60)}-${time(start)}-${time(start + Math.max(count - 1, 0) * step)}.csv`;
}
