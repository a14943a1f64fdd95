import { make } from "./text";

export interface MenuItem {
  label: string;
  /** A key that does the same on the focused chart. */
  key?: string;
  href?: string;
  newTab?: boolean;
  act?(): void;
}

let made = 0;

/** The button "⋯" and what it opens; the items are those of the moment it opens. */
export class ChartMenu {
  readonly button = make("button", "chart-menu-button", "⋯");
  readonly list = make("div", "chart-menu");

  constructor(private readonly items: () => MenuItem[]) {
    const { button, list } = this;
    button.type = "button";
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    list.id = `chart-menu-${++made}`;
    list.popover = "auto";
    list.setAttribute("role", "menu");
    button.popoverTargetElement = list;
    button.setAttribute("aria-controls", list.id);
    button.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      list.showPopover();
    });
    list.addEventListener("beforetoggle", (event) => (event as ToggleEvent).newState === "open" && this.fill());
    list.addEventListener("toggle", (event) => this.toggled((event as ToggleEvent).newState === "open"));
    list.addEventListener("keydown", (event) => this.keyed(event));
  }

  name(chart: string): void {
    this.button.setAttribute("aria-label", `Menu of ${chart}`);
  }

  private fill(): void {
    this.list.replaceChildren(...this.items().map((item) => this.entry(item)));
  }

  private entry({ label, key, href, newTab, act }: MenuItem): HTMLElement {
    const element = href === undefined ? make("button", "", label) : make("a", "", label);
    if (element instanceof HTMLAnchorElement) {
      element.href = href!;
      if (newTab) Object.assign(element, { target: "_blank", rel: "noopener" });
    } else element.type = "button";
    element.setAttribute("role", "menuitem");
    element.tabIndex = -1;
    if (key) element.append(make("kbd", "", key));
    element.addEventListener("click", () => {
      this.list.hidePopover();
      act?.();
    });
    return element;
  }

  /** Under its button, and within the window. */
  private toggled(open: boolean): void {
    this.button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    const { bottom, top, right } = this.button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.list;
    const below = bottom + 4 + height <= innerHeight;
    this.list.style.left = `${Math.max(8, right - width)}px`;
    this.list.style.top = `${below ? bottom + 4 : Math.max(8, top - 4 - height)}px`;
    this.entries()[0]?.focus();
  }

  private keyed(event: KeyboardEvent): void {
    const entries = this.entries();
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: (at + 1) % entries.length, ArrowUp: (at - 1 + entries.length) % entries.length, Home: 0, End: entries.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      entries[next]?.focus();
    } else if (event.key === "Tab") this.list.hidePopover();
  }

  private entries(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=menuitem]")];
  }
}
