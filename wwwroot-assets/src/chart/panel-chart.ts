import type { Panel, PanelKind } from "../board/frame";
import type { BoardChart, PanelBoard } from "../board/panel-board";
import { identities } from "../board/tail";
import { Choice, tabStorage } from "./choice";
import { copyText } from "./clipboard";
import { forgetColours } from "./colours";
import type { Drawing, DrawingHost, Size, View } from "./drawing";
import { drawingOf, loadDrawing, preloadDrawing } from "./kinds";
import { kit } from "./kit";
import { Foot } from "./foot";
import { Legend } from "./legend";
import { chartAddress, exploreAddress, prometheusAddress } from "./links";
import { ChartMenu, type MenuItem } from "./menu";
import { forgetPaint, schedulePaint, type Paintable } from "./paint";
import { looks } from "./palette";
import { PointCursor } from "./point-cursor";
import { judge, type ChartState } from "./states";
import { summarise } from "./summary";
import { bounded, make, putText } from "./text";
import { tooltip } from "./tooltip";
import { pageZone } from "./zone";
import { goTo, zoomOut } from "./zoom";

const NEAR_PIXELS = 300;

/** <panel-chart panel heading> draws one panel of the board around it. */
export class PanelChart extends HTMLElement implements BoardChart, Paintable, DrawingHost {
  static observedAttributes = ["panel", "heading"];

