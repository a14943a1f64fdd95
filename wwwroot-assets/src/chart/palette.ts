// Which colour a series has. Names everybody knows have fixed colours, others one by their hash; a chart never has one twice while others are free.

export interface Look {
  /** A custom property of tokens.css. */
  token: string;
  dash: readonly number[];
  marker: Marker;
}

export type Marker = "none" | "circle" | "square" | "triangle";

const SERIES = Array.from({ length: 10 }, (_, i) => `--series-${i + 1}`);
const NEUTRAL = ["--tone-neutral-1", "--tone-neutral-2", "--tone-neutral-3"];
const AMBER = ["--tone-amber-1", "--tone-amber-2", "--tone-amber-3"];
const RED = ["--tone-red-1", "--tone-red-2", "--tone-red-3"];

/** Solid for the first, then ever more broken: lines are told apart without colour. */
const DASHES: readonly (readonly number[])[] = [[], [8, 3], [2, 3], [12, 3, 2, 3], [5, 5]];
const QUANTILE_DASHES: Record<string, readonly number[]> = { "quantile:p50": [2, 3], "quantile:p90": [5, 5], "quantile:p95": [8, 3], "quantile:p99": [] };
const MARKERS: readonly Marker[] = ["none", "circle", "square", "triangle"];

const FIXED: Record<string, number> = {
  "provider:openai": 3, "provider:anthropic": 2, "provider:azure": 1, "provider:google": 6, "provider:gemini": 6, "provider:mistral": 7,
  "provider:groq": 4, "provider:bedrock": 8, "provider:cohere": 9, "provider:deepseek": 10, "provider:xai": 5,
  "layer:l1a": 3, "layer:l1b": 9, "layer:l2": 5, "layer:l3": 1,
  "quantile:p50": 3, "quantile:p90": 5, "quantile:p95": 1, "quantile:p99": 4,
}; // prettier-ignore

const ALIASES: Record<string, string> = { "azure-openai": "azure", azure_openai: "azure", "vertex-ai": "google", vertex_ai: "google", "aws-bedrock": "bedrock", aws_bedrock: "bedrock", "x-ai": "xai", mistralai: "mistral" };
const QUANTILES: Record<string, string> = { "0.5": "p50", "0.50": "p50", "0.9": "p90", "0.90": "p90", "0.95": "p95", "0.99": "p99" };

/** The looks of one chart's series, in their order. */
export function looks(colours: readonly string[]): Look[] {
  const tokens = new Map<string, string>();
  const taken = new Set<string>();
  // Fixed names choose first, then by name, so that the outcome does not depend on the order of an answer.
  const names = [...new Set(colours.filter((colour) => colour !== ""))].sort((a, b) => Number(isFixed(b)) - Number(isFixed(a)) || (a < b ? -1 : 1));
  for (const name of names) tokens.set(name, choose(wishes(name), taken));
  // Dashes too: an answer sorts its series by size, and they must not flicker.
  const places = colours.map((_, i) => i).sort((a, b) => (colours[a]! === colours[b]! ? a - b : colours[a]! < colours[b]! ? -1 : 1));
  const looks: Look[] = [];
  places.forEach((position, place) => {
    const colour = colours[position]!;
    const at = placeOf(colour) ?? place;
    looks[position] = {
      token: tokens.get(colour) ?? choose(rotated(SERIES, position), taken),
      dash: QUANTILE_DASHES[known(colour)] ?? DASHES[at % DASHES.length]!,
      marker: MARKERS[Math.floor(at / DASHES.length) % MARKERS.length]!,
    };
  });
  return looks;
}

function choose(wishes: readonly string[], taken: Set<string>): string {
  const token = wishes.find((wish) => !taken.has(wish)) ?? wishes[0]!;
  taken.add(token);
  return token;
}

/** The colours a name would take, best first. */
function wishes(colour: string): readonly string[] {
  const family = statusFamily(colour);
  if (family) return rotated(family, hash(colour));
  const fixed = fixedAt(colour);
  return rotated(SERIES, fixed ?? hash(colour));
}

/** The place among the series' colours a name always has. */
function fixedAt(colour: string): number | undefined {
  const number = FIXED[known(colour)];
  return number === undefined ? placeOf(colour) : number - 1;
}

/** "gateway:2 hub" is third of the settings: it looks the same in every chart, whoever else is in it. */
function placeOf(colour: string): number | undefined {
  const place = /^gateway:(\d{1,3}) /.exec(colour);
  return place ? Number(place[1]) : undefined;
}

/** Trouble is amber and red on every page, and what went well is neutral. */
function statusFamily(colour: string): readonly string[] | undefined {
  const [what, name] = split(colour);
  if (what !== "status") return undefined;
  if (/^4/.test(name) || /^(client_error|rate_?limited|cancelled|rejected)$/.test(name)) return AMBER;
  if (/^5/.test(name) || /^(error|errors|failure|failed|timeout|server_error)$/.test(name)) return RED;
  return NEUTRAL;
}

function isFixed(colour: string): boolean {
  return statusFamily(colour) !== undefined || fixedAt(colour) !== undefined;
}

function known(colour: string): string {
  const [what, name] = split(colour);
  return `${what}:${(what === "quantile" ? QUANTILES[name] : ALIASES[name]) ?? name}`;
}

function split(colour: string): [string, string] {
  const at = colour.indexOf(":");
  return [colour.slice(0, at), colour.slice(at + 1).toLowerCase()];
}

function rotated(tokens: readonly string[], start: number): readonly string[] {
  const at = start % tokens.length;
  return [...tokens.slice(at), ...tokens.slice(0, at)];
}

/** FNV-1a. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
