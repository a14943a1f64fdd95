// A board's data as it comes from the server: "OCP1", u32 length of the header, header JSON padded to 8 bytes, float64 values.

export type PanelKind = "lines" | "heatmap" | "bars" | "donut";
export type PanelState = "loading" | "value" | "zero" | "noSeries" | "stale" | "failed";

export interface Series {
  name: string;
  labels: Record<string, string>;
  /** "what:name"; equal strings have equal colours everywhere. Empty: by position. */
  colour: string;
  /** One value per moment; what is missing is a NaN with bits of its own (samples.ts). */
  values: Float64Array;
}

export interface Threshold {
  value: number;
  label: string;
  /** The chart is about it: it is in the picture however far it is from the values. */
  isSubject: boolean;
}

export interface FiringAlert {
  name: string;
  severity: string;
  spans: [number, number][];
}

export interface Failure {
  where: string;
  problem: string;
  remedy: string;
}

export interface Panel {
  id: string;
  title: string;
  kind: PanelKind;
  state: PanelState;
  asOf: string;
  unit: string;
  /** Moments are start + i * step, in Unix milliseconds. */
  start: number;
  step: number;
  count: number;
  /** The series' values begin at this moment; earlier ones are what the browser has already. */
  from: number;
  whole: boolean;
  queries: string[];
  notes: string[];
  window: string;
  took: number;
  totalSeries: number;
  series: Series[];
  thresholds: Threshold[];
  firing: FiringAlert[];
  failure?: Failure;
}

export interface Frame {
  revision: string;
  asOf: string;
  panels: Panel[];
}

/** The bytes are not a frame, or not a whole one. */
export class FrameProblem extends Error {}

const PREFIX = 8;
const KINDS: readonly string[] = ["lines", "heatmap", "bars", "donut"];
const STATES: readonly string[] = ["loading", "value", "zero", "noSeries", "stale", "failed"];

export function decodeFrame(bytes: ArrayBuffer): Frame {
  if (bytes.byteLength < PREFIX || String.fromCharCode(...new Uint8Array(bytes, 0, 4)) !== "OCP1") throw new FrameProblem("the answer is not a board of charts");
  const length = new DataView(bytes).getUint32(4, true);
  if (PREFIX + length > bytes.byteLength) throw new FrameProblem("the answer ends within its header");
  const values = floats(bytes, PREFIX + length);
  const header = record(parse(new TextDecoder().decode(new Uint8Array(bytes, PREFIX, length))), "header");
  return {
    revision: text(header.revision),
    asOf: text(header.asOf),
    panels: list(header.panels, "panels").map((panel) => readPanel(record(panel, "a panel"), values)),
  };
}

/** The server pads the header so that the values can be read where they lie. */
function floats(bytes: ArrayBuffer, offset: number): Float64Array {
  const size = (bytes.byteLength - offset) % 8;
  if (size !== 0) throw new FrameProblem("the answer ends within a value");
  return offset % 8 === 0 ? new Float64Array(bytes, offset) : new Float64Array(bytes.slice(offset));
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new FrameProblem("the answer's header is not JSON");
  }
}

function readPanel(json: Record<string, unknown>, values: Float64Array): Panel {
  const id = text(json.id);
  const [count, from] = [whole(json.count, `count of ${id}`), whole(json.from ?? 0, `from of ${id}`)];
  if (from > count) throw new FrameProblem(`panel ${id} begins after its end`);
  return {
    id,
    title: text(json.title),
    kind: oneOf<PanelKind>(json.kind, KINDS, `kind of ${id}`),
    state: oneOf<PanelState>(json.state, STATES, `state of ${id}`),
    asOf: text(json.asOf),
    unit: text(json.unit),
    start: number(json.start, `start of ${id}`),
    step: number(json.step, `step of ${id}`),
    count,
    from,
    whole: json.whole !== false,
    queries: list(json.queries ?? [], "queries").map(text),
    notes: list(json.notes ?? [], "notes").map(text),
    window: text(json.window),
    took: Number(json.took ?? 0),
    totalSeries: Number(json.totalSeries ?? 0),
    series: list(json.series ?? [], "series").map((series) => readSeries(record(series, "a series"), values, count - from, id)),
    thresholds: list(json.thresholds ?? [], "thresholds").map((threshold) => {
      const { value, label, subject } = record(threshold, "a threshold");
      return { value: number(value, `threshold of ${id}`), label: text(label), isSubject: subject === true };
    }),
    firing: list(json.firing ?? [], "firing").map((alert) => readAlert(record(alert, "an alert"))),
    ...(json.failure ? { failure: readFailure(record(json.failure, "failure")) } : {}),
  };
}

function readSeries(json: Record<string, unknown>, values: Float64Array, count: number, panel: string): Series {
  const at = whole(json.at ?? 0, `at of ${panel}`);
  if (at + count > values.length) throw new FrameProblem(`the answer ends within the values of panel ${panel}`);
  const labels = Object.entries(record(json.labels ?? {}, "labels")).map(([label, value]) => [label, text(value)]);
  return { name: text(json.name), labels: Object.fromEntries(labels), colour: text(json.colour), values: values.subarray(at, at + count) };
}

function readAlert(json: Record<string, unknown>): FiringAlert {
  const spans = list(json.spans ?? [], "spans").map((span): [number, number] => {
    const [from, to] = list(span, "a span");
    return [number(from, "a span"), number(to, "a span")];
  });
  return { name: text(json.name), severity: text(json.severity), spans };
}

export function readFailure(json: Record<string, unknown>): Failure {
  return { where: text(json.where), problem: text(json.problem), remedy: text(json.remedy) };
}

function record(json: unknown, what: string): Record<string, unknown> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new FrameProblem(`${what} is not an object`);
  return json as Record<string, unknown>;
}

function list(json: unknown, what: string): unknown[] {
  if (!Array.isArray(json)) throw new FrameProblem(`${what} is not a list`);
  return json;
}

function text(json: unknown): string {
  return typeof json === "string" ? json : "";
}

function number(json: unknown, what: string): number {
  if (typeof json !== "number") throw new FrameProblem(`${what} is not a number`);
  return json;
}

function whole(json: unknown, what: string): number {
  const value = number(json, what);
  if (!Number.isSafeInteger(value) || value < 0) throw new FrameProblem(`${what} is not a count`);
  return value;
}

function oneOf<T extends string>(json: unknown, known: readonly string[], what: string): T {
  if (typeof json !== "string" || !known.includes(json)) throw new FrameProblem(`${what} is unknown`);
  return json as T;
}
