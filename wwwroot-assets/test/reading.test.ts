// What charts say in words: tooltips, summaries, states, links.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Choice, choose } from "../src/chart/choice";
import { firingWords } from "../src/chart/foot";
import { chartAddress, exploreAddress, prometheusAddress } from "../src/chart/links";
import { spoken } from "../src/chart/point-cursor";
import { rank } from "../src/chart/rank";
import { judge, type Situation } from "../src/chart/states";
import { summarise } from "../src/chart/summary";
import { bounded } from "../src/chart/text";
import { formatAge, formatTime, offsetName } from "../src/chart/zone";
import { panel } from "./frames";

test("rank puts the largest first and what has no value last", () => {
  const { rows, more } = rank([1, NaN, 30, -2, 30, Infinity].map((amount, i) => ({ amount, i })));
  assert.deepEqual(rows.map(({ i }) => i), [5, 2, 4, 0, 3, 1]);
  assert.equal(more, 0);
});

test("rank shows a dozen and counts the rest", () => {
  const { rows, more } = rank(Array.from({ length: 50 }, (_, amount) => ({ amount })));
  assert.equal(rows.length, 12);
  assert.equal(rows[0]!.amount, 49);
  assert.equal(more, 38);
});

test("spoken reads six values and counts the rest", () => {
  const rows = Array.from({ length: 8 }, (_, i) => ({ name: `s${i}`, value: `${i}` }));
  assert.equal(spoken({ title: "10:00", rows, more: 2 }), "10:00: s0 0; s1 1; s2 2; s3 3; s4 4; s5 5; and 4 more");
});

test("summarise says range, last values and extremes in one sentence", () => {
  const lines = panel({ a: [1, 5, 2], b: [7, null, NaN], c: [null, null, null] }, { start: Date.UTC(2026, 10, 21, 10), step: 60_000 });
  assert.equal(
    summarise(lines, "Requests", "utc"),
    "Requests from 2026-11-21 10:00:00 to 2026-11-21 10:02:00 UTC: b 7 req/s at the end, between 7 req/s and 7 req/s; a 2 req/s at the end, between 1 req/s and 5 req/s; and 1 more.",
  );
});

test("summarise of a heatmap names the fullest bucket", () => {
  const heat = panel({ "0.1": [1, 1], "0.5": [6, 8], "+Inf": [0, 0] }, { kind: "heatmap", unit: "seconds" });
  heat.series.forEach((series) => (series.labels = { le: series.name }));
  assert.match(summarise(heat, "Latency", "utc"), /: 16 observations, most of them \(87\.5 %\) 100 ms – 500 ms\.$/);
});

test("summarise of bars names the largest and their shares", () => {
  assert.equal(summarise(panel({ a: [3], b: [1] }, { kind: "bars", unit: "USD", count: 1 }), "Spend", "utc"), "Spend: a $3.00 (75 %); b $1.00 (25 %).");
});

