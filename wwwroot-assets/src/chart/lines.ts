import type uPlot from "uplot";
import { withGaps, wordFor } from "../board/samples";
import { colour } from "./colours";
import type { Drawing, DrawingHost, Size, View } from "./drawing";
import { drawFiring, drawMarkers, drawThresholds } from "./marks";
import { formatTick, increments, valueRange } from "./ticks";
import { moments, onScreen, timePlot } from "./time-plot";
import { rank } from "./rank";
import type { TooltipContent } from "./tooltip";
import { formatValue } from "./unit-format";
import { formatMoment } from "./zone";

/** Lines over time. The plot is made once: what changes is its data, its series and its size. */
export class LinesDrawing implements Drawing {
  private readonly plot: uPlot;
  private keys: readonly string[];

  constructor(
    target: HTMLElement,
    size: Size,
    private view: View,
    private readonly host: DrawingHost,
  ) {
    this.keys = view.keys;
    this.plot = timePlot(target, size, () => this.view.panel, {
      series: view.keys.map((_, i) => this.line(i)),
      data: data(view),
      y: { range: (_, low, high) => valueRange(low ?? 0, high ?? 0, this.view.panel.thresholds) },
      yAxis: {
        incrs: () => increments(this.view.panel.unit),
        values: (_, ticks) => ticks.map((tick) => formatTick(tick, this.view.panel.unit)),
        space: 34,
      },
      under: (plot) => drawFiring(plot, this.view.panel.firing),
      over: (plot) => {
        this.view.looks.forEach(({ marker, token }, i) => plot.series[i + 1]?.show && drawMarkers(plot, i + 1, marker, colour(token)));
        drawThresholds(plot, this.view.panel.thresholds);
      },
      pointed: (plot, index) => this.pointed(plot, index),
    }, host); // prettier-ignore
  }

  update(view: View): void {
    this.view = view;
    const { plot } = this;
    plot.batch(() => {
      if (view.keys.length !== this.keys.length || view.keys.some((key, i) => key !== this.keys[i])) {
        for (let i = this.keys.length; i > 0; i--) plot.delSeries(i);
        view.keys.forEach((_, i) => plot.addSeries(this.line(i), i + 1));
        this.keys = view.keys;
      }
      view.keys.forEach((key, i) => {
        const series = plot.series[i + 1]!;
        series.dash = this.dash(i);
        if (series.show === view.hidden.has(key)) plot.setSeries(i + 1, { show: !view.hidden.has(key) }, false);
      });
      plot.setData(data(view));
    });
  }

  resize(size: Size): void {
    this.plot.setSize(size);
  }

  recolour(): void {
    this.plot.redraw(false, true);
  }

  point(index: number | null): TooltipContent | null {
    const { plot } = this;
    plot.setCursor({ left: index === null ? -10 : plot.valToPos(plot.data[0][index]!, "x"), top: index === null ? -10 : 8 });
    const content = index === null ? null : readAt(this.view, index);
    this.host.tell(content, ...onScreen(plot, plot.cursor.left ?? 0, 8));
    return content;
  }

  highlight(key: string | null): void {
    const at = key === null ? -1 : this.keys.indexOf(key);
    this.plot.setSeries(at < 0 ? null : at + 1, { focus: at >= 0 }, false);
  }

  destroy(): void {
    this.plot.destroy();
  }

  private line(at: number): uPlot.Series {
    return {
      scale: "y",
      stroke: () => colour(this.view.looks[at]!.token),
      width: 1.75,
      dash: this.dash(at),
      spanGaps: false,
      points: { show: (plot, series) => loners(plot, series).length > 0, size: 5, width: 0, fill: () => colour(this.view.looks[at]!.token), filter: (plot, series, show) => (show ? loners(plot, series) : null) },
      show: !this.view.hidden.has(this.view.keys[at]!),
    };
  }

  private dash(at: number): number[] {
    return this.view.looks[at]!.dash.map((length) => length * devicePixelRatio);
  }

  private pointed(plot: uPlot, index: number | null): void {
    if (index === null) {
      this.host.tell(null, 0, 0);
      return;
    }
    const { left = 0, top = 0 } = plot.cursor;
    this.host.tell(readAt(this.view, index, nearest(plot, index, top)), ...onScreen(plot, left, top));
  }
}

/** All values of a moment, the largest first. */
export function readAt({ panel, keys, looks, hidden }: View, index: number, near = -1): TooltipContent {
  const shown = panel.series
    .map((series, i) => ({
      amount: series.values[index] ?? NaN,
      name: series.name,
      value: wordFor(series.values, index) ?? formatValue(series.values[index]!, panel.unit),
      look: looks[i]!,
      near: i === near,
      key: keys[i]!,
    }))
    .filter(({ key }) => !hidden.has(key));
  return { title: formatMoment(panel.start + index * panel.step), ...rank(shown) };
}

function data({ panel }: View): uPlot.AlignedData {
  return [moments(panel), ...panel.series.map((series) => withGaps(series.values))];
}

function nearest(plot: uPlot, index: number, top: number): number {
  let best = -1;
  let distance = 24;
  plot.series.forEach((series, i) => {
    const value = plot.data[i]?.[index];
    if (i === 0 || !series.show || value === null || value === undefined) return;
    const apart = Math.abs(plot.valToPos(value, "y") - top);
    if (apart < distance) [best, distance] = [i - 1, apart];
  });
  return best;
}

/** A point between two gaps has no line: it is drawn as a dot. */
function loners(plot: uPlot, series: number): number[] {
  const values = plot.data[series]!;
  const alone: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] != null && values[i - 1] == null && values[i + 1] == null) alone.push(i);
  return alone;
}
