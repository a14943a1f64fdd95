import type { Panel } from "../board/frame";
import type { Kit } from "./kit";
import { rowsOf } from "./rows";

const MOST_ROWS = 200;
const MOST_COLUMNS = 40;

/** The numbers of a chart as a table: the latest rows, and how many there are. */
export function drawTable(target: HTMLElement, panel: Panel, title: string, kit: Kit): void {
  const { formatTime, formatValue, make, pageZone, putName, wordFor, zoneName } = kit;
  const zone = pageZone();
  const { kind, columns, count, head, cell } = rowsOf(panel, kit);
  const shownColumns = columns.slice(0, MOST_COLUMNS);
  const shownRows = Math.min(count, MOST_ROWS);
  const unit = panel.kind === "heatmap" ? "count" : panel.unit;

  const heading = (name: string) => {
    const th = make("th");
    th.scope = "col";
    putName(th, name);
    return th;
  };
  const header = make("tr", "", heading(kind === "time" ? `Time (${zoneName(zone)})` : "Name"), ...shownColumns.map((column) => heading(column)));
  const body = make("tbody");
  for (let i = 0; i < shownRows; i++) {
    const row = kind === "time" ? count - 1 - i : i;
    const first = head(row);
    const th = make("th");
    th.scope = "row";
    if (typeof first === "number") th.textContent = formatTime(first, zone);
    else putName(th, first);
    const cells = shownColumns.map((_, column) => {
      const { values, index } = cell(row, column);
      return make("td", "", wordFor(values, index) ?? formatValue(values[index]!, unit));
    });
    body.append(make("tr", "", th, ...cells));
  }
  const bounds = [
    shownRows < count ? `the ${kind === "time" ? "latest" : "first"} ${shownRows} of ${count} rows` : `${count} rows`,
    ...(shownColumns.length < columns.length ? [`${shownColumns.length} of ${columns.length} columns`] : []),
  ].join(", ");
  const cut = shownRows < count || shownColumns.length < columns.length;
  const caption = make("caption", "", `${title}: ${bounds}.${cut ? " The CSV file has all of them." : ""}`);
  target.replaceChildren(make("table", "", caption, make("thead", "", header), body));
}
