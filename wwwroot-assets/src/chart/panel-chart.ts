import type { Panel, PanelKind } from "../board/frame";
import type { BoardChart, PanelBoard } from "../board/panel-board";
import { identities } from "../board/tail";
import { ChartParts, type PartsHost } from "./chart-parts";
import { Choice, tabStorage } from "./choice";
import { copyText } from "./clipboard";
import { forgetColours } from "./colours";
import type { Drawing, DrawingHost, Size, View } from "./drawing";
import { whenIdle } from "./idle";
import { drawingOf, loadDrawing, preloadDrawing } from "./kinds";
import { kit } from "./kit";
import { chartAddress, exploreAddress, prometheusAddress } from "./links";
import type { MenuItem } from "./menu";
import { offerNear, withdrawNear } from "./near";
import { forgetPaint, NEAR_PIXELS, schedulePaint, type Paintable } from "./paint";
import { looks } from "./palette";
import { judge, type ChartState } from "./states";
import { summarise } from "./summary";
import { bounded } from "./text";
import { tooltip } from "./tooltip";
import { pageZone } from "./zone";
import { goTo, zoomOut } from "./zoom";

/** <panel-chart panel heading> draws one panel of the board around it. Out of sight it is empty until there is time. */
export class PanelChart extends HTMLElement implements BoardChart, Paintable, PartsHost, DrawingHost {
  static observedAttributes = ["panel", "heading"];

  drawing: Drawing | undefined;

