import assert from "node:assert/strict";
import { test } from "node:test";
import { tell } from "../src/live-words";

const live = { every: 15, endsNow: true, hidden: false, pauses: [] };

test("a live page says how often it is refreshed", () => {
  assert.deepEqual(tell(live), { state: "live", words: "live, every 15 s" });
  assert.equal(tell({ ...live, every: 300 }).words, "live, every 5 min");
  assert.equal(tell({ ...live, every: 3600 }).words, "live, every 1 h");
  assert.equal(tell({ ...live, every: 90 }).words, "live, every 90 s");
});

test("a page that waits says why, the latest reason first", () => {
  assert.deepEqual(tell({ ...live, hidden: true }), { state: "paused", words: "paused: tab hidden" });
  assert.deepEqual(tell({ ...live, pauses: ["selecting"] }), { state: "paused", words: "paused while selecting" });
  assert.equal(tell({ ...live, pauses: ["selecting", "connection lost"] }).words, "paused: connection lost");
  assert.equal(tell({ ...live, pauses: [""] }).words, "paused");
});

test("a page that never goes on by itself says so whatever else there is", () => {
  assert.deepEqual(tell({ ...live, every: undefined, hidden: true }), { state: "off", words: "refresh is off" });
  assert.deepEqual(tell({ ...live, every: undefined, endsNow: false, pauses: ["selecting"] }), { state: "past", words: "the range ends in the past" });
});
