import assert from "node:assert/strict";
import { test } from "node:test";
import { parser } from "@prometheus-io/lezer-promql";
import { metadataOf } from "../src/explore/metric-metadata";
import { signatureOf } from "../src/explore/signature";

test("a function tells its arguments and its result", () => {
  assert.equal(signature("rate(up[5m])"), "rate(range vector) → instant vector");
  assert.equal(signature("histogram_quantile(0.9, up)"), "histogram_quantile(scalar, instant vector) → instant vector");
});

test("arguments that may be left out or repeated are marked", () => {
  assert.equal(signature("round(up)"), "round(instant vector, scalar?) → instant vector");
  assert.match(signature('label_join(up, "a", "b", "c")'), / string …\) → instant vector$/);
});

test("a histogram's parts have the help of the whole", () => {
  const all = { latency_seconds: [{ type: "histogram", help: "How long." }], jobs_total: [{ type: "counter", help: "Jobs." }] };
  assert.equal(metadataOf("latency_seconds_bucket", all)?.help, "How long.");
  assert.equal(metadataOf("jobs_total", all)?.help, "Jobs.");
  assert.equal(metadataOf("unknown", all), undefined);
});

function signature(expression: string): string {
  let found = "";
  parser.parse(expression).iterate({
    enter: (node) => {
      if (node.node.parent?.name === "FunctionIdentifier") found ||= signatureOf(node.type.id);
    },
  });
  return found;
}
