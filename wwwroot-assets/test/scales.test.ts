import assert from "node:assert/strict";
import { test } from "node:test";
import { heatmapBuckets, isLogarithmic } from "../src/chart/buckets";
import { levelOf, levelTops } from "../src/chart/heat-scale";
import { formatTick, increments, valueRange } from "../src/chart/ticks";
import { panel } from "./frames";
import type { Threshold } from "../src/board/frame";

test("the axis begins at zero for values that are not negative", () => {
  const [low, high] = valueRange(5, 10, []);
  assert.equal(low, 0);
  assert.ok(high > 10 && high < 12);
});

test("the axis shows what is below zero, and zero", () => {
  const [low, high] = valueRange(-4, -1, []);
  assert.ok(low < -4);
  assert.ok(high > 0);
});

const limit = (value: number, isSubject = false): Threshold => ({ value, label: "limit", isSubject });

test("a threshold near the values is in the picture, a far one is not", () => {
  assert.ok(valueRange(0, 10, [limit(12)])[1] > 12);
  assert.ok(valueRange(0, 10, [limit(100)])[1] < 12);
});

test("a threshold that the chart is about is in the picture, however far", () => {
  assert.ok(valueRange(0, 0.001, [limit(5, true)])[1] > 5);
  assert.ok(valueRange(1, 2, [limit(-5, true)])[0] < -5);
  assert.ok(valueRange(0, 0, [limit(5, true)])[1] > 5);
});

test("nothing but zeros has an axis", () => {
  assert.deepEqual(valueRange(0, 0, []), [0, 1]);
});

test("ticks are round in the unit", () => {
  assert.ok([15, 30, 60, 300, 3600].every((seconds) => increments("seconds").includes(seconds)));
  assert.ok(!increments("seconds").includes(50));
  assert.ok(increments("bytes").includes(1024) && !increments("bytes").includes(1000));
  assert.ok([0.001, 0.05, 20].every((step) => increments("ratio").includes(step)));
  for (const unit of ["seconds", "bytes", "ratio", "USD/h"]) assert.deepEqual(increments(unit), [...increments(unit)].sort((a, b) => a - b), unit);
});

const ticks: [number, string, string][] = [
  [0.05, "ratio", "5 %"],
  [0.00002, "ratio", "0.002 %"],
  [1, "ratio", "100 %"],
  [0.5, "seconds", "500 ms"],
  [90, "seconds", "90 s"],
  [1536, "bytes", "1.5 KiB"],
  [8 * 2 ** 30, "bytes", "8 GiB"],
  [2.5, "USD/h", "$2.50"],
  [1500, "requests/s", "1.5k"],
];

for (const [value, unit, words] of ticks) test(`a tick of ${value} in ${unit} is ${words}`, () => assert.equal(formatTick(value, unit), words));

function heat(...bounds: string[]) {
  const made = panel(Object.fromEntries(bounds.map((bound) => [`le ${bound}`, [1]])), { kind: "heatmap", unit: "seconds" });
  made.series.forEach((series, i) => (series.labels = { le: bounds[i]! }));
  return heatmapBuckets(made);
}

test("buckets have their true bounds and words for them", () => {
  const buckets = heat("0.1", "0.5", "10", "+Inf");
  assert.deepEqual(buckets.map(({ low, high }) => [low, high]), [[0, 0.1], [0.1, 0.5], [0.5, 10], [10, Infinity]]);
  assert.deepEqual(buckets.map(({ words }) => words), ["up to 100 ms", "100 ms – 500 ms", "500 ms – 10 s", "above 10 s"]);
});

test("buckets are drawn side by side, finite, and positive on a logarithmic axis", () => {
  const buckets = heat("0.1", "0.5", "10", "+Inf");
  assert.ok(buckets[0]!.from > 0);
  buckets.forEach(({ from, to }, i) => {
    assert.ok(Number.isFinite(from) && Number.isFinite(to) && to > from, `bucket ${i}`);
    if (i > 0) assert.equal(from, buckets[i - 1]!.to);
  });
});

test("one bucket alone, and one with only +Inf, are drawn", () => {
  for (const buckets of [heat("1"), heat("+Inf"), heat("1", "+Inf"), heat("-5", "5", "+Inf")])
    for (const { from, to } of buckets) assert.ok(Number.isFinite(from) && Number.isFinite(to) && to > from, JSON.stringify(buckets));
});

test("bounds that span more than twenty times are logarithmic", () => {
  assert.equal(isLogarithmic([0.1, 2]), false);
  assert.equal(isLogarithmic([0.1, 2.1]), true);
  assert.equal(isLogarithmic([-1, 100]), false);
  assert.equal(isLogarithmic([]), false);
});

test("levels grow, end at the highest count, and are whole when there are many", () => {
  assert.deepEqual(levelTops(98), [2, 8, 18, 32, 50, 72, 98]);
  const few = levelTops(3);
  assert.equal(few.at(-1), 3);
  assert.deepEqual(few, [...few].sort((a, b) => a - b));
  assert.equal(levelOf(1, levelTops(98)), 0);
  assert.equal(levelOf(98, levelTops(98)), 6);
  assert.equal(levelOf(3, levelTops(98)), 1);
});
