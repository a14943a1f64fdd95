import type { Panel } from "../board/frame";
import { bounded, make, putText } from "./text";
import { formatAge, formatTime, zoneName, type Zone } from "./zone";

const MOST_NOTES = 6;
const MOST_SPANS = 4;
const TEXT_LENGTH = 240;
const DAY = 86_400_000;

/** What stands under a chart: where an alert fired, notes, and of when and what the numbers are. */
export class Foot {
  private readonly firing = make("p", "chart-firing");
  private readonly notes = make("p", "chart-notes");
  private readonly facts = make("p", "chart-foot");
  readonly elements = [this.firing, this.notes, this.facts];

  constructor() {
    this.firing.hidden = this.notes.hidden = true;
  }

  show(panel: Panel, zone: Zone): void {
    putText(this.firing, firingWords(panel, zone));
    putText(this.notes, notesWords(panel));
    putText(this.facts, factsWords(panel, zone));
    this.firing.hidden = this.firing.textContent === "";
    this.notes.hidden = this.notes.textContent === "";
  }

  identify(id: string): void {
    this.facts.id = id;
  }
}

export function firingWords({ firing, step, count }: Panel, zone: Zone): string {
  const alerts = firing.filter(({ spans }) => spans.length > 0);
  if (alerts.length === 0) return "";
  // The day is said where a clock would leave it open.
  const time = (moment: number) => formatTime(moment, zone).slice(step * count > DAY ? 5 : 11, 16);
  const told = alerts.map(({ name, severity, spans }) => {
    const times = spans.slice(0, MOST_SPANS).map(([from, to]) => `${time(from)}–${time(to)}`);
    const more = spans.length > MOST_SPANS ? ` and ${spans.length - MOST_SPANS} more` : "";
    return `${bounded(name, 80)}${severity ? ` (${bounded(severity, 40)})` : ""} ${times.join(", ")}${more}`;
  });
  return `Firing: ${bounded(told.join("; "), TEXT_LENGTH * 2)}`;
}

function notesWords({ notes }: Panel): string {
  const told = notes.slice(0, MOST_NOTES).map((note) => bounded(note, TEXT_LENGTH));
  return told.join(" · ") + (notes.length > MOST_NOTES ? ` · and ${notes.length - MOST_NOTES} more notes` : "");
}

function factsWords({ asOf, step, count, window, unit }: Panel, zone: Zone): string {
  const time = Date.parse(asOf);
  const facts = [
    Number.isNaN(time) ? "" : `as of ${formatTime(time, zone).slice(Date.now() - time > DAY ? 0 : 11)} ${zoneName(zone)}`,
    count > 1 ? `step ${formatAge(step)}` : "",
    window ? `window ${bounded(window, 40)}` : "",
    bounded(unit, 40),
  ];
  return facts.filter((fact) => fact !== "").join(" · ");
}
