import type uPlot from "uplot";
import { wordFor } from "../board/samples";
import { heatmapBuckets, isLogarithmic, type Bucket } from "./buckets";
import type { Drawing, DrawingHost, Size, View } from "./drawing";
import { HeatScale } from "./heat-scale";
import { drawFiring } from "./marks";
import { rank } from "./rank";
import { formatTick } from "./ticks";
import { moments, onScreen, timePlot } from "./time-plot";
import type { TooltipContent } from "./tooltip";
import { formatValue } from "./unit-format";
import { formatMoment } from "./zone";

const LABEL_PIXELS = 15;

/** Counts per bucket over time: the darker, the more. Buckets are drawn between their true bounds. */
export class HeatmapDrawing implements Drawing {
  readonly key: HTMLElement;
  private readonly scale: HeatScale;
  private plot: uPlot;
  private buckets: Bucket[] = [];
  private log = false;

  constructor(
    private readonly target: HTMLElement,
    private size: Size,
    private view: View,
    private readonly host: DrawingHost,
  ) {
    this.scale = new HeatScale();
    this.key = this.scale.element;
    this.read(view);
    this.plot = this.make();
  }

  update(view: View): void {
    const log = this.log;
    this.read(view);
    if (log !== this.log) {
      // A scale cannot change its kind; bounds hardly ever do.
      this.plot.destroy();
      this.plot = this.make();
    } else this.plot.setData(this.data());
  }

  resize(size: Size): void {
    this.size = size;
    this.plot.setSize(size);
  }

  recolour(): void {
    this.scale.show(this.view.panel.series);
    this.plot.redraw(false, true);
  }

  point(index: number | null): TooltipContent | null {
    const { plot } = this;
    plot.setCursor({ left: index === null ? -10 : plot.valToPos(plot.data[0][index]!, "x"), top: index === null ? -10 : 8 });
    const content = index === null ? null : this.allAt(index);
    this.host.tell(content, ...onScreen(plot, plot.cursor.left ?? 0, 8));
    return content;
  }

  // Its series are its rows.
  highlight(): void {}

  destroy(): void {
    this.plot.destroy();
    this.key.remove();
  }

  private read(view: View): void {
    this.view = view;
    this.buckets = heatmapBuckets(view.panel);
    this.log = isLogarithmic(this.buckets.map(({ high }) => high).filter(Number.isFinite));
    this.scale.show(view.panel.series);
  }

  private make(): uPlot {
    return timePlot(this.target, this.size, () => this.view.panel, {
      series: [{ scale: "y", paths: () => null, points: { show: false } }],
      data: this.data(),
      y: { distr: this.log ? 3 : 1, range: () => [this.buckets[0]?.from ?? 1, this.buckets.at(-1)?.to ?? 10] },
      yAxis: {
        splits: () => this.buckets.map(({ high }) => high).filter(Number.isFinite),
        filter: (plot, splits) => apart(plot, splits),
        values: (_, ticks) => ticks.map((tick) => (tick === null ? "" : formatTick(tick, this.view.panel.unit))),
        grid: { show: false },
      },
      over: (plot) => {
        this.drawCells(plot);
        drawFiring(plot, this.view.panel.firing);
      },
      pointed: (plot, index) => this.pointed(plot, index),
      points: false,
    }, this.host); // prettier-ignore
  }

  /** The one line that is not drawn makes the plot know its moments. */
  private data(): uPlot.AlignedData {
    const times = moments(this.view.panel);
    return [times, times.map(() => this.buckets[0]?.to ?? 1)];
  }

  private drawCells(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const { series, start, step, count } = this.view.panel;
    const edges = Array.from({ length: count + 1 }, (_, i) => Math.round(plot.valToPos((start + (i - 0.5) * step) / 1000, "x", true)));
    const gap = (edges[1] ?? 0) - (edges[0] ?? 0) > 8 * devicePixelRatio ? 1 : 0;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    this.buckets.forEach((bucket, row) => {
      const [top, bottom] = [Math.round(plot.valToPos(bucket.to, "y", true)), Math.round(plot.valToPos(bucket.from, "y", true))];
      const { values } = series[row]!;
      for (let i = 0; i < count; i++) {
        const fill = this.scale.colour(values[i]!);
        if (!fill) continue;
        ctx.fillStyle = fill;
        ctx.fillRect(edges[i]!, top, edges[i + 1]! - edges[i]! - gap, Math.max(1, bottom - top - 1));
      }
    });
    ctx.restore();
  }

  private pointed(plot: uPlot, index: number | null): void {
    if (index === null) {
      this.host.tell(null, 0, 0);
      return;
    }
    const { left = 0, top = 0 } = plot.cursor;
    const value = plot.posToVal(top, "y");
    const row = this.buckets.findIndex(({ from, to }) => value >= from && value <= to);
    this.host.tell(row < 0 ? this.allAt(index) : this.cellAt(index, row), ...onScreen(plot, left, top));
  }

  private cellAt(index: number, row: number): TooltipContent {
    const { values } = this.view.panel.series[row]!;
    return {
      title: this.title(index),
      rows: [
        { name: this.buckets[row]!.words, value: wordFor(values, index) ?? formatValue(values[index]!, "count"), near: true },
        { name: `of ${formatValue(this.total(index), "count")} in this step`, value: this.share(values[index]!, index) },
      ],
      more: 0,
    };
  }

  private allAt(index: number): TooltipContent {
    const rows = this.view.panel.series.map(({ values }, row) => {
      const value = values[index] ?? NaN;
      const word = wordFor(values, index);
      return { amount: value, name: this.buckets[row]!.words, value: word ?? `${formatValue(value, "count")} (${this.share(value, index)})` };
    });
    return { title: this.title(index), ...rank(rows) };
  }

  private total(index: number): number {
    return this.view.panel.series.reduce((all, { values }) => all + (Number.isFinite(values[index]) ? values[index]! : 0), 0);
  }

  private share(value: number, index: number): string {
    const total = this.total(index);
    return total > 0 && Number.isFinite(value) ? formatValue(value / total, "ratio") : "–";
  }

  private title(index: number): string {
    return formatMoment(this.view.panel.start + index * this.view.panel.step);
  }
}

/** Bounds whose labels would stand on each other stay without one. */
function apart(plot: uPlot, bounds: number[]): (number | null)[] {
  let last = Infinity;
  return bounds.map((bound) => {
    const at = plot.valToPos(bound, "y");
    if (last - at < LABEL_PIXELS) return null;
    last = at;
    return bound;
  });
}

