import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "../src/explore/server-error";

test("an error's place is the word at its line and column", () => {
  assert.deepEqual(placeOf('invalid parameter "query": 1:5: parse error: unknown function with name "rat"', "sum(rat(up))"), {
    from: 4,
    to: 7,
    message: 'unknown function with name "rat"',
  });
});

test("columns count bytes, offsets count UTF-16 units", () => {
  const expression = 'up{a="ü😀"} oops';
  assert.equal(placeOf("1:16: parse error: x", expression).from, expression.indexOf("oops"));
});

test("columns start anew on every line", () => {
  assert.equal(placeOf("2:3: parse error: x", "up +\n  rat(").from, 7);
});

test("an error behind the end is underlined at the last character", () => {
  assert.deepEqual(placeOf("1:5: parse error: unexpected end of input", "up >"), { from: 3, to: 4, message: "unexpected end of input" });
  assert.equal(placeOf("9:99: parse error: x", "up >").from, 3);
});

test("an error without a place is about the whole expression", () => {
  const error = "found duplicate series for the match group {} on the right hand-side";
  assert.deepEqual(placeOf(error, "a / b"), { from: 0, to: 5, message: error });
});
