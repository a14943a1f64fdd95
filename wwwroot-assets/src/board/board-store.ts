import { decodeFrame, FrameProblem, readFailure, type Failure, type Panel } from "./frame";
import { mergeTail } from "./tail";

const FRESH_MS = 30_000;
const TIMEOUT_MS = 60_000;
const KEPT_BOARDS = 8;
const RETRY_MS = [5_000, 10_000, 20_000, 40_000, 60_000];

export interface Environment {
  fetch(url: string, init: RequestInit): Promise<Response>;
  now(): number;
  later(action: () => void, ms: number): () => void;
}

const browser: Environment = {
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  later(action, ms) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

/** The data of one address: fetched once at a time, whatever asks; what it has stays until better comes. */
export class BoardData {
  panels: ReadonlyMap<string, Panel> | undefined;
  /** Why the last request brought nothing. */
  problem: Failure | undefined;
  /** The server's clock minus the browser's. */
  skew = 0;

  private readonly watchers = new Set<() => void>();
  private frameRevision = "";
  private etag: string | null = null;
  private asked: { revision: string; points: number } | undefined;
  private running: AbortController | undefined;
  private again = false;
  private answeredAt = -Infinity;
  private failures = 0;
  private cancelRetry: (() => void) | undefined;

  constructor(
    private readonly source: string,
    private readonly environment: Environment = browser,
  ) {}

  /** Calls back whenever there is something new to show; the answer ends that. Nobody watching for a second stops the request. */
  watch(changed: () => void): () => void {
    this.watchers.add(changed);
    return () => {
      this.watchers.delete(changed);
      this.environment.later(() => this.watchers.size === 0 && this.stop(), 1000);
    };
  }

  /** Asks for a revision at a number of points per series. What was answered moments ago for the same is not asked again. */
  want(revision: string, points: number): void {
    const same = this.asked?.revision === revision && this.asked.points === points;
    const fresh = this.environment.now() - this.answeredAt < FRESH_MS;
    if (same && (this.running || (fresh && !this.problem))) return;
    const resized = this.asked !== undefined && this.asked.points !== points;
    this.asked = { revision, points };
    if (this.running && !resized) this.again = true;
    else void this.load(resized);
  }

  retry(): void {
    if (this.asked && !this.running) void this.load(false);
  }

  private stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.cancelRetry?.();
  }

  private async load(whole: boolean): Promise<void> {
    this.stop();
    const running = (this.running = new AbortController());
    this.again = false;
    const problem = await this.fetch(whole, running.signal).catch((reason: unknown) => told(reason));
    // Whoever aborted this has another request on its way, or nobody looks any more.
    if (running.signal.aborted) return;
    this.running = undefined;
    this.problem = problem;
    if (problem) this.retryLater();
    else {
      this.failures = 0;
      this.answeredAt = this.environment.now();
    }
    for (const changed of [...this.watchers]) changed();
    if (this.again && !problem) void this.load(false);
  }

  private async fetch(whole: boolean, signal: AbortSignal): Promise<Failure | undefined> {
    const tail = !whole && this.panels !== undefined && this.frameRevision !== "";
    const response = await this.environment.fetch(this.address(tail), {
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      // Any other header would keep the browser from taking what the page has preloaded.
      headers: !whole && this.panels && this.etag ? { "if-none-match": this.etag } : {},
    });
    const date = Date.parse(response.headers.get("date") ?? "");
    if (!Number.isNaN(date)) this.skew = date - this.environment.now();
    if (response.status === 304 && this.panels) return undefined;
    if (!response.ok) return refused(response);
    const frame = decodeFrame(await response.arrayBuffer());
    const panels = new Map<string, Panel>();
    for (const panel of frame.panels) {
      const known = this.panels?.get(panel.id);
      const merged = mergeTail(known, panel);
      if (!merged) {
        if (tail) return this.fetch(true, signal);
        throw new FrameProblem(`panel ${panel.id} came without its beginning`);
      }
      panels.set(panel.id, keepDrawing(known, merged));
    }
    if (signal.aborted) return undefined;
    this.panels = panels;
    this.frameRevision = frame.revision;
    this.etag = response.headers.get("etag");
    return undefined;
  }

  private address(tail: boolean): string {
    const joint = this.source.includes("?") ? "&" : "?";
    // All viewers of one refresh name it, and are given the same answer.
    const refresh = this.asked!.revision ? `&rev=${encodeURIComponent(this.asked!.revision)}` : "";
    return `${this.source}${joint}points=${this.asked!.points}${refresh}${tail ? `&since=${encodeURIComponent(this.frameRevision)}` : ""}`;
  }

  private retryLater(): void {
    const wait = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]!;
    this.cancelRetry?.();
    this.cancelRetry = this.environment.later(() => {
      if (this.watchers.size > 0) this.retry();
    }, wait);
  }
}

/** A panel that fails now keeps the lines it had, and says that they are old. */
function keepDrawing(known: Panel | undefined, answer: Panel): Panel {
  if (answer.state !== "failed" || answer.series.length > 0 || !known || known.series.length === 0) return answer;
  return { ...known, state: "stale", failure: answer.failure ?? { where: answer.title, problem: "failed", remedy: "" } };
}

async function refused(response: Response): Promise<Failure> {
  const remedy = response.status === 401 || response.status === 403 ? "Sign in again: reload the page." : "It is tried again by itself.";
  if (response.headers.get("content-type")?.includes("json")) {
    const body = (await response.json()) as Record<string, unknown> | null;
    const failure = readFailure(body ?? {});
    const problem = failure.problem || [body?.title, body?.detail].filter((part) => typeof part === "string").join(": ");
    if (problem) return { where: failure.where || "The console", problem, remedy: failure.remedy || remedy };
  }
  return { where: "The console", problem: `answers ${response.status}`, remedy };
}

function told(reason: unknown): Failure {
  if (reason instanceof FrameProblem) return { where: "The console", problem: reason.message, remedy: "Reload the page: it may be of another version than the server." };
  const name = reason instanceof DOMException ? reason.name : "";
  if (name === "TimeoutError") return { where: "The console", problem: `does not answer within ${TIMEOUT_MS / 1000} s`, remedy: "It is tried again by itself." };
  return { where: "The console", problem: "cannot be reached", remedy: "Check the network; it is tried again by itself." };
}

/** The boards of this page by address, so that a replaced element finds what its predecessor fetched. */
const boards = new Map<string, BoardData>();

export function boardData(source: string): BoardData {
  const board = boards.get(source) ?? new BoardData(source);
  boards.delete(source);
  boards.set(source, board);
  const oldest = boards.keys().next().value;
  if (boards.size > KEPT_BOARDS && oldest !== undefined) boards.delete(oldest);
  return board;
}
