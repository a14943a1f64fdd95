import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeAddress, zoomIn, zoomOut } from "../src/chart/zoom";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);

test("zoomIn takes the dragged stretch in either direction", () => {
  assert.deepEqual(zoomIn(9000.4, 20_000.6), [9000, 20_001]);
  assert.deepEqual(zoomIn(20_000, 9000), [9000, 20_000]);
});

test("zoomIn is never shorter than five seconds, around where the drag was", () => {
  assert.deepEqual(zoomIn(10_000, 11_000), [8000, 13_000]);
});

test("zoomOut doubles the range around its centre", () => {
  assert.deepEqual(zoomOut([NOW - 10 * HOUR, NOW - 8 * HOUR], NOW), [NOW - 11 * HOUR, NOW - 7 * HOUR]);
});

test("zoomOut takes from the past what would lie in the future", () => {
  assert.deepEqual(zoomOut([NOW - HOUR, NOW], NOW), [NOW - 2 * HOUR, NOW]);
  assert.deepEqual(zoomOut([NOW - HOUR - 1000, NOW - 1000], NOW), [NOW - 2 * HOUR, NOW]);
});

test("zoomOut ends at a year and a day", () => {
  const [from, to] = zoomOut([NOW - 300 * 24 * HOUR, NOW], NOW);
  assert.equal(to - from, 366 * 24 * HOUR);
});

test("the address keeps everything but the range", () => {
  assert.equal(rangeAddress("http://x/gateways/a?from=now-1h&to=now&refresh=30s&model=a%26b#top", [1, 2]), "http://x/gateways/a?from=1&to=2&refresh=30s&model=a%26b#top");
});
