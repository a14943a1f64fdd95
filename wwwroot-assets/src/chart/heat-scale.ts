import type { Series } from "../board/frame";
import { colour } from "./colours";
import { make, putText } from "./text";
import { digits } from "./unit-format";

const LEVELS = 7;
const WHOLE_FROM = 30;

/** One hue in seven steps. Steps grow by squares, so that few observations beside very many are still seen. */
export class HeatScale {
  readonly element: HTMLElement;
  private readonly steps: HTMLElement[];
  private readonly labels: HTMLElement[];
  private colours: string[] = [];
  private tops: number[] = [];

  constructor() {
    this.steps = Array.from({ length: LEVELS }, () => make("i"));
    this.labels = Array.from({ length: LEVELS }, () => make("span"));
    const entries = this.steps.map((step, i) => make("span", "chart-heat-step", step, this.labels[i]!));
    this.element = make("div", "chart-heat", make("span", "chart-heat-title", "Count per step"), ...entries);
  }

  show(series: readonly Series[]): void {
    let highest = 0;
    for (const { values } of series) for (const value of values) if (value > highest && value < Infinity) highest = value;
    this.tops = levelTops(highest);
    this.colours = ramp(["--heat-low", "--heat-middle", "--heat-high"].map(colour));
    this.steps.forEach((step, i) => (step.style.background = this.colours[i]!));
    this.labels.forEach((label, i) => putText(label, `≤ ${digits(this.tops[i]!)}`));
  }

  /** Undefined where there is nothing to draw. */
  colour(value: number): string | undefined {
    return value > 0 && value < Infinity ? this.colours[levelOf(value, this.tops)] : undefined;
  }
}

export function levelOf(value: number, tops: readonly number[]): number {
  const level = tops.findIndex((top) => value <= top);
  return level < 0 ? tops.length - 1 : level;
}

/** Counts are whole as soon as there are enough of them. */
export function levelTops(highest: number): number[] {
  return Array.from({ length: LEVELS }, (_, i) => {
    const top = highest * ((i + 1) / LEVELS) ** 2;
    return highest >= WHOLE_FROM && i < LEVELS - 1 ? Math.ceil(top) : top;
  });
}

/** Colours between the stops, in even steps. */
function ramp(stops: readonly string[]): string[] {
  const channels = stops.map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  return Array.from({ length: LEVELS }, (_, i) => {
    const at = (i / (LEVELS - 1)) * (stops.length - 1);
    const [low, high] = [channels[Math.floor(at)]!, channels[Math.ceil(at)]!];
    return `rgb(${low.map((from, c) => Math.round(from + (high[c]! - from) * (at % 1))).join(" ")})`;
  });
}
