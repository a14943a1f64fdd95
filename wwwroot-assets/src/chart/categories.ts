import ApexCharts, { type ApexOptions } from "apexcharts";
import type { Drawing, DrawingHost, Size, View } from "./drawing";
import type { Kit } from "./kit";
import type { TooltipContent } from "./tooltip";

const LABEL_LENGTH = 24;
const LABEL_LENGTH_NARROW = 14;
const NARROW = 420;

/** Pixels between a bar and its value. */
const VALUE_GAP = 8;
/** What ApexCharts leaves beside the plot, its labels aside. */
const PLOT_PADDING = 48;

// ApexCharts puts its styles into the page unless an element of this id is there; the console's policy forbids
// style elements, and the few rules that are needed stand in chart.css.
const STYLE_MARK = "apexcharts-css";

/**
 * Bars and donuts. ApexCharts draws the shapes only: its tooltip and legend set HTML, so the chart's own are used, and
 * what it is given as names are numbers, which its formatters turn into text.
 */
export class CategoriesDrawing implements Drawing {
  private readonly chart: ApexCharts;
  private readonly root = document.createElement("div");
  private drawn = "";
  private pointer: [number, number] = [0, 0];
  private ready: Promise<void>;

  constructor(
    target: HTMLElement,
    private size: Size,
    private view: View,
    private readonly host: DrawingHost,
    private readonly kit: Kit,
  ) {
    markStyles();
    target.append(this.root);
    this.root.className = "chart-categories";
    this.root.addEventListener("pointermove", (event) => (this.pointer = [event.clientX, event.clientY]));
    this.root.addEventListener("pointerleave", () => host.tell(null, 0, 0));
    this.drawn = this.state();
    this.chart = new ApexCharts(this.root, this.options());
    leaveStyles(this.chart);
    this.ready = this.chart.render();
  }

  update(view: View): void {
    this.view = view;
    this.draw();
  }

  resize(size: Size): void {
    this.size = size;
    this.draw();
  }

  recolour(): void {
    this.draw();
  }

  point(index: number | null): TooltipContent | null {
    const content = index === null ? null : this.contentAt(index);
    const place = this.root.getBoundingClientRect();
    this.host.tell(content, place.left + place.width / 2, place.top + place.height / 2);
    return content;
  }

  highlight(key: string | null): void {
    const shapes = this.root.querySelectorAll<SVGElement>(".apexcharts-bar-area, .apexcharts-pie-area");
    const at = key === null ? -1 : this.shown().findIndex((i) => this.view.keys[i] === key);
    shapes.forEach((shape, i) => (shape.style.opacity = at < 0 || i === at ? "" : "0.25"));
  }

  destroy(): void {
    // It must not be taken away while it is still being put up.
    void this.ready.then(() => {
      this.chart.destroy();
      this.root.remove();
    });
  }

  /** An answer with the same numbers draws nothing. */
  private draw(): void {
    const state = this.state();
    if (state === this.drawn) return;
    this.drawn = state;
    this.ready = this.ready.then(() => this.chart.updateOptions(this.options(), false, false, false));
  }

  private state(): string {
    const { panel, keys } = this.view;
    const { colour } = this.kit;
    return JSON.stringify([this.size, panel.unit, this.shown().map((i) => [keys[i], panel.series[i]!.values[0], colour(this.view.looks[i]!.token)]), colour("--text"), colour("--surface")]);
  }

  /** Positions of the series that are drawn: neither hidden nor without a size. */
  private shown(): number[] {
    const { panel, keys, hidden } = this.view;
    return panel.series.flatMap(({ values }, i) => (hidden.has(keys[i]!) || !Number.isFinite(values[0]) ? [] : [i]));
  }

