import assert from "node:assert/strict";
import { test } from "node:test";
import { HISTORY_LENGTH, parseHistory, withExpression } from "../src/explore/history";

test("an expression run again moves to the front", () => {
  assert.deepEqual(withExpression(["a", "b", "c"], " c "), ["c", "a", "b"]);
});

test("the history keeps the newest fifty", () => {
  let history: string[] = [];
  for (let i = 0; i < HISTORY_LENGTH + 5; i++) history = withExpression(history, `q${i}`);
  assert.equal(history.length, HISTORY_LENGTH);
  assert.equal(history[0], `q${HISTORY_LENGTH + 4}`);
});

test("nothing, and more than anybody would ask again, is not remembered", () => {
  assert.deepEqual(withExpression(["a"], "  "), ["a"]);
  assert.deepEqual(withExpression(["a"], "x".repeat(5000)), ["a"]);
});

test("what others stored under the same key is no history", () => {
  for (const stored of [null, "", "{", "42", '{"a":1}']) assert.deepEqual(parseHistory(stored), []);
  assert.deepEqual(parseHistory('["up",1,null]'), ["up"]);
});
