import assert from "node:assert/strict";
import { test } from "node:test";
import { BoardData } from "../src/board/board-store";
import { encodeFrame, panelSpec } from "./frames";

type Answer = Response | Error;

/** A server whose answers are given one by one, and a clock that stands. */
class Scene {
  now = 1_000_000;
  readonly asked: { url: string; headers: Record<string, string>; signal: AbortSignal; answer(answer: Answer): Promise<void> }[] = [];
  readonly later: { action: () => void; ms: number }[] = [];
  changes = 0;
  readonly board = new BoardData("api/panels?gateway=a", {
    now: () => this.now,
    later: (action, ms) => {
      const entry = { action, ms };
      this.later.push(entry);
      return () => this.later.splice(this.later.indexOf(entry), 1);
    },
    fetch: (url, init) =>
      new Promise((resolve, reject) => {
        init.signal!.addEventListener("abort", () => reject(init.signal!.reason));
        this.asked.push({
          url,
          headers: init.headers as Record<string, string>,
          signal: init.signal!,
          answer: async (answer) => {
            if (answer instanceof Error) reject(answer);
            else resolve(answer);
            // The answer is read in several turns.
            for (let i = 0; i < 20; i++) await new Promise((next) => setImmediate(next));
          },
        });
      }),
  });
  readonly unwatch = this.board.watch(() => this.changes++);

  last() {
    return this.asked.at(-1)!;
  }
}

const frame = (revision: string, values: number[], more: object = {}, headers: Record<string, string> = {}) =>
  new Response(encodeFrame({ revision }, [panelSpec({ series: [{ name: "a", values }], ...more })]), { headers: { etag: `"${revision}"`, ...headers } });

const values = (scene: Scene) => [...scene.board.panels!.get("traffic")!.series[0]!.values];

test("a board is asked for once, then only its tail", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  assert.equal(scene.last().url, "api/panels?gateway=a&points=600&rev=1");
  await scene.last().answer(frame("r/1", [1, 2, 3]));
  assert.deepEqual(values(scene), [1, 2, 3]);
  scene.board.want("2", 600);
  assert.equal(scene.last().url, "api/panels?gateway=a&points=600&rev=2&since=r%2F1");
  assert.equal(scene.last().headers["if-none-match"], '"r/1"');
  await scene.last().answer(frame("r/2", [4], { start: 1_001_000, count: 3, from: 2, whole: false }));
  assert.deepEqual(values(scene), [2, 3, 4]);
  assert.equal(scene.changes, 2);
});

test("the same revision is not asked again, neither on its way nor just answered", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  scene.board.want("1", 600);
  await scene.last().answer(frame("r1", [1]));
  scene.board.want("1", 600);
  assert.equal(scene.asked.length, 1);
  scene.now += 60_000;
  scene.board.want("1", 600);
  assert.equal(scene.asked.length, 2);
});

test("revisions that come while one is on its way are one further request", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  scene.board.want("2", 600);
  scene.board.want("3", 600);
  assert.equal(scene.asked.length, 1);
  await scene.last().answer(frame("r1", [1]));
  assert.equal(scene.asked.length, 2);
});

test("another number of points stops what is on its way and asks for the whole", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  const first = scene.last();
  scene.board.want("1", 900);
  assert.ok(first.signal.aborted);
  assert.equal(scene.last().url, "api/panels?gateway=a&points=900&rev=1");
  await scene.last().answer(frame("r1", [1]));
  assert.equal(scene.board.problem, undefined);
});

test("a tail that does not fit is followed by a request for the whole", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  await scene.last().answer(frame("r1", [1, 2, 3]));
  scene.board.want("2", 600);
  await scene.last().answer(frame("r2", [9], { start: 1_060_000, count: 3, from: 2, whole: false }));
  assert.equal(scene.last().url, "api/panels?gateway=a&points=600&rev=2");
  assert.equal(scene.last().headers["if-none-match"], undefined);
  await scene.last().answer(frame("r2", [7, 8, 9]));
  assert.deepEqual(values(scene), [7, 8, 9]);
});

