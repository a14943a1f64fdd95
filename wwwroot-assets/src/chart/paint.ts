// All charts of the page paint in one animation frame: first everything is measured, then drawn. Those in sight come
// first, and in the frame after it those that will soon be.

export interface Paintable {
  /** Whether it is in sight, or within some pixels of it; one that is not waits until it is near. */
  isWithin(pixels: number): boolean;
  /** Makes the elements to draw in. */
  build(): void;
  /** Reads the layout. */
  measure(): void;
  paint(): void;
}

/** Charts this far away are drawn before anybody scrolls to them. */
export const NEAR_PIXELS = 300;

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
  paintWithin(0);
  if (waiting.size > 0) frame = requestAnimationFrame(paintNear);
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

function paintNear(): void {
  frame = undefined;
  paintWithin(NEAR_PIXELS);
  waiting.clear();
}

function paintWithin(pixels: number): void {
  const charts = [...waiting].filter((chart) => chart.isWithin(pixels));
  for (const chart of charts) {
    waiting.delete(chart);
    chart.build();
  }
  for (const chart of charts) chart.measure();
  for (const chart of charts) chart.paint();
}