  private readonly area = make("div", "chart-area");
  private readonly table = make("div", "chart-table");
  private readonly words = make("span");
  private readonly retry = make("button", "chart-retry", "Retry");
  private readonly message = make("p", "chart-message", this.words, this.retry);
  private readonly announcer = make("p", "visually-hidden");
  private readonly legend = new Legend({ clicked: (key, toggle) => this.choose(key, toggle), highlighted: (key) => this.drawing?.highlight(key) });
  private readonly foot = new Foot();
  private readonly cursor = new PointCursor(this.announcer);
  private readonly resized = new ResizeObserver(() => this.measureAgain());
  private readonly sight = new IntersectionObserver(() => this.dirty && schedulePaint(this), { rootMargin: `${NEAR_PIXELS}px` });
  private menu: ChartMenu | undefined;
  private choice: Choice | undefined;
  private board: PanelBoard | undefined;
  private panel: Panel | undefined;
  private view: View | undefined;
  private drawing: Drawing | undefined;
  private drawnKind = "";
  private size: Size = { width: 0, height: 0 };
  private near = false;
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
    return this.near && this.dirty;
  }

  connectedCallback(): void {
    this.build();
    preloadDrawing(this.getAttribute("kind"));
    this.resized.observe(this.area);
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
    if (!this.menu) return;
    this.clear();
    this.choice = undefined;
    this.identify();
    if (this.board && this.isConnected) this.show(this.board);
  }

  disconnectedCallback(): void {
    this.selecting(false);
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

  measure(): boolean {
    const place = this.getBoundingClientRect();
    this.near = place.bottom > -NEAR_PIXELS && place.top < innerHeight + NEAR_PIXELS;
    if (this.near || printing) this.size = { width: Math.max(this.area.clientWidth, 160), height: Math.max(this.area.clientHeight, 120) };
    return (this.near || printing) && this.dirty;
  }

  paint(): void {
    const { panel } = this;
    this.dirty = false;
    if (!panel) return;
    const keys = identities(panel.series);
    const choice = (this.choice ??= new Choice(`chart:${location.pathname}:${this.panelId}`, tabStorage()));
    this.view = { panel, keys, looks: looks(panel.series.map(({ colour }) => colour)), hidden: choice.hidden(keys) };
    this.area.setAttribute("aria-label", summarise(panel, this.heading, pageZone()));
    this.foot.show(panel, pageZone());
    this.legend.element.hidden = panel.series.length === 0 || panel.kind === "heatmap" || panel.kind === "bars";
    if (!this.legend.element.hidden) this.legend.show(this.view);
    this.cursor.bound(panel.series.length === 0 ? 0 : panel.kind === "bars" || panel.kind === "donut" ? panel.series.length : panel.count);
    if (this.asTable) this.drawTable();
    else this.paintDrawing(this.view);
  }

  // What the drawing tells.

  zoom(span: readonly [number, number]): void {
    goTo(span);
  }

  zoomOut(): void {
    if (this.panel) goTo(zoomOut([this.panel.start, this.panel.start + Math.max(this.panel.count - 1, 0) * this.panel.step], this.board?.now ?? Date.now()));
  }

  selecting(active: boolean): void {
    if (active === this.dragging) return;
    this.dragging = active;
    this.board?.hold(active);
    this.judge();
    document.dispatchEvent(active ? new CustomEvent("boardpause", { detail: { reason: "selecting" } }) : new CustomEvent("boardresume", { detail: { reason: "selecting" } }));
  }

  tell(content: Parameters<DrawingHost["tell"]>[0], x: number, y: number): void {
    if (content) tooltip.show(this, content, x, y);
    else tooltip.hide(this);
  }

  private build(): void {
    if (this.menu) return;
    const { area, table, message, retry, announcer, legend, foot, cursor } = this;
    area.tabIndex = 0;
    area.setAttribute("role", "img");
    area.setAttribute("aria-keyshortcuts", "t ArrowLeft ArrowRight Home End");
    announcer.setAttribute("aria-live", "polite");
    retry.type = "button";
    table.tabIndex = 0;
    table.setAttribute("role", "region");
    table.hidden = true;
    this.menu = new ChartMenu(() => this.menuItems());
    this.identify();
    this.replaceChildren(this.menu.button, this.menu.list, make("div", "chart-stage", area, table, message), legend.element, ...foot.elements, announcer);
    retry.addEventListener("click", () => this.board?.retry());
    for (const keyed of [area, table]) keyed.addEventListener("keydown", (event) => this.keyed(event));
    area.addEventListener("blur", () => cursor.leave(this.drawing));
    this.judge();
  }

  /** The names that others know the chart's parts by. */
  private identify(): void {
    this.id = `chart-${this.panelId}`;
    this.foot.identify(`${this.id}-foot`);
    this.area.setAttribute("aria-label", this.heading);
    this.area.setAttribute("aria-describedby", `${this.id}-foot`);
    this.table.setAttribute("aria-label", `${this.heading} as a table`);
    this.menu?.name(this.heading);
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
      this.drawing = new Kind(this.area, this.size, view, this, kit);
      if (this.drawing.key) this.legend.element.before(this.drawing.key);
    } else if (kind !== "lines") {
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
    const [width, height] = [this.area.clientWidth, this.area.clientHeight];
    if (!this.drawing || width === 0 || (width === this.size.width && height === this.size.height)) return;
    this.size = { width, height };
    this.drawing.resize(this.size);
  }

  private choose(key: string, toggle: boolean): void {
    if (!this.view || !this.choice) return;
    this.choice.click(this.view.keys, key, toggle);
    this.redraw();
  }

  private judge(): void {
    const { board, panel } = this;
    const shown = judge({ panel, problem: board?.problem, answered: board?.answered ?? false, live: board?.live ?? false, every: board?.every ?? 0, now: board?.now ?? Date.now() });
    // A new range is on its way: the drawing of the former one waits in the background.
    const superseded = panel !== undefined && board !== undefined && !board.problem && !board.answered;
    this.state = superseded ? "is-loading" : shown.state;
    if (this.dataset.state !== this.state) this.dataset.state = this.state;
    const words = this.dragging ? "Paused while selecting" : superseded ? "" : shown.words;
    putText(this.words, words);
    this.message.title = shown.remedy ?? "";
    this.message.hidden = words === "";
    this.retry.hidden = !shown.retry || this.dragging;
  }

  private keyed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "t") this.toggleTable();
    else if (this.asTable && event.key === "Escape") this.toggleTable();
    else if (this.asTable || !this.drawing || !this.cursor.key(event.key, this.drawing)) return;
    event.preventDefault();
  }

  private toggleTable(): void {
    if (!this.panel) return;
    this.asTable = !this.asTable;
    this.area.hidden = this.asTable;
    this.table.hidden = !this.asTable;
    tooltip.hide(this);
    if (this.asTable) this.drawTable();
    else {
      this.table.replaceChildren();
      this.redraw();
    }
    (this.asTable ? this.table : this.area).focus({ preventScroll: true });
  }

  private drawTable(): void {
    this.numbers(({ drawTable }) => this.panel && this.asTable && drawTable(this.table, this.panel, this.heading, kit));
  }

  private numbers(act: (numbers: typeof import("./numbers")) => void): void {
    import("./numbers").then(act, () => this.unloaded());
  }

  private unloaded(): void {
    putText(this.words, "A part of the console cannot be loaded. Check the network and reload the page.");
    this.message.hidden = false;
  }

  private menuItems(): MenuItem[] {
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

  private async copy(text: string, what: string): Promise<void> {
    const words = (await copyText(text)) ? `${what} copied` : `The browser refuses to copy here: ${text}`;
    this.announcer.textContent = words;
    putText(this.words, words);
    this.message.hidden = false;
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
