import type { PanelKind } from "../board/frame";
import type { DrawingClass } from "./drawing";
import { HeatmapDrawing } from "./heatmap";
import { LinesDrawing } from "./lines";

type LoadedKind = "bars" | "donut";

// What draws time is on every page; the library for categories is five times as large and loaded when it is first needed.
const loaders: Record<LoadedKind, () => Promise<DrawingClass>> = {
  bars: async () => (await import("./categories")).CategoriesDrawing,
  donut: async () => (await import("./categories")).CategoriesDrawing,
};

const loaded = new Map<PanelKind, DrawingClass>([
  ["lines", LinesDrawing],
  ["heatmap", HeatmapDrawing],
]);
const loading = new Map<PanelKind, Promise<void>>();

/** What draws a kind, if it is there already. */
export function drawingOf(kind: PanelKind): DrawingClass | undefined {
  return loaded.get(kind);
}

/** Begins to load what the page already says it will need; if that fails, the chart says so when it paints. */
export function preloadDrawing(kind: string | null): void {
  if (kind === "bars" || kind === "donut") loadDrawing(kind).catch(() => undefined);
}

export function loadDrawing(kind: LoadedKind): Promise<void> {
  const running =
    loading.get(kind) ??
    loaders[kind]().then(
      (drawing) => void loaded.set(kind, drawing),
      (reason: unknown) => {
        // The next chart, or a retry, may have more luck.
        loading.delete(kind);
        throw reason;
      },
    );
  loading.set(kind, running);
  return running;
}