  private readonly resized = new ResizeObserver(() => this.measureAgain());
  private readonly sight = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.approach(), { rootMargin: `${NEAR_PIXELS}px` });
  private parts: ChartParts | undefined;
  private unwish: (() => void) | undefined;
  private choice: Choice | undefined;
  private board: PanelBoard | undefined;
  private panel: Panel | undefined;
  private view: View | undefined;
  private drawnKind = "";
  private size: Size = { width: 0, height: 0 };
  private inSight = false;
  private dirty = false;
  private asTable = false;
  private dragging = false;
  private state: ChartState = "is-loading";

  private readonly themed = () => {
    forgetColours();
    this.drawing?.recolour();
  };

  private readonly zoned = () => this.panel && this.redraw();

  get panelId(): string {
    return this.getAttribute("panel") ?? "";
  }

  get heading(): string {
    return bounded(this.getAttribute("heading") ?? this.panel?.title ?? "Chart");
  }

  get owes(): boolean {
    return this.inSight && this.dirty;
  }

  connectedCallback(): void {
    this.id = `chart-${this.panelId}`;
    if (this.parts) this.resized.observe(this.parts.area);
    this.sight.observe(this);
    document.addEventListener("themechange", this.themed);
    document.addEventListener("zonechange", this.zoned);
    const board = this.closest<PanelBoard>("panel-board");
    if (!board) throw new Error("panel-chart stands in a panel-board");
    this.board = board;
    board.join(this);
    if (linked === `#${this.id}`) {
      linked = "";
      this.scrollIntoView({ block: "center" });
    }
  }

  attributeChangedCallback(): void {
    if (!this.board) return;
    this.clear();
    this.choice = undefined;
    this.id = `chart-${this.panelId}`;
    this.parts?.identify(this.id, this.heading);
    if (this.isConnected) this.show(this.board);
  }

  disconnectedCallback(): void {
    this.selecting(false);
    this.unwish?.();
    this.unwish = undefined;
    this.board?.leave(this);
    this.resized.disconnect();
    this.sight.disconnect();
    document.removeEventListener("themechange", this.themed);
    document.removeEventListener("zonechange", this.zoned);
    forgetPaint(this);
    this.clear();
  }

  /** The board has something new, or time has passed. The drawing stands until there is another. */
  show(board: PanelBoard): void {
    const panel = board.panel(this.panelId);
    if (panel && panel !== this.panel) {
      this.panel = panel;
      this.redraw();
    }
    this.judge();
  }

  isWithin(pixels: number): boolean {
    const place = this.getBoundingClientRect();
    const within = (margin: number) => place.bottom > -margin && place.top < innerHeight + margin;
    this.inSight = within(0);
    return (printing || within(pixels)) && this.dirty;
  }

  /** Begins to load what draws it, where that is not on every page. */
  prepare(): void {
    preloadDrawing(this.getAttribute("kind"));
  }

  /** Its parts too, when there is time. */
  prepareWhenIdle(): void {
    this.unwish ??= whenIdle(() => {
      this.prepare();
      this.build();
    });
  }

  build(): void {
    if (this.parts) return;
    const parts = (this.parts = new ChartParts(this));
    parts.identify(this.id, this.heading);
    this.replaceChildren(...parts.elements);
    this.resized.observe(parts.area);
    this.judge();
  }

  measure(): void {
    const { area } = this.parts!;
    this.size = { width: Math.max(area.clientWidth, 160), height: Math.max(area.clientHeight, 120) };
  }

  paint(): void {
    const { panel } = this;
    this.dirty = false;
    if (!panel) return;
    const { area, foot, legend, cursor } = this.parts!;
    const keys = identities(panel.series);
    const choice = (this.choice ??= new Choice(`chart:${location.pathname}:${this.panelId}`, tabStorage()));
    this.view = { panel, keys, looks: looks(panel.series.map(({ colour }) => colour)), hidden: choice.hidden(keys) };
    area.setAttribute("aria-label", summarise(panel, this.heading, pageZone()));
    foot.show(panel, pageZone());
    legend.element.hidden = panel.series.length === 0 || panel.kind === "heatmap" || panel.kind === "bars";
    if (!legend.element.hidden) legend.show(this.view);
    cursor.bound(panel.series.length === 0 ? 0 : panel.kind === "bars" || panel.kind === "donut" ? panel.series.length : panel.count);
    if (this.asTable) this.drawTable();
    else this.paintDrawing(this.view);
  }

  // What the drawing tells.

  zoom(span: readonly [number, number]): void {
    goTo(span);
  }

  zoomOut(): void {
    withdrawNear();
    if (this.panel) goTo(zoomOut([this.panel.start, this.panel.start + Math.max(this.panel.count - 1, 0) * this.panel.step], this.board?.now ?? Date.now()));
  }

  selecting(active: boolean): void {
    if (active === this.dragging) return;
    this.dragging = active;
    this.board?.hold(active);
    this.judge();
    document.dispatchEvent(active ? new CustomEvent("boardpause", { detail: { reason: "selecting" } }) : new CustomEvent("boardresume", { detail: { reason: "selecting" } }));
  }

  chosen(index: number, x: number, y: number): void {
    const { panel } = this;
    if (!panel || (panel.kind !== "lines" && panel.kind !== "heatmap")) return;
    tooltip.hide(this);
    offerNear(panel.start + index * panel.step, this.board?.parameter("gateway") ?? null, x, y);
  }

  tell(content: Parameters<DrawingHost["tell"]>[0], x: number, y: number): void {
    if (content) tooltip.show(this, content, x, y);
    else tooltip.hide(this);
  }

  // What the parts tell.

  clicked(key: string, toggle: boolean): void {
    if (!this.view || !this.choice) return;
    this.choice.click(this.view.keys, key, toggle);
    this.redraw();
  }

  highlighted(key: string | null): void {
    this.drawing?.highlight(key);
  }

  retry(): void {
    this.board?.retry();
  }

  keyed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "t") this.toggleTable();
    else if (this.asTable && event.key === "Escape") this.toggleTable();
    else if (event.key === "Enter") {
      if (this.asTable || !this.chooseAtCursor()) return;
    }
    else if (this.asTable || !this.drawing || !this.parts?.cursor.key(event.key, this.drawing)) return;
    event.preventDefault();
  }

  menuItems(): MenuItem[] {
    const { panel, board } = this;
    const queries = panel?.queries ?? [];
    const prometheus = panel && queries.length > 0 ? prometheusAddress(document.documentElement.dataset.prometheus, panel) : undefined;
    const range = [board?.parameter("from") ?? "now-1h", board?.parameter("to") ?? "now"] as const;
    return [
      ...(panel && panel.series.length > 0
        ? [
            { label: this.asTable ? "View as chart" : "View as table", key: "t", act: () => this.toggleTable() },
            { label: "Download CSV", act: () => this.numbers(({ csv, csvName, download }) => download(csvName(panel), csv(panel, kit))) },
          ]
        : []),
      ...(queries.length > 0
        ? [
            { label: "Copy PromQL", act: () => this.copy(queries.join("\n"), "PromQL") },
            { label: "Open in Explore", href: exploreAddress(queries, ...range) },
          ]
        : []),
      ...(prometheus ? [{ label: "Open in Prometheus", href: prometheus, newTab: true }] : []),
      { label: "Copy link", act: () => this.copy(chartAddress(location.href, this.id, panel), "Link") },
    ];
  }

  /** Near enough to be seen next: its data may be there already. */
  private approach(): void {
    this.prepare();
    if (this.dirty) schedulePaint(this);
  }

  private chooseAtCursor(): boolean {
    const { cursor, area } = this.parts!;
    if (cursor.place === null) return false;
    const { left, top, width, height } = area.getBoundingClientRect();
    this.chosen(cursor.place, left + width / 2, top + height / 2);
    return true;
  }

  private clear(): void {
    tooltip.hide(this);
    this.drawing?.destroy();
    this.drawing = this.panel = this.view = undefined;
    this.dirty = false;
  }

  private paintDrawing(view: View): void {
    const { kind } = view.panel;
    if (view.panel.series.length === 0 || kind !== this.drawnKind) {
      this.drawing?.destroy();
      this.drawing = undefined;
      this.drawnKind = kind;
    }
    if (view.panel.series.length === 0) return;
    if (this.drawing) this.drawing.update(view);
    else this.begin(kind, view);
  }

  private begin(kind: PanelKind, view: View): void {
    const Kind = drawingOf(kind);
    if (Kind) {
      const { area, legend } = this.parts!;
      this.drawing = new Kind(area, this.size, view, this, kit);
      if (this.drawing.key) legend.element.before(this.drawing.key);
    } else if (kind === "bars" || kind === "donut") {
      this.dirty = true;
      loadDrawing(kind).then(
        () => this.isConnected && schedulePaint(this),
        () => this.unloaded(),
      );
    }
  }

  private redraw(): void {
    this.dirty = true;
    schedulePaint(this);
  }

  private measureAgain(): void {
    this.board?.resized();
    const { clientWidth: width, clientHeight: height } = this.parts!.area;
    if (!this.drawing || width === 0 || (width === this.size.width && height === this.size.height)) return;
    this.size = { width, height };
    this.drawing.resize(this.size);
  }

  private judge(): void {
    const { board, panel } = this;
    const shown = judge({ panel, problem: board?.problem, answered: board?.answered ?? false, live: board?.live ?? false, every: board?.every ?? 0, now: board?.now ?? Date.now() });
    // A new range is on its way: the drawing of the former one waits in the background.
    const superseded = panel !== undefined && board !== undefined && !board.problem && !board.answered;
    this.state = superseded ? "is-loading" : shown.state;
    if (this.dataset.state !== this.state) this.dataset.state = this.state;
    const words = this.dragging ? "Paused while selecting" : superseded ? "" : shown.words;
    this.parts?.say(words, shown.remedy, shown.retry && !this.dragging);
  }

  private toggleTable(): void {
    if (!this.panel) return;
    this.asTable = !this.asTable;
    tooltip.hide(this);
    this.parts!.showTable(this.asTable);
    if (this.asTable) this.drawTable();
    else this.redraw();
  }

  private drawTable(): void {
    this.numbers(({ drawTable }) => this.panel && this.asTable && drawTable(this.parts!.table, this.panel, this.heading, kit));
  }

  private numbers(act: (numbers: typeof import("./numbers")) => void): void {
    import("./numbers").then(act, () => this.unloaded());
  }

  private unloaded(): void {
    this.parts!.say("A part of the console cannot be loaded. Check the network and reload the page.");
  }

  private async copy(text: string, what: string): Promise<void> {
    const words = (await copyText(text)) ? `${what} copied` : `The browser refuses to copy here: ${text}`;
    this.parts?.announce(words);
    setTimeout(() => this.judge(), 4000);
  }
}

let printing = false;

/** The chart the page's address points to: it is not there yet when the browser looks for it. */
let linked = location.hash;

/** On paper every chart is there, in or out of sight. */
export function setPrinting(active: boolean): void {
  printing = active;
}