test("304 leaves everything as it is", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  await scene.last().answer(frame("r1", [1]));
  const before = scene.board.panels;
  scene.board.want("2", 600);
  await scene.last().answer(new Response(null, { status: 304 }));
  assert.equal(scene.board.panels, before);
  assert.equal(scene.board.problem, undefined);
});

test("a failure keeps the drawing, says why, and is tried again ever later", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  await scene.last().answer(frame("r1", [1]));
  scene.board.want("2", 600);
  await scene.last().answer(new TypeError("Failed to fetch"));
  assert.deepEqual(values(scene), [1]);
  assert.match(scene.board.problem!.problem, /cannot be reached/);
  assert.deepEqual(scene.later.map(({ ms }) => ms), [5000]);
  scene.later.shift()!.action();
  await scene.last().answer(Response.json({ title: "Prometheus is not there", detail: "It refuses connections." }, { status: 503, headers: { "content-type": "application/problem+json" } }));
  assert.equal(scene.board.problem!.problem, "Prometheus is not there: It refuses connections.");
  assert.deepEqual(scene.later.map(({ ms }) => ms), [10_000]);
  scene.later.shift()!.action();
  await scene.last().answer(frame("r2", [2]));
  assert.equal(scene.board.problem, undefined);
});

test("a sign-in page instead of a frame is a failure in words", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  await scene.last().answer(new Response("<html>", { headers: { "content-type": "text/html" } }));
  assert.match(scene.board.problem!.problem, /not a board of charts/);
});

test("a panel that fails keeps the lines it had", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  await scene.last().answer(frame("r1", [1, 2]));
  scene.board.want("2", 600);
  await scene.last().answer(frame("r2", [], { series: [], count: 2, state: "failed", failure: { where: "Prometheus", problem: "timed out", remedy: "" } }));
  const panel = scene.board.panels!.get("traffic")!;
  assert.deepEqual(values(scene), [1, 2]);
  assert.equal(panel.state, "stale");
  assert.equal(panel.failure!.problem, "timed out");
});

test("a panel that failed in a tail keeps its lines, and is asked for whole when the next tail leaves a hole", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  await scene.last().answer(frame("r1", [1, 2, 3]));
  scene.board.want("2", 600);
  await scene.last().answer(frame("r2", [], { series: [], start: 1_001_000, count: 3, from: 2, whole: false, state: "failed", failure: { where: "Prometheus", problem: "timed out", remedy: "" } }));
  assert.deepEqual(values(scene), [1, 2, 3]);
  scene.board.want("3", 600);
  await scene.last().answer(frame("r3", [5], { start: 1_002_000, count: 3, from: 2, whole: false }));
  assert.equal(scene.last().url, "api/panels?gateway=a&points=600&rev=3");
  await scene.last().answer(frame("r3", [3, 4, 5], { start: 1_002_000 }));
  assert.deepEqual(values(scene), [3, 4, 5]);
  assert.equal(scene.board.panels!.get("traffic")!.failure, undefined);
});

test("a board nobody looks at stops its request", () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  scene.unwatch();
  assert.equal(scene.last().signal.aborted, false);
  scene.later.at(-1)!.action();
  assert.ok(scene.last().signal.aborted);
});

test("an element that takes another's place at once keeps the request", () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  scene.unwatch();
  scene.board.watch(() => {});
  scene.later.at(-1)!.action();
  assert.equal(scene.last().signal.aborted, false);
});

test("the server's clock is known by its answers", async () => {
  const scene = new Scene();
  scene.board.want("1", 600);
  await scene.last().answer(frame("r1", [1], {}, { date: new Date(1_090_000).toUTCString() }));
  assert.equal(scene.board.skew, 90_000);
});
