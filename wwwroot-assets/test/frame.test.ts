import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeFrame, FrameProblem } from "../src/board/frame";
import { isMissing, missing, withGaps, wordFor } from "../src/board/samples";
import { encodeFrame, panelSpec } from "./frames";

const one = panelSpec({ series: [{ name: "a", values: [1, null, NaN, Infinity] }, { name: "b", labels: { x: "é" }, values: [-0.5, 2, -Infinity, 4] }] });

test("decodeFrame reads every series of every panel", () => {
  const frame = decodeFrame(encodeFrame({ revision: "r1" }, [one, panelSpec({ id: "other", series: [{ name: "c", values: [9] }] })]));
  assert.equal(frame.revision, "r1");
  assert.deepEqual(frame.panels.map((panel) => panel.id), ["traffic", "other"]);
  assert.deepEqual([...frame.panels[0]!.series[1]!.values], [-0.5, 2, -Infinity, 4]);
  assert.deepEqual(frame.panels[0]!.series[1]!.labels, { x: "é" });
  assert.deepEqual([...frame.panels[1]!.series[0]!.values], [9]);
});

test("decodeFrame copies no value when the header is padded", () => {
  const bytes = encodeFrame({ revision: "r" }, [one]);
  assert.equal(decodeFrame(bytes).panels[0]!.series[0]!.values.buffer, bytes);
});

test("decodeFrame reads values that are not aligned", () => {
  for (let padding = 1; padding < 8; padding++) assert.deepEqual([...decodeFrame(encodeFrame({ revision: "r" }, [one], padding)).panels[0]!.series[1]!.values], [-0.5, 2, -Infinity, 4]);
});

test("a missing sample is told from a NaN, and both are gaps in a line", () => {
  const { values } = decodeFrame(encodeFrame({ revision: "r" }, [one])).panels[0]!.series[0]!;
  assert.deepEqual([0, 1, 2, 3].map((i) => isMissing(values, i)), [false, true, false, false]);
  assert.deepEqual([0, 1, 2, 3, 4].map((i) => wordFor(values, i)), [undefined, "–", "NaN", "+Inf", "–"]);
  assert.deepEqual(withGaps(values), [1, null, null, null]);
});

test("missing samples stay missing when arrays are copied", () => {
  const copy = new Float64Array(3);
  copy.set(missing(2), 1);
  assert.deepEqual([0, 1, 2].map((i) => isMissing(copy, i)), [false, true, true]);
});

test("every truncation of a frame is a problem, never a wrong answer", () => {
  const bytes = encodeFrame({ revision: "r" }, [one]);
  for (let length = 0; length < bytes.byteLength; length++) assert.throws(() => decodeFrame(bytes.slice(0, length)), FrameProblem, `at ${length} bytes`);
});

test("foreign bytes are a problem", () => {
  for (const text of ["", "OCP2\0\0\0\0", "<!DOCTYPE html><html>…", "OCP1\xff\xff\xff\xff", "OCP1\x08\0\0\0 not js "]) {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    assert.throws(() => decodeFrame(bytes.buffer), FrameProblem, JSON.stringify(text));
  }
});

const wrong: [string, Record<string, unknown>][] = [
  ["an unknown kind", { kind: "pie" }],
  ["an unknown state", { state: "odd" }],
  ["a negative count", { count: -1 }],
  ["a beginning after the end", { from: 5 }],
  ["more values than there are", { count: 400 }],
  ["a start that is text", { start: "now" }],
  ["series that are no list", { series: [], queries: {} }],
];

for (const [what, change] of wrong)
  test(`a panel with ${what} is a problem`, () => assert.throws(() => decodeFrame(encodeFrame({ revision: "r" }, [{ ...one, ...change } as typeof one])), FrameProblem));