test("summarise stays short whatever the names are", () => {
  const long = panel(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}${"x".repeat(70_000)}`, [i]])));
  assert.ok(summarise(long, "t".repeat(70_000), "utc").length < 700);
});

const calm: Situation = { panel: panel({ a: [1] }, { asOf: "2026-11-21T10:00:00Z", step: 15_000 }), problem: undefined, answered: true, live: true, every: 0, now: Date.UTC(2026, 10, 21, 10, 0, 20) };
const outage = { where: "The console", problem: "cannot be reached", remedy: "Check the network." };

const situations: [string, Partial<Situation>, string, RegExp][] = [
  ["a panel the answer lacks", { panel: undefined }, "is-failed", /no such panel/],
  ["nothing yet", { panel: undefined, answered: false }, "is-loading", /^Loading…$/],
  ["nothing, and it failed", { panel: undefined, problem: outage }, "is-failed", /^The console: cannot be reached\. Check the network\.$/],
  ["fresh values", {}, "is-value", /^$/],
  ["zeros", { panel: panel({ a: [0] }, { ...calm.panel, state: "zero", series: panel({ a: [0] }).series }) }, "is-zero", /^Zero throughout$/],
  ["no series", { panel: panel({}, { state: "noSeries" }) }, "is-no-series", /^No series/],
  ["an answer older than two steps", { now: calm.now + 60_000 }, "is-stale", /^Stale: 80 s old\.$/],
  ["an old answer of a range that ended", { now: calm.now + 86_400_000, live: false }, "is-value", /^$/],
  ["an answer within two refreshes", { now: calm.now + 60_000, every: 60_000 }, "is-value", /^$/],
  ["a failure after values", { problem: outage }, "is-stale", /^Stale: 20 s old\. The console: cannot be reached\.$/],
  ["a panel that failed", { panel: panel({}, { state: "failed", failure: outage }) }, "is-failed", /cannot be reached/],
  ["a panel the server calls stale", { panel: { ...calm.panel!, state: "stale" } }, "is-stale", /^Stale: 20 s old\.$/],
];

for (const [what, change, state, words] of situations)
  test(`${what}: ${state}`, () => {
    const shown = judge({ ...calm, ...change });
    assert.equal(shown.state, state);
    assert.match(shown.words, words);
  });

test("choose shows one series alone, and all again", () => {
  const keys = ["a", "b", "c"];
  const alone = choose(keys, new Set(), "b", false);
  assert.deepEqual([...alone], ["a", "c"]);
  assert.deepEqual([...choose(keys, alone, "c", false)], ["a", "b"]);
  assert.equal(choose(keys, alone, "b", false).size, 0);
});

test("choose with a modifier hides and shows one series, and never hides the last", () => {
  const keys = ["a", "b"];
  const without = choose(keys, new Set(), "a", true);
  assert.deepEqual([...without], ["a"]);
  assert.equal(choose(keys, without, "a", true).size, 0);
  assert.equal(choose(keys, without, "b", true).size, 0);
});

test("a choice outlasts its chart, and nothing is hidden when all of it would be", () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value), removeItem: (name: string) => void kept.delete(name) };
  new Choice("chart", storage).click(["a", "b", "x".repeat(70_000)], "a", false);
  assert.deepEqual([...new Choice("chart", storage).hidden(["a", "b", "new"])], ["b"]);
  assert.equal(new Choice("chart", storage).hidden(["b"]).size, 0);
  assert.ok(kept.get("chart")!.length < 100);
});

test("firingWords lists what was hatched, bounded", () => {
  const at = (minute: number) => Date.UTC(2026, 10, 21, 10, minute);
  const firing = [{ name: "HighErrors", severity: "page", spans: [[at(5), at(12)], [at(20), at(21)]] as [number, number][] }, { name: "x".repeat(70_000), severity: "", spans: [[at(1), at(2)]] as [number, number][] }];
  const words = firingWords(panel({ a: [1] }, { firing }), "utc");
  assert.match(words, /^Firing: HighErrors \(page\) 10:05–10:12, 10:20–10:21; x+…/);
  assert.ok(words.length < 500);
  assert.equal(firingWords(panel({ a: [1] }), "utc"), "");
});

test("exploreAddress carries every query and the page's range", () => {
  assert.equal(exploreAddress(['rate(a{b="c d"}[5m])', "up + 1"], "now-6h", "now"), "explore?expr=rate%28a%7Bb%3D%22c%20d%22%7D%5B5m%5D%29&expr=up%20%2B%201&from=now-6h&to=now");
});

test("prometheusAddress is the graph page over the chart's range", () => {
  const address = prometheusAddress("https://prom.example/base/", panel({ a: [1, 2, 3] }, { start: Date.UTC(2026, 10, 21, 10), step: 60_000, queries: ["up"] }))!;
  assert.equal(address, "https://prom.example/base/graph?g0.expr=up&g0.tab=0&g0.range_input=120s&g0.end_input=2026-11-21%2010%3A02%3A00");
});

test("prometheusAddress follows nothing but web addresses", () => {
  for (const server of [undefined, "", "javascript:alert(1)", "//prom", "https://", "prom:9090"]) assert.equal(prometheusAddress(server, panel({ a: [1] })), undefined, server);
});

test("chartAddress freezes the range that is on screen", () => {
  assert.equal(chartAddress("http://x/g?from=now-1h&to=now&a=b", "chart-traffic", panel({ a: [1, 2, 3] })), "http://x/g?from=1000000&to=1002000&a=b#chart-traffic");
});

test("bounded cuts long names without breaking a letter", () => {
  assert.equal(bounded("short"), "short");
  assert.equal(bounded("x".repeat(65_536)).length, 120);
  assert.equal(bounded("ab😀cd", 4), "ab…");
});

test("times are on the 24-hour clock", () => {
  assert.equal(formatTime(Date.UTC(2026, 10, 21, 23, 5, 9), "utc"), "2026-11-21 23:05:09");
  assert.equal(formatTime(NaN, "utc"), "–");
  assert.deepEqual([1000, 89_000, 120_000, 7_200_000, 200_000_000].map(formatAge), ["1 s", "89 s", "2 min", "2 h", "2 d"]);
});

test("a zone is named by its offset at the moment, not by today's", () => {
  const before = process.env.TZ;
  process.env.TZ = "Europe/Berlin";
  try {
    assert.equal(offsetName("browser", Date.UTC(2026, 0, 1)), "UTC+1");
    assert.equal(offsetName("browser", Date.UTC(2026, 6, 1)), "UTC+2");
    assert.equal(formatTime(Date.UTC(2026, 6, 1, 22, 30), "browser"), "2026-07-02 00:30:00");
    process.env.TZ = "America/St_Johns";
    assert.equal(offsetName("browser", Date.UTC(2026, 0, 1)), "UTC−3:30");
    assert.equal(offsetName("utc", Date.UTC(2026, 6, 1)), "UTC");
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});
