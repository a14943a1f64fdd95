import type { Drawing } from "./drawing";
import { Foot } from "./foot";
import { Legend, type LegendHost } from "./legend";
import { ChartMenu, type MenuItem } from "./menu";
import { PointCursor } from "./point-cursor";
import { make, putText } from "./text";

/** What the parts of a chart ask of it. */
export interface PartsHost extends LegendHost {
  menuItems(): MenuItem[];
  retry(): void;
  keyed(event: KeyboardEvent): void;
  readonly drawing: Drawing | undefined;
}

/** The elements of a chart: where it is drawn, what is said over it, its legend, menu and foot. */
export class ChartParts {
  readonly area = make("div", "chart-area");
  readonly table = make("div", "chart-table");
  readonly legend: Legend;
  readonly foot = new Foot();
  readonly cursor: PointCursor;

  private readonly words = make("span");
  private readonly retry = make("button", "chart-retry", "Retry");
  private readonly message = make("p", "chart-message", this.words, this.retry);
  private readonly announcer = make("p", "visually-hidden");
  private readonly menu: ChartMenu;

  constructor(host: PartsHost) {
    const { area, table, retry, announcer } = this;
    this.legend = new Legend(host);
    this.cursor = new PointCursor(announcer);
    this.menu = new ChartMenu(() => host.menuItems());
    area.tabIndex = 0;
    area.setAttribute("role", "img");
    area.setAttribute("aria-keyshortcuts", "t ArrowLeft ArrowRight Home End Enter");
    announcer.setAttribute("aria-live", "polite");
    retry.type = "button";
    table.tabIndex = 0;
    table.setAttribute("role", "region");
    table.hidden = true;
    retry.addEventListener("click", () => host.retry());
    for (const keyed of [area, table]) keyed.addEventListener("keydown", (event) => host.keyed(event));
    area.addEventListener("blur", () => this.cursor.leave(host.drawing));
  }

  get elements(): HTMLElement[] {
    const { menu, area, table, message, legend, foot, announcer } = this;
    return [menu.button, menu.list, make("div", "chart-stage", area, table, message), legend.element, ...foot.elements, announcer];
  }

  /** The names that others know the parts by. */
  identify(id: string, heading: string): void {
    this.foot.identify(`${id}-foot`);
    this.area.setAttribute("aria-label", heading);
    this.area.setAttribute("aria-describedby", `${id}-foot`);
    this.table.setAttribute("aria-label", `${heading} as a table`);
    this.menu.name(heading);
  }

  /** Words over the drawing; none hides them. */
  say(words: string, remedy = "", canRetry = false): void {
    putText(this.words, words);
    this.message.title = remedy;
    this.message.hidden = words === "";
    this.retry.hidden = !canRetry;
  }

  /** Said aloud as well. */
  announce(words: string): void {
    this.announcer.textContent = words;
    this.say(words);
  }

  /** Shows the table in place of the drawing, or the drawing again, and gives it the keyboard. */
  showTable(shown: boolean): void {
    this.area.hidden = shown;
    this.table.hidden = !shown;
    if (!shown) this.table.replaceChildren();
    (shown ? this.table : this.area).focus({ preventScroll: true });
  }
}
