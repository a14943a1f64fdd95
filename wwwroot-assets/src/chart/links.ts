// Where a chart leads: to Explore, to Prometheus, and to itself.
import type { Panel } from "../board/frame";
import { rangeAddress } from "./zoom";

const MOST_QUERIES = 10;

/** The queries in Explore over the same range, relative if the page's is. */
export function exploreAddress(queries: readonly string[], from: string, to: string): string {
  const parameters = new URLSearchParams(queries.slice(0, MOST_QUERIES).map((query) => ["expr", query]));
  parameters.set("from", from);
  parameters.set("to", to);
  return `explore?${encoded(parameters)}`;
}

/** Prometheus' own graph page; 3.x takes the addresses of 2.x. Undefined unless the server has a web address. */
export function prometheusAddress(server: string | undefined, panel: Panel): string | undefined {
  if (!server || !/^https?:\/\//i.test(server) || !URL.canParse(server)) return undefined;
  const end = panel.start + Math.max(panel.count - 1, 0) * panel.step;
  const parameters = new URLSearchParams();
  panel.queries.slice(0, MOST_QUERIES).forEach((query, i) => {
    parameters.set(`g${i}.expr`, query);
    parameters.set(`g${i}.tab`, "0");
    parameters.set(`g${i}.range_input`, `${Math.max(1, Math.round((end - panel.start) / 1000))}s`);
    parameters.set(`g${i}.end_input`, new Date(end).toISOString().slice(0, 19).replace("T", " "));
  });
  return `${server.replace(/\/+$/, "")}/graph?${encoded(parameters)}`;
}

/** This page, showing what it shows now, at this chart. */
export function chartAddress(page: string, chart: string, panel: Panel | undefined): string {
  const last = panel && panel.count > 1 ? panel.start + (panel.count - 1) * panel.step : undefined;
  const url = new URL(last === undefined ? page : rangeAddress(page, [panel!.start, last]));
  url.hash = chart;
  return url.href;
}

/** Spaces as %20: not every page reads + as one. */
function encoded(parameters: URLSearchParams): string {
  return parameters.toString().replaceAll("+", "%20");
}
