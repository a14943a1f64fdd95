import assert from "node:assert/strict";
import { test } from "node:test";
import { alignLines, summarise, type PanelSeries } from "../src/chart/panel";

const line = (times: number[], values: (number | null)[], name = "a"): PanelSeries => ({ name, labels: {}, times, values });

test("alignLines puts all lines on one sorted axis, with null where a line has no point", () => {
  assert.deepEqual(alignLines([line([10, 30], [1, 3]), line([20, 30], [2, 4])], 10), [
    [10, 20, 30],
    [1, null, 3],
    [null, 2, 4],
  ]);
});

test("alignLines breaks the line where points are missing, and not where a point is merely late", () => {
  assert.deepEqual(alignLines([line([0, 14, 60], [1, 2, 3])], 10), [
    [0, 14, 24, 60],
    [1, 2, null, 3],
  ]);
});

test("alignLines of nothing is an empty axis", () => {
  assert.deepEqual(alignLines([], 10), [[]]);
});

test("summarise tells the last value and the range, without the gaps", () => {
  assert.equal(summarise(line([0, 1, 2], [3, null, 2], "p95"), String), "p95: 2 at the end, between 2 and 3");
});

test("summarise of a line without values says so", () => {
  assert.equal(summarise(line([0], [null], "p95"), String), "p95: no values");
});
