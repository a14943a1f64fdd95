import { afterPaint, paintNow } from "../chart/paint";
import { cookie, keep } from "../cookies";
import { boardData, type BoardData } from "./board-store";
import type { Panel } from "./frame";

const STATE_CHECK_MS = 5_000;
const SMALLEST = 100;
const LARGEST = 1500;
// A scroll bar that comes or goes is no reason to fetch anew.
const RESIZED_PIXELS = 60;
const RESIZED_MS = 250;
// What the window holds comes first, by the size charts have about: measuring would lay the page out. The rest is
// prepared when that is painted, or when its data is not there by then.
const CHART_WIDTH = 560;
const CHART_HEIGHT = 340;
const REST_MS = 300;

/** What a board needs from its charts. */
export interface BoardChart extends HTMLElement {
  readonly panelId: string;
  /** Whether it is in sight and still has to draw what it was given. */
  readonly owes: boolean;
  prepare(): void;
  prepareWhenIdle(): void;
  show(board: PanelBoard): void;
}

/** <panel-board src revision live> fetches the data of all charts in it with one request, whenever its revision changes. */
export class PanelBoard extends HTMLElement {
  static observedAttributes = ["src", "revision", "live", "every"];

  private readonly charts = new Set<BoardChart>();
  private data: BoardData | undefined;
  private source = "";
  private unwatch: (() => void) | undefined;
  private unpaint: (() => void) | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private planned = false;
  private prepared = false;
  private holds = 0;
  private measured = 0;
  private resizing: ReturnType<typeof setTimeout> | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private restBegun = false;
  private painted: BoardData["panels"];

  private readonly visible = () => {
    if (!document.hidden) this.plan();
  };

  get live(): boolean {
    return this.getAttribute("live") === "true";
  }

  /** Milliseconds between refreshes, if the page says. */
  get every(): number {
    return Number(this.getAttribute("every") ?? 0) * 1000 || 0;
  }

  get problem(): BoardData["problem"] {
    return this.data?.problem;
  }

  /** The server's time: the browser's clock may be off. */
  get now(): number {
    return Date.now() + (this.data?.skew ?? 0);
  }

  get answered(): boolean {
    return this.data?.panels !== undefined;
  }

  panel(id: string): Panel | undefined {
    return this.data?.panels?.get(id);
  }

  /** The range and filters in the address of the data. */
  parameter(name: string): string | null {
    return new URLSearchParams(this.source.split("?")[1]).get(name);
  }

  connectedCallback(): void {
    this.unpaint = afterPaint(() => this.markPainted());
    this.timer = setInterval(() => !document.hidden && this.showAll(), STATE_CHECK_MS);
    this.rest = setTimeout(() => this.prepareRest(), REST_MS);
    document.addEventListener("visibilitychange", this.visible);
    this.follow();
    this.plan();
  }

  disconnectedCallback(): void {
    this.unpaint?.();
    this.unwatch?.();
    clearInterval(this.timer);
    clearTimeout(this.resizing);
    clearTimeout(this.rest);
    document.removeEventListener("visibilitychange", this.visible);
    this.unwatch = this.data = undefined;
    this.source = "";
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.plan();
  }

  /** A chart in this board begins; what is known already is painted before the browser shows anything. */
  join(chart: BoardChart): void {
    this.charts.add(chart);
    if (this.restBegun) chart.prepareWhenIdle();
    this.follow();
    chart.show(this);
    this.plan();
  }

  leave(chart: BoardChart): void {
    this.charts.delete(chart);
  }

  /** While somebody drags, what is under the pointer must not move. */
  hold(active: boolean): void {
    this.holds += active ? 1 : -1;
    if (this.holds === 0) {
      this.showAll();
      this.plan();
    }
  }

  resized(): void {
    clearTimeout(this.resizing);
    this.resizing = setTimeout(() => Math.abs(this.widest() - this.measured) > RESIZED_PIXELS && this.plan(), RESIZED_MS);
  }

  retry(): void {
    this.data?.retry();
  }

  /** However many attributes change and charts join in a task: one look at what to ask for. */
  private plan(): void {
    if (this.planned) return;
    this.planned = true;
    queueMicrotask(() => {
      this.planned = false;
      if (!this.isConnected) return;
      this.follow();
      if (this.data?.panels) paintNow();
      if (document.hidden || this.holds > 0 || this.charts.size === 0) return;
      this.prepareFirst();
      this.data?.want(this.getAttribute("revision") ?? "", this.points());
    });
  }

  private prepareFirst(): void {
    if (this.prepared) return;
    this.prepared = true;
    const first = Math.ceil(innerWidth / CHART_WIDTH) * Math.ceil(innerHeight / CHART_HEIGHT);
    for (const chart of [...this.charts].slice(0, first)) chart.prepare();
  }

  private prepareRest(): void {
    if (this.restBegun) return;
    this.restBegun = true;
    for (const chart of this.charts) chart.prepareWhenIdle();
  }

  private follow(): void {
    const source = this.getAttribute("src") ?? "";
    if (source === this.source && this.data) return;
    this.unwatch?.();
    this.source = source;
    this.data = source ? boardData(source) : undefined;
    this.unwatch = this.data?.watch(() => this.answer());
    this.showAll();
  }

  private answer(): void {
    this.showAll();
    // Nobody is to wait another frame for the first curves.
    if (!this.painted) paintNow();
  }

  private showAll(): void {
    if (this.holds > 0) return;
    for (const chart of this.charts) chart.show(this);
  }

  /** Points per series for the widest chart, in few sizes so that viewers share answers. */
  private points(): number {
    // Measuring lays the page out, and the request would wait for that: the first asks for as many as the page before.
    const before = Number(cookie("points"));
    if (!this.painted && before >= SMALLEST && before <= LARGEST) return before;
    const widest = this.widest();
    if (Math.abs(widest - this.measured) > RESIZED_PIXELS) this.measured = widest;
    const points = Math.min(LARGEST, Math.max(SMALLEST, Math.ceil(this.measured / 100) * 100));
    // With it the server's page can begin the next first request before any script runs.
    if (this.measured > 0 && cookie("points") !== String(points)) keep("points", String(points));
    return points;
  }

  private widest(): number {
    // All charts of a board are as wide as the first; measuring those out of sight would lay them out.
    const [first] = this.charts;
    return first?.clientWidth ?? 0;
  }

  /** Tells tests and the page's own timings when the charts in view are drawn. */
  private markPainted(): void {
    const panels = this.data?.panels;
    if (!panels || panels === this.painted || [...this.charts].some((chart) => chart.owes)) return;
    this.painted = panels;
    this.prepareRest();
    this.dataset.painted = String(Math.round(performance.now() * 10) / 10);
    performance.clearMarks("board-painted");
    performance.mark("board-painted");
    this.dispatchEvent(new Event("boardpainted", { bubbles: true }));
  }
}
