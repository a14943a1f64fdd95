import assert from "node:assert/strict";
import { test } from "node:test";
import { wordFor } from "../src/board/samples";
import { heatmapBuckets } from "../src/chart/buckets";
import { csv, csvName } from "../src/chart/csv";
import { field } from "../src/csv";
import { panel } from "./frames";

const kit = { heatmapBuckets, wordFor };

test("csv has a row per moment, in full precision and ISO times", () => {
  const text = csv(panel({ openai: [0.1 + 0.2, null], "a,b": [NaN, -Infinity] }, { start: Date.UTC(2026, 10, 21, 10), step: 15_000 }), kit);
  assert.equal(text, 'time,openai,"a,b"\r\n2026-11-21T10:00:00.000Z,0.30000000000000004,NaN\r\n2026-11-21T10:00:15.000Z,,-Inf\r\n');
});

test("csv of bars has a row per category", () => {
  assert.equal(csv(panel({ "gpt-4o": [12.5], "=1+1": [3] }, { kind: "bars", unit: "USD", count: 1 }), kit), "name,USD\r\ngpt-4o,12.5\r\n'=1+1,3\r\n");
});

const fields: [string, string][] = [
  ["plain", "plain"],
  ['say "hi"', '"say ""hi"""'],
  ["two\r\nlines", '"two\r\nlines"'],
  ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"`],
  ["+1", "'+1"],
  ["-1", "-1"],
  ["-1.5e-7", "-1.5e-7"],
  ["-1+2", "'-1+2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  [" =1", "' =1"],
  ["a=1", "a=1"],
];

for (const [text, written] of fields) test(`${JSON.stringify(text)} is written as ${JSON.stringify(written)}`, () => assert.equal(field(text), written));

test("a negative value is a number, not guarded as text", () => {
  assert.match(csv(panel({ a: [-5] }), kit), /,-5\r\n$/);
});

test("the file's name holds the panel and its range, and nothing a path could be made of", () => {
  const name = csvName(panel({ a: [1, 2] }, { id: "../../x y", start: Date.UTC(2026, 10, 21, 10), step: 60_000 }));
  assert.equal(name, "-x-y-2026-11-21T100000-2026-11-21T100100.csv");
});
