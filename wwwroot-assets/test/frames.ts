// Frames as the server writes them.
import type { Panel } from "../src/board/frame";

export const MISSING = null;

export type Sample = number | typeof MISSING;

export interface PanelSpec {
  [key: string]: unknown;
  series: { name: string; labels?: Record<string, string>; colour?: string; values: Sample[] }[];
}

export function encodeFrame(header: { revision: string; asOf?: string }, panels: PanelSpec[], padding = 0): ArrayBuffer {
  const samples: Sample[] = [];
  const written = panels.map((panel) => ({
    ...panel,
    series: panel.series.map(({ values, ...series }) => ({ labels: {}, colour: "", ...series, at: samples.push(...values) - values.length })),
  }));
  const json = new TextEncoder().encode(JSON.stringify({ asOf: "2026-11-21T10:00:00Z", ...header, panels: written }));
  const length = Math.ceil((json.length + 8) / 8) * 8 - 8 + padding;
  const bytes = new Uint8Array(8 + length + samples.length * 8).fill(32);
  bytes.set(new TextEncoder().encode("OCP1"));
  const view = new DataView(bytes.buffer);
  view.setUint32(4, length, true);
  bytes.set(json, 8);
  samples.forEach((sample, i) => {
    const at = 8 + length + i * 8;
    if (sample === MISSING) view.setBigUint64(at, 0x7ff0000000000002n, true);
    else view.setFloat64(at, sample, true);
  });
  return bytes.buffer;
}

export function panelSpec(spec: Partial<PanelSpec> & Pick<PanelSpec, "series">): PanelSpec {
  const count = spec.series[0]?.values.length ?? 0;
  return { id: "traffic", title: "Requests", kind: "lines", state: "value", asOf: "2026-11-21T10:00:00Z", unit: "requests/s", start: 1_000_000, step: 1000, count, from: 0, whole: true, queries: [], notes: [], window: "5m", took: 1, totalSeries: spec.series.length, ...spec };
}

/** A panel as it is after decoding; null is a missing sample. */
export function panel(series: Record<string, Sample[]>, more: Partial<Panel> = {}): Panel {
  const list = Object.entries(series).map(([name, values]) => ({ name, labels: { name }, colour: "", values: floats(values) }));
  return {
    id: "traffic", title: "Requests", kind: "lines", state: "value", asOf: "2026-11-21T10:00:00Z", unit: "requests/s", start: 1_000_000, step: 1000,
    count: list[0]?.values.length ?? 0, from: 0, whole: true, queries: [], notes: [], window: "5m", took: 1, totalSeries: list.length, series: list, thresholds: [], firing: [], ...more,
  }; // prettier-ignore
}

export function floats(values: Sample[]): Float64Array {
  const bytes = new DataView(new ArrayBuffer(values.length * 8));
  values.forEach((value, i) => (value === MISSING ? bytes.setBigUint64(i * 8, 0x7ff0000000000002n, true) : bytes.setFloat64(i * 8, value, true)));
  return new Float64Array(bytes.buffer);
}
