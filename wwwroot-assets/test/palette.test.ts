import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { looks } from "../src/chart/palette";

const token = (colour: string, ...others: string[]) => looks([...others, colour]).at(-1)!.token;

test("a known name has the same colour alone and in any company", () => {
  const names = ["openai", "anthropic", "azure", "mistral", "groq", "bedrock", "cohere", "deepseek"].map((name) => `provider:${name}`);
  const together = looks(names);
  assert.equal(new Set(together.map((look) => look.token)).size, names.length);
  names.forEach((name, i) => assert.equal(token(name), together[i]!.token, name));
  assert.equal(token("provider:openai", "provider:zzz", "provider:aaa", "provider:some-model"), token("provider:openai"));
});

test("names are known however they are spelt", () => {
  assert.equal(token("provider:OpenAI"), token("provider:openai"));
  assert.equal(token("provider:vertex_ai"), token("provider:google"));
  assert.equal(token("quantile:0.95"), token("quantile:p95"));
});

test("a gateway looks the same in every chart", () => {
  const [strata, edge] = looks(["gateway:0 strata", "gateway:2 edge"]);
  assert.deepEqual(looks(["gateway:2 edge"]), [edge]);
  assert.deepEqual(looks(["gateway:3 hub", "gateway:2 edge", "gateway:1 chat", "gateway:0 strata"])[3], strata);
  assert.notEqual(strata!.token, edge!.token);
  assert.notDeepEqual(strata!.dash, edge!.dash);
});

test("looks do not depend on the order of the series", () => {
  const names = ["model:a", "model:b", "provider:openai", "model:d", "model:e", "model:f", "model:g"];
  const forward = looks(names);
  const backward = looks([...names].reverse()).reverse();
  assert.deepEqual(backward, forward);
});

test("no colour comes twice in a chart while others are free", () => {
  for (let seed = 0; seed < 50; seed++) {
    const names = Array.from({ length: 10 }, (_, i) => `model:${seed}-${i}`);
    assert.equal(new Set(looks(names).map((look) => look.token)).size, 10, `seed ${seed}`);
  }
});

test("the same colour string twice is the same colour", () => {
  const [a, b] = looks(["model:x", "model:x"]);
  assert.equal(a!.token, b!.token);
});

test("up to twenty lines differ by dashes and markers alone", () => {
  const drawn = looks(Array.from({ length: 20 }, (_, i) => `model:${i}`)).map(({ dash, marker }) => `${dash} ${marker}`);
  assert.equal(new Set(drawn).size, 20);
});

test("quantiles differ by dashes, and the highest is solid", () => {
  const [p50, p95, p99] = looks(["quantile:p50", "quantile:0.95", "quantile:0.99"]);
  assert.deepEqual(p99!.dash, []);
  assert.notDeepEqual(p50!.dash, p95!.dash);
});

test("status codes are neutral, amber or red", () => {
  assert.match(token("status:200"), /neutral/);
  assert.match(token("status:2xx"), /neutral/);
  assert.match(token("status:429"), /amber/);
  assert.match(token("status:503"), /red/);
  assert.match(token("status:error"), /red/);
  assert.match(token("status:success"), /neutral/);
  const [a, b, c] = looks(["status:500", "status:502", "status:503"]).map((look) => look.token);
  assert.equal(new Set([a, b, c]).size, 3);
});

test("hundreds of series of a hostile name have looks", () => {
  assert.equal(looks(Array.from({ length: 500 }, (_, i) => `<b>:${"x".repeat(1000)}${i % 300}`)).length, 500);
});

// The tokens themselves: WCAG 1.4.11 asks for 3 : 1 against the surface.
const css = readFileSync(new URL("../../wwwroot-assets/src/styles/tokens.css", import.meta.url), "utf8");
const blocks = css.split(/\n}\s*/).filter((block) => block.includes("--series-1:"));

test("both themes define the same colours, and the theme that follows the system equals the dark one", () => {
  assert.equal(blocks.length, 3);
  const [light, dark, auto] = blocks.map((block) => new Map([...block.matchAll(/(--[\w-]+): (#\w+);/g)].map(([, name, value]) => [name, value])));
  assert.deepEqual([...light!.keys()].sort(), [...dark!.keys()].sort());
  assert.deepEqual(auto, dark);
});

for (const [i, block] of blocks.entries())
  test(`every series colour of theme ${i} stands out from the surface`, () => {
    const surface = /--surface: (#\w+)/.exec(block)![1]!;
    const colours = [...block.matchAll(/(--(?:series|tone)-[\w-]+): (#\w+);/g)];
    assert.equal(colours.length, 19);
    for (const [, name, value] of colours) assert.ok(contrast(value!, surface) >= 3, `${name} ${value} has ${contrast(value!, surface).toFixed(2)} on ${surface}`);
  });

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
