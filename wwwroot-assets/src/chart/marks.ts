// What is drawn besides the data: stretches in which an alert fired, thresholds, and the markers of lines.
import type uPlot from "uplot";
import type { FiringAlert, Threshold } from "../board/frame";
import { colour } from "./colours";
import type { Marker } from "./palette";
import { bounded } from "./text";

const MARKER_DISTANCE = 70;

/** Hatched, so that a firing alert is seen without colour; named where there is room. */
export function drawFiring(plot: uPlot, alerts: readonly FiringAlert[]): void {
  const { ctx, bbox } = plot;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.textAlign = "left";
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  alerts.forEach((alert, row) => {
    for (const [from, to] of alert.spans) {
      const left = Math.max(bbox.left, plot.valToPos(from / 1000, "x", true));
      const right = Math.min(bbox.left + bbox.width, Math.max(left + 2 * scale, plot.valToPos(to / 1000, "x", true)));
      if (right <= bbox.left || left >= bbox.left + bbox.width) continue;
      hatch(ctx, left, bbox.top, right - left, bbox.height, scale);
      ctx.fillStyle = colour("--down");
      ctx.globalAlpha = 1;
      ctx.fillRect(left, bbox.top, right - left, 2 * scale);
      label(ctx, alert.name, left + 4 * scale, bbox.top + (6 + row * 14) * scale, right - left - 6 * scale, scale);
    }
  });
  ctx.restore();
}

function hatch(ctx: CanvasRenderingContext2D, left: number, top: number, width: number, height: number, scale: number): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.globalAlpha = 0.07;
  ctx.fillStyle = colour("--down");
  ctx.fillRect(left, top, width, height);
  ctx.globalAlpha = 0.3;
  ctx.strokeStyle = colour("--down");
  ctx.lineWidth = scale;
  ctx.beginPath();
  const distance = 8 * scale;
  // Stripes keep their place when the band grows.
  for (let x = Math.floor((left - height) / distance) * distance; x < left + width; x += distance) {
    ctx.moveTo(x, top + height);
    ctx.lineTo(x + height, top);
  }
  ctx.stroke();
  ctx.restore();
}

export function drawThresholds(plot: uPlot, thresholds: readonly Threshold[]): void {
  const { ctx, bbox } = plot;
  const scale = devicePixelRatio;
  ctx.save();
  for (const threshold of thresholds) {
    const y = Math.round(plot.valToPos(threshold.value, "y", true));
    const above = y < bbox.top;
    if (y > bbox.top + bbox.height) continue;
    ctx.strokeStyle = ctx.fillStyle = colour("--down");
    if (!above) {
      ctx.lineWidth = scale;
      ctx.setLineDash([6 * scale, 4 * scale]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    }
    const words = above ? `↑ ${threshold.label}` : threshold.label;
    // Above its line, or below where the top is near.
    const at = above ? bbox.top + 2 * scale : y - 15 * scale < bbox.top ? y + 4 * scale : y - 15 * scale;
    ctx.textAlign = "right";
    label(ctx, words, bbox.left + bbox.width - 4 * scale, at, bbox.width / 2, scale);
  }
  ctx.restore();
}

/** Small shapes along a line, where dashes alone do not tell it from others. */
export function drawMarkers(plot: uPlot, series: number, marker: Marker, stroke: string): void {
  const values = plot.data[series];
  const [first, last] = plot.series[0]!.idxs ?? [0, 0];
  if (marker === "none" || !values) return;
  const { ctx } = plot;
  const scale = devicePixelRatio;
  const size = 3.5 * scale;
  ctx.save();
  ctx.fillStyle = stroke;
  let next = -Infinity;
  for (let i = first; i <= last; i++) {
    const value = values[i];
    if (value === null || value === undefined) continue;
    const x = plot.valToPos(plot.data[0][i]!, "x", true);
    if (x < next) continue;
    next = x + MARKER_DISTANCE * scale;
    const y = plot.valToPos(value, "y", true);
    ctx.beginPath();
    if (marker === "circle") ctx.arc(x, y, size, 0, 7);
    else if (marker === "square") ctx.rect(x - size, y - size, size * 2, size * 2);
    else {
      ctx.moveTo(x, y - size * 1.2);
      ctx.lineTo(x + size * 1.2, y + size);
      ctx.lineTo(x - size * 1.2, y + size);
    }
    ctx.fill();
  }
  ctx.restore();
}

/** On a ground of its own: lines may pass beneath. Nothing where there is no room for a few letters. */
function label(ctx: CanvasRenderingContext2D, text: string, x: number, top: number, room: number, scale: number): void {
  ctx.font = `600 ${11 * scale}px system-ui, "Liberation Sans", sans-serif`;
  ctx.textBaseline = "top";
  const letters = Math.floor(room / (6.4 * scale));
  if (letters < 4) return;
  const words = bounded(text, letters);
  const width = ctx.measureText(words).width;
  ctx.globalAlpha = 0.8;
  ctx.fillStyle = colour("--surface");
  ctx.fillRect(ctx.textAlign === "right" ? x - width - 2 * scale : x - 2 * scale, top - scale, width + 4 * scale, 13 * scale);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colour("--down");
  ctx.fillText(words, x, top);
}
