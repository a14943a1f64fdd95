import assert from "node:assert/strict";
import { test } from "node:test";
import { identities, mergeTail } from "../src/board/tail";
import { isMissing } from "../src/board/samples";
import { panel } from "./frames";

const known = panel({ a: [1, 2, 3, 4], b: [10, null, 30, 40] });

test("mergeTail puts new values behind the known ones and trims what is before the new start", () => {
  const merged = mergeTail(known, panel({ a: [5, 6], b: [50, 60] }, { start: 1_002_000, count: 4, from: 2, whole: false }))!;
  assert.deepEqual(merged.series.map((series) => [...series.values]), [[3, 4, 5, 6], [30, 40, 50, 60]]);
  assert.equal(merged.start, 1_002_000);
  assert.equal(merged.whole, true);
});

test("mergeTail replaces moments that both have", () => {
  const merged = mergeTail(known, panel({ a: [33, 44, 55], b: [0, 0, 0] }, { start: 1_001_000, count: 4, from: 1, whole: false }))!;
  assert.deepEqual([...merged.series[0]!.values], [2, 33, 44, 55]);
});

test("a series that is new was missing before", () => {
  const merged = mergeTail(known, panel({ c: [7] }, { start: 1_001_000, count: 4, from: 3, whole: false }))!;
  const { values } = merged.series[0]!;
  assert.deepEqual([0, 1, 2, 3].map((i) => isMissing(values, i)), [true, true, true, false]);
});

test("a series that the answer lacks ends, and is gone when nothing of it is left", () => {
  const once = mergeTail(known, panel({ b: [50] }, { start: 1_001_000, count: 4, from: 3, whole: false }))!;
  assert.deepEqual(once.series.map(({ name }) => name), ["b", "a"]);
  assert.deepEqual([...once.series[1]!.values].slice(0, 3), [2, 3, 4]);
  assert.ok(isMissing(once.series[1]!.values, 3));
  const later = mergeTail(once, panel({ b: [60] }, { start: 1_005_000, count: 4, from: 0, whole: true }))!;
  assert.deepEqual(later.series.map(({ name }) => name), ["b"]);
  const far = mergeTail(once, panel({ b: [51, 52, 53] }, { start: 1_004_000, count: 4, from: 1, whole: false }))!;
  assert.deepEqual(far.series.map(({ name }) => name), ["b"]);
});

test("missing samples among the known ones stay missing", () => {
  const merged = mergeTail(known, panel({ a: [5], b: [5] }, { start: 1_001_000, count: 4, from: 3, whole: false }))!;
  assert.ok(isMissing(merged.series[1]!.values, 0));
});

const unfit: [string, Parameters<typeof panel>[1]][] = [
  ["it begins before what is known", { start: 999_000, count: 4, from: 1 }],
  ["there is a hole between", { start: 1_003_000, count: 6, from: 5 }],
  ["its step is another", { step: 2000, count: 4, from: 1 }],
  ["its moments lie between the known ones", { start: 1_000_500, count: 4, from: 1 }],
  ["its unit is another", { unit: "seconds", count: 4, from: 1 }],
  ["its kind is another", { kind: "heatmap", count: 4, from: 1 }],
];

for (const [why, more] of unfit) test(`a tail does not fit when ${why}`, () => assert.equal(mergeTail(known, panel({ a: [1], b: [1] }, { ...more, whole: false })), undefined));

test("a tail without anything known does not fit, a whole always does", () => {
  assert.equal(mergeTail(undefined, panel({ a: [1] }, { count: 2, from: 1, whole: false })), undefined);
  const whole = panel({ a: [1] });
  assert.equal(mergeTail(undefined, whole), whole);
});

test("a tail that failed is told as it is, and what comes after a failure has to be whole", () => {
  const failed = mergeTail(known, panel({}, { state: "failed", count: 4, from: 3, whole: false }))!;
  assert.equal(failed.state, "failed");
  assert.equal(failed.series.length, 0);
  assert.equal(mergeTail(failed, panel({ a: [5] }, { count: 4, from: 3, whole: false })), undefined);
});

test("series are the same by their labels in any order, and by their names where labels repeat", () => {
  const [a, b] = identities([{ name: "x", labels: { p: "1", q: "2" } }, { name: "y", labels: {} }]);
  assert.deepEqual(identities([{ name: "renamed", labels: { q: "2", p: "1" } }]), [a]);
  assert.notEqual(a, b);
  assert.equal(new Set(identities([{ name: "in", labels: {} }, { name: "out", labels: {} }, { name: "out", labels: {} }])).size, 3);
});
