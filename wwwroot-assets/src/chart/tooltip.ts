import type { Look } from "./palette";
import { Swatch } from "./swatch";
import { make, putName, putText } from "./text";

const DISTANCE = 14;

export interface TooltipRow {
  name: string;
  value: string;
  look?: Look;
  /** The row of the line under the pointer. */
  near?: boolean;
}

export interface TooltipContent {
  title: string;
  rows: readonly TooltipRow[];
  more: number;
}

interface RowParts {
  element: HTMLElement;
  swatch: Swatch;
  name: HTMLElement;
  value: HTMLElement;
}

/** One tooltip serves the whole page; its rows are made once. */
class Tooltip {
  private readonly title = make("p", "chart-tooltip-title");
  private readonly list = make("div", "chart-tooltip-rows");
  private readonly more = make("p", "chart-tooltip-more");
  private readonly element = make("div", "chart-tooltip", this.title, this.list, this.more);
  private readonly rows: RowParts[] = [];
  private owner: unknown;

  show(owner: unknown, content: TooltipContent, x: number, y: number): void {
    this.owner = owner;
    if (!this.element.isConnected) document.body.append(this.element);
    putText(this.title, content.title);
    content.rows.forEach((row, i) => this.fill((this.rows[i] ??= this.addRow()), row));
    this.rows.forEach((row, i) => (row.element.hidden = i >= content.rows.length));
    putText(this.more, content.more > 0 ? `and ${content.more} more` : "");
    this.more.hidden = content.more === 0;
    this.element.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const right = x + DISTANCE + width > document.documentElement.clientWidth - 4;
    const left = Math.max(4, right ? x - DISTANCE - width : x + DISTANCE);
    const top = Math.max(4, Math.min(y - height / 3, document.documentElement.clientHeight - height - 4));
    this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  hide(owner: unknown): void {
    if (this.owner === owner) this.element.hidden = true;
  }

  private addRow(): RowParts {
    const parts = { swatch: new Swatch(), name: make("span", "chart-tooltip-name"), value: make("span", "chart-tooltip-value") };
    const element = make("div", "chart-tooltip-row", parts.swatch.element, parts.name, parts.value);
    this.list.append(element);
    return { element, ...parts };
  }

  private fill({ element, swatch, name, value }: RowParts, row: TooltipRow): void {
    swatch.element.toggleAttribute("hidden", !row.look);
    if (row.look) swatch.show(row.look);
    putName(name, row.name);
    putText(value, row.value);
    element.classList.toggle("is-near", row.near === true);
  }
}

export const tooltip = new Tooltip();
