import { wordFor } from "../board/samples";
import type { View } from "./drawing";
import { Swatch } from "./swatch";
import { make, putName, putText } from "./text";
import { formatValue } from "./unit-format";

interface Entry {
  button: HTMLButtonElement;
  swatch: Swatch;
  name: HTMLElement;
  value: HTMLElement;
}

export interface LegendHost {
  clicked(key: string, toggle: boolean): void;
  highlighted(key: string | null): void;
}

/** A button per series: pressed is shown. Buttons are kept from one answer to the next. */
export class Legend {
  readonly element = make("div", "chart-legend");
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly host: LegendHost) {
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", "Series. Press to see one alone; with Ctrl or Shift to show or hide it.");
  }

  show(view: View): void {
    const { panel, keys, looks, hidden } = view;
    for (const [key, { button }] of this.entries)
      if (!keys.includes(key)) {
        button.remove();
        this.entries.delete(key);
      }
    keys.forEach((key, i) => {
      const entry = this.entries.get(key) ?? this.add(key);
      const { values, name } = panel.series[i]!;
      if (this.element.children[i] !== entry.button) this.element.insertBefore(entry.button, this.element.children[i] ?? null);
      entry.swatch.show(looks[i]!, panel.kind === "bars" || panel.kind === "donut");
      putName(entry.name, name);
      putText(entry.value, values.length === 0 ? "" : (wordFor(values, values.length - 1) ?? formatValue(values.at(-1)!, panel.unit)));
      const pressed = String(!hidden.has(key));
      if (entry.button.getAttribute("aria-pressed") !== pressed) entry.button.setAttribute("aria-pressed", pressed);
    });
  }

  private add(key: string): Entry {
    const swatch = new Swatch();
    const [name, value] = [make("span", "chart-legend-name"), make("span", "chart-legend-value")];
    const button = make("button", "chart-legend-entry", swatch.element, name, value);
    button.type = "button";
    button.addEventListener("click", (event) => this.host.clicked(key, event.ctrlKey || event.metaKey || event.shiftKey));
    for (const over of ["pointerenter", "focus"]) button.addEventListener(over, () => this.host.highlighted(key));
    for (const gone of ["pointerleave", "blur"]) button.addEventListener(gone, () => this.host.highlighted(null));
    const entry = { button, swatch, name, value };
    this.entries.set(key, entry);
    return entry;
  }
}
