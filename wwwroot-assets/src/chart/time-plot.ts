// What line charts and heatmaps share: a time axis in the page's zone, the crosshair of all charts, and zooming by dragging.
import uPlot from "uplot";
import type { Panel } from "../board/frame";
import { colour } from "./colours";
import type { DrawingHost, Size } from "./drawing";
import { pageZone } from "./zone";
import { zoomIn } from "./zoom";

const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
const DRAG_PIXELS = 4;

// 24-hour clock and ISO dates; the second line appears where the day changes. Each row: from this spacing in seconds on.
const TIME_TICKS = [
  [86400, "{YYYY}-{MM}-{DD}", null, null, null, null, null, null, 1],
  [60, "{HH}:{mm}", "\n{YYYY}-{MM}-{DD}", null, "\n{YYYY}-{MM}-{DD}", null, null, null, 1],
  [1, "{HH}:{mm}:{ss}", "\n{YYYY}-{MM}-{DD}", null, "\n{YYYY}-{MM}-{DD}", null, null, null, 1],
] as unknown as uPlot.Axis.Values;

export interface TimePlotParts {
  series: uPlot.Series[];
  data: uPlot.AlignedData;
  y: uPlot.Scale;
  yAxis: uPlot.Axis;
  /** False: the crosshair has no dots on the lines. */
  points?: boolean;
  /** Under the lines. */
  under?(plot: uPlot): void;
  /** Over the lines. */
  over?(plot: uPlot): void;
  /** The pointer of this chart, or its keyboard cursor, is at a moment. */
  pointed(plot: uPlot, index: number | null): void;
}

/** Seconds, as uPlot counts. */
export function moments({ start, step, count }: Panel): number[] {
  return Array.from({ length: count }, (_, i) => (start + i * step) / 1000);
}

export function timePlot(target: HTMLElement, size: Size, panel: () => Panel, parts: TimePlotParts, host: DrawingHost): uPlot {
  const axis: uPlot.Axis = {
    stroke: () => colour("--text-muted"),
    font: FONT,
    grid: { stroke: () => colour("--chart-grid"), width: 1 },
    ticks: { show: false },
    gap: 6,
  };
  let held = false;
  let pointing = false;
  let gone = false;
  const plot = new uPlot(
    {
      ...size,
      padding: [10, 14, 0, 0],
      tzDate: (seconds) => (pageZone() === "utc" ? uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC") : new Date(seconds * 1000)),
      legend: { show: false },
      focus: { alpha: 0.2 },
      scales: { x: { time: true, range: () => extent(panel()) }, y: parts.y },
      axes: [
        { ...axis, values: TIME_TICKS, space: 62, size: 36 },
        { ...axis, size: axisWidth, ...parts.yAxis },
      ],
      series: [{}, ...parts.series],
      cursor: {
        drag: { x: true, y: false, setScale: false },
        sync: { key: "page", setSeries: false, scales: ["x", null], filters: { pub: (type) => type === "mousemove", sub: () => true } },
        bind: {
          dblclick: () => () => {
            host.zoomOut();
            return null;
          },
        },
        y: false,
        points: parts.points === false ? { show: false } : { size: 7, width: 1.5 },
      },
      hooks: {
        // On the page only when it is drawn: there, every font it sets would have the page's styles computed anew.
        ready: [(plot) => !gone && target.append(plot.root)],
        destroy: [() => (gone = true)],
        drawClear: parts.under ? [parts.under] : [],
        draw: parts.over ? [parts.over] : [],
        setCursor: [
          (plot) => {
            if (held && plot.select.width >= DRAG_PIXELS) host.selecting(true);
            if (pointing) parts.pointed(plot, plot.cursor.idx ?? null);
          },
        ],
        setSelect: [
          (plot) => {
            const { left, width } = plot.select;
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            if (width >= DRAG_PIXELS) host.zoom(zoomIn(plot.posToVal(left, "x") * 1000, plot.posToVal(left + width, "x") * 1000));
          },
        ],
      },
    },
    parts.data,
    (_, init) => init(),
  );
  const released = () => {
    held = false;
    document.removeEventListener("mouseup", released);
    host.selecting(false);
  };
  plot.over.addEventListener("mousedown", (event) => {
    if (event.button !== 0) return;
    held = true;
    document.addEventListener("mouseup", released);
  });
  // What ends a drag is no click: uPlot keeps it to itself.
  plot.over.addEventListener("click", (event) => typeof plot.cursor.idx === "number" && host.chosen(plot.cursor.idx, event.clientX, event.clientY));
  plot.over.addEventListener("mouseenter", () => (pointing = true));
  plot.over.addEventListener("mouseleave", () => {
    pointing = false;
    parts.pointed(plot, null);
  });
  return plot;
}

/** Where something stands on the screen that stands here in the plot. */
export function onScreen(plot: uPlot, left: number, top: number): [number, number] {
  const rect = plot.over.getBoundingClientRect();
  return [rect.left + left, rect.top + top];
}

function extent({ start, step, count }: Panel): [number, number] {
  const last = start + Math.max(count - 1, 0) * step;
  return last > start ? [start / 1000, last / 1000] : [(start - step) / 1000, (start + step) / 1000];
}

function axisWidth(plot: uPlot, labels: string[] | null, index: number, cycle: number): number {
  // From the second round on the width stands, or the layout may never come to rest.
  if (cycle > 1) return (plot.axes[index] as { _size?: number })._size ?? 52;
  const longest = Math.max(4, ...(labels ?? []).map((label) => label.length));
  return Math.max(46, Math.ceil(longest * 6.3) + 16);
}
