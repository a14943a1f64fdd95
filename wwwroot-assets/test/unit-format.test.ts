import assert from "node:assert/strict";
import { test } from "node:test";
import { formatValue } from "../src/chart/unit-format";

const cases: [number, string, string][] = [
  [0, "requests/s", "0 req/s"],
  [12.345, "requests/s", "12.3 req/s"],
  [0.0421, "ratio", "4.21 %"],
  [0.00001, "ratio", "< 0.01 %"],
  [0, "ratio", "0 %"],
  [0.85, "seconds", "850 ms"],
  [0.9999, "seconds", "1 s"],
  [1.2349, "seconds", "1.23 s"],
  [0.00042, "seconds", "420 µs"],
  [100, "seconds", "1 m 40 s"],
  [7260, "seconds", "2 h 01 m"],
  [0.9995, "ratio", "99.95 %"],
  [0.99999, "ratio", "> 99.99 %"],
  [0.0021, "USD/h", "$0.0021/h"],
  [3.5, "USD/h", "$3.50/h"],
  [12_340, "", "12.3k"],
  [999.9, "", "1k"],
  [2_500_000_000, "tokens", "2.5G tokens"],
  [1, "requests", "1 request"],
  [1, "constructor", "1 constructor"],
  [2, "entries", "2 entries"],
  [-1500, "", "-1.5k"],
];

for (const [value, unit, shown] of cases) {
  test(`${value} in “${unit}” is shown as ${shown}`, () => assert.equal(formatValue(value, unit), shown));
}
