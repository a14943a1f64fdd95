import type { Panel } from "../board/frame";
import type { Kit } from "./kit";
import { rowsOf } from "./rows";

/** RFC 4180: every value in full precision, times in ISO 8601, a missing sample is an empty field. */
export function csv(panel: Panel, kit: Pick<Kit, "heatmapBuckets" | "wordFor">): string {
  const { kind, columns, count, head, cell } = rowsOf(panel, kit);
  const lines = [[kind, ...columns].map(field).join(",")];
  for (let row = 0; row < count; row++) {
    const first = head(row);
    const cells = columns.map((_, column) => {
      const { values, index } = cell(row, column);
      const word = kit.wordFor(values, index);
      return word === "–" ? "" : (word ?? String(values[index]));
    });
    lines.push([typeof first === "number" ? new Date(first).toISOString() : field(first), ...cells].join(","));
  }
  return lines.join("\r\n") + "\r\n";
}

/** A name that a spreadsheet would take for a formula is kept from being one by an apostrophe. */
export function field(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvName({ id, start, step, count }: Panel): string {
  const time = (moment: number) => new Date(moment).toISOString().slice(0, 19).replaceAll(":", "");
  return `${id.replace(/[^\w-]+/g, "-").slice(0, 60)}-${time(start)}-${time(start + Math.max(count - 1, 0) * step)}.csv`;
}

export function downloadCsv(panel: Panel, kit: Kit): void {
  const link = kit.make("a");
  link.href = URL.createObjectURL(new Blob([csv(panel, kit)], { type: "text/csv;charset=utf-8" }));
  link.download = csvName(panel);
  link.click();
  // The browser reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
