// <button data-table-csv="ID"> saves the table of that id as it is shown: its order, its filter, its columns.
import { download, field, lines } from "./csv";

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-table-csv]") : null;
  const table = button && document.getElementById(button.dataset.tableCsv ?? "");
  if (table instanceof HTMLTableElement) download(`${button!.dataset.file ?? "table"}-${stamp(new Date())}.csv`, lines(rows(table)));
});

function* rows(table: HTMLTableElement): Generator<string[]> {
  // Cells say their value in full where what they show is rounded.
  for (const row of table.rows) yield [...row.cells].map((cell) => field(cell.dataset.csv ?? headingOf(cell)));
}

function headingOf(cell: HTMLTableCellElement): string {
  return (cell.querySelector("a")?.firstChild?.textContent ?? cell.textContent).trim();
}

function stamp(time: Date): string {
  return time.toISOString().slice(0, 19).replaceAll(":", "");
}
