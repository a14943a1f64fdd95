import { type PrometheusClient, CachedPrometheusClient, HTTPPrometheusClient } from "@prometheus-io/codemirror-promql/dist/esm/client/prometheus";
import { PromQLExtension } from "@prometheus-io/codemirror-promql";

const LOOKBACK = 12 * 3600 * 1000;

/** What the server has: asked through the console, never directly, and kept for some minutes. */
export const server: PrometheusClient = new CachedPrometheusClient(new HTTPPrometheusClient({
  url: "",
  apiPrefix: "api/v1/explore",
  httpMethod: "GET",
  lookbackInterval: LOOKBACK,
}));

/** Grammar and completion; what is wrong with an expression is told by the editor, which knows what the server said. */
export const promql = new PromQLExtension().setComplete({ remote: server }).activateLinter(false).asExtension();