  private options(): ApexOptions {
    const { panel, looks } = this.view;
    const { bounded, colour, formatTick, formatValue } = this.kit;
    const shown = this.shown();
    const values = shown.map((i) => panel.series[i]!.values[0]!);
    const donut = panel.kind === "donut";
    const text = { colors: colour("--text-muted"), fontSize: "12px", fontFamily: "inherit" };
    const name = (position: string | number) => bounded(panel.series[shown[Number(position) - 1]!]?.name || "(no labels)", this.size.width < NARROW ? LABEL_LENGTH_NARROW : LABEL_LENGTH);
    const spoken = (value: number) => formatValue(value, panel.unit);
    const total = values.reduce((all, value) => all + value, 0);
    const unit = bounded(panel.unit, 16);
    const labelWidth = Math.ceil(Math.max(...shown.map((_, i) => textWidth(name(i + 1))))) + 10;
    const plotWidth = this.size.width - labelWidth - PLOT_PADDING;
    return {
      chart: {
        type: donut ? "donut" : "bar",
        ...this.size,
        animations: { enabled: false },
        toolbar: { show: false },
        zoom: { enabled: false },
        selection: { enabled: false },
        redrawOnParentResize: false,
        redrawOnWindowResize: false,
        fontFamily: "inherit",
        foreColor: colour("--text-muted"),
        events: {
          dataPointMouseEnter: (_event: MouseEvent, _chart: unknown, at: { dataPointIndex: number }) => this.entered(at.dataPointIndex),
          dataPointMouseLeave: () => this.host.tell(null, 0, 0),
          mounted: () => this.placeValues(),
          updated: () => this.placeValues(),
        },
      },
      series: donut ? values : [{ name: "1", data: values }],
      labels: shown.map((_, i) => String(i + 1)),
      colors: shown.map((i) => colour(looks[i]!.token)),
      legend: { show: false },
      tooltip: { enabled: false },
      stroke: { width: donut ? 2 : 0, colors: [colour("--surface")] },
      states: { hover: { filter: { type: "none" } }, active: { filter: { type: "none" } } },
      grid: { borderColor: colour("--chart-grid"), xaxis: { lines: { show: false } }, yaxis: { lines: { show: false } }, padding: donut ? { top: 0, bottom: 0 } : { top: -24, bottom: -14, left: 8, right: 8 } },
      plotOptions: {
        bar: { horizontal: true, distributed: true, barHeight: "62%", borderRadius: 3, borderRadiusApplication: "end", dataLabels: { position: "top" } },
        pie: {
          expandOnClick: false,
          donut: {
            size: "68%",
            labels: {
              show: true,
              name: { show: true, offsetY: 18, fontSize: "12px", color: colour("--text-muted"), formatter: (label: string) => (/^\d+$/.test(label) ? name(label) : label) },
              value: { show: true, offsetY: -10, fontSize: "20px", fontWeight: 650, color: colour("--text"), formatter: (value: string) => formatTick(Number(value), panel.unit) },
              total: { show: true, showAlways: false, label: unit || "all", fontSize: "12px", color: colour("--text-muted"), formatter: () => formatTick(total, panel.unit) },
            },
          },
        },
      },
      dataLabels: donut
        ? { enabled: true, dropShadow: { enabled: false }, formatter: (percent: number) => (percent < 6 ? "" : `${Math.round(percent)} %`), style: { fontSize: "11px", fontWeight: 600, colors: [colour("--surface")] } }
        : { enabled: true, textAnchor: "start", formatter: (value: number) => spoken(value), style: { fontSize: "12px", fontWeight: 500, colors: [colour("--text")] } },
      fill: { opacity: 1 },
      // The values stand at the bars: the axis only leaves room for them.
      xaxis: { min: Math.min(0, ...values), max: Math.max(0, ...values.map((value) => value * stretch(spoken(value), plotWidth))) || 1, labels: { show: false }, axisBorder: { show: false }, axisTicks: { show: false } },
      // The category's number comes as text; values beside it never do on this axis.
      yaxis: { labels: { formatter: (label: string | number) => name(label), style: text, minWidth: labelWidth, maxWidth: labelWidth } },
    } as ApexOptions;
  }

  /** Behind the ends of their bars: ApexCharts lays the values of short bars over them. */
  private placeValues(): void {
    const bars = this.root.querySelectorAll<SVGPathElement>(".apexcharts-bar-area");
    const values = this.root.querySelectorAll<SVGTextElement>(".apexcharts-datalabel");
    bars.forEach((bar, i) => {
      const { x, width } = bar.getBBox();
      values[i]?.setAttribute("x", String(x + width + VALUE_GAP));
    });
  }

  private entered(position: number): void {
    const index = this.shown()[position];
    if (index !== undefined) this.host.tell(this.contentAt(index), ...this.pointer);
  }

  private contentAt(index: number): TooltipContent {
    const { panel, looks } = this.view;
    const { bounded, formatValue, wordFor } = this.kit;
    const { name, values } = panel.series[index]!;
    const total = this.shown().reduce((all, i) => all + panel.series[i]!.values[0]!, 0);
    const share = total > 0 && Number.isFinite(values[0]) ? formatValue(values[0]! / total, "ratio") : "–";
    return {
      title: panel.window ? `over ${bounded(panel.window, 40)}` : bounded(panel.title),
      rows: [
        { name, value: wordFor(values, 0) ?? formatValue(values[0]!, panel.unit), look: { ...looks[index]!, dash: [] }, near: true },
        { name: "of all shown", value: share },
      ],
      more: 0,
    };
  }
}

/** By how much the axis has to be longer than a bar, so that its value has room behind it. */
function stretch(value: string, plotWidth: number): number {
  const bar = plotWidth - textWidth(value) - VALUE_GAP * 2;
  return bar > plotWidth / 4 ? plotWidth / bar : 4;
}

let ruler: CanvasRenderingContext2D | null | undefined;

/** ApexCharts measures the names it was given, which are numbers. */
function textWidth(text: string): number {
  if (ruler === undefined) {
    ruler = document.createElement("canvas").getContext("2d");
    if (ruler) ruler.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  }
  return ruler?.measureText(text).width ?? text.length * 7;
}

/** The sheet of its legend goes into every drawing, with or without a legend. */
function leaveStyles(chart: ApexCharts): void {
  const { legendHelpers } = (chart as unknown as { legend: { legendHelpers: object } }).legend;
  Object.assign(Object.getPrototypeOf(legendHelpers) as object, { appendToForeignObject() {} });
}

function markStyles(): void {
  if (document.getElementById(STYLE_MARK)) return;
  const mark = document.createElement("meta");
  mark.id = STYLE_MARK;
  document.head.append(mark);
}
