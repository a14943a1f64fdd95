import uPlot from "uplot";
import { alignLines, type Panel } from "./panel";
import { formatValue } from "./unit-format";

const HEIGHT = 220;

const LINE_COLOURS = 6;

// 24-hour clock and ISO dates; the second line appears where the day changes. Each row: from this spacing in seconds on.
const TIME_TICKS: (string | number | null)[][] = [
  [86400, "{YYYY}-{MM}-{DD}", null, null, null, null, null, null, 1],
  [60, "{HH}:{mm}", "\n{YYYY}-{MM}-{DD}", null, "\n{YYYY}-{MM}-{DD}", null, null, null, 1],
  [1, "{HH}:{mm}:{ss}", "\n{YYYY}-{MM}-{DD}", null, "\n{YYYY}-{MM}-{DD}", null, null, null, 1],
];

/** Draws a panel into an element; the caller destroys the plot. */
export function drawPlot(target: HTMLElement, panel: Panel, onZoom: (from: number, to: number) => void): uPlot {
  const style = getComputedStyle(target);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = { stroke: colour("--text-muted"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 }, font: "12px system-ui, sans-serif" };
  const format = (value: number | null) => (value === null || value === undefined ? "–" : formatValue(value, panel.unit));
  const options: uPlot.Options = {
    width: Math.max(target.clientWidth, 200),
    height: HEIGHT,
    // Every time in the console is UTC until the viewer's zone can be chosen.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    scales: { y: { range: (_, low, high) => [Math.min(0, low), high > 0 ? high * 1.1 : 1] } },
    axes: [{ ...axis, values: TIME_TICKS as uPlot.Axis.Values }, { ...axis, size: 84, values: (_, ticks) => ticks.map((tick) => format(tick)) }],
    series: [
      { value: (_, seconds) => (seconds === null ? "–" : `${new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`), label: "Time" },
      ...panel.series.map((line, i) => ({
        label: line.name,
        stroke: colour(`--series-${(i % LINE_COLOURS) + 1}`),
        width: 2,
        points: { show: false },
        spanGaps: false,
        value: (_: uPlot, value: number | null) => format(value),
      })),
    ],
    cursor: { drag: { x: true, y: false, setScale: false } },
    hooks: {
      // Away from the pointer the legend shows the latest values instead of nothing.
      ready: [(plot) => plot.setLegend({ idx: plot.data[0].length - 1 })],
      setCursor: [
        (plot) => {
          if (plot.cursor.idx === null || plot.cursor.idx === undefined) plot.setLegend({ idx: plot.data[0].length - 1 });
        },
      ],
      setSelect: [
        (plot) => {
          if (plot.select.width < 4) return;
          onZoom(plot.posToVal(plot.select.left, "x"), plot.posToVal(plot.select.left + plot.select.width, "x"));
        },
      ],
    },
  };
  return new uPlot(options, alignLines(panel.series, panel.stepSeconds), target);
}
