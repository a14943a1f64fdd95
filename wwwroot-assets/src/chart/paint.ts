// All charts of the page paint in one animation frame: first everything is measured, then drawn.

export interface Paintable {
  /** Reads the layout; false when the chart is out of sight and waits until it is near. */
  measure(): boolean;
  paint(): void;
}

const waiting = new Set<Paintable>();
const done = new Set<() => void>();
let frame: number | undefined;

export function schedulePaint(chart: Paintable): void {
  waiting.add(chart);
  frame ??= requestAnimationFrame(paintNow);
}

/** In this very task, before the browser shows anything. */
export function paintNow(): void {
  if (frame !== undefined) cancelAnimationFrame(frame);
  frame = undefined;
  const charts = [...waiting].filter((chart) => chart.measure());
  waiting.clear();
  for (const chart of charts) chart.paint();
  // uPlot draws in a microtask of its own; those come first.
  queueMicrotask(() => queueMicrotask(() => done.forEach((told) => told())));
}

export function forgetPaint(chart: Paintable): void {
  waiting.delete(chart);
}

/** Calls back after each round of painting. */
export function afterPaint(told: () => void): () => void {
  done.add(told);
  return () => done.delete(told);
}
