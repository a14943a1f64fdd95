// From a moment of a chart to the requests near it: a click without a drag, or Enter on the keyboard's cursor.
import { make } from "./text";
import { formatMoment } from "./zone";

/** The page of requests near a moment (Unix milliseconds), of one gateway or of all. */
export function nearAddress(moment: number, gateway: string | null): string {
  const parameters = new URLSearchParams({ near: String(Math.round(moment)) });
  if (gateway) parameters.set("gateway", gateway);
  return `requests?${parameters.toString().replaceAll("+", "%20")}`;
}

/** One popover serves the whole page. The browser closes it, and gives the focus back to where it was. */
class NearMoment {
  private readonly link = make("a", "");
  private readonly element = make("div", "chart-menu chart-near", this.link);

  constructor() {
    this.element.popover = "auto";
    this.link.addEventListener("click", () => this.hide());
  }

  show(moment: number, gateway: string | null, x: number, y: number): void {
    const { element, link } = this;
    if (!element.isConnected) document.body.append(element);
    link.href = nearAddress(moment, gateway);
    link.textContent = `Requests near ${formatMoment(moment)}`;
    if (!element.matches(":popover-open")) element.showPopover();
    const { offsetWidth: width, offsetHeight: height } = element;
    const below = y + 10 + height <= innerHeight;
    element.style.left = `${Math.max(8, Math.min(x - width / 2, innerWidth - width - 8))}px`;
    element.style.top = `${below ? y + 10 : Math.max(8, y - 10 - height)}px`;
    link.focus({ preventScroll: true });
  }

  hide(): void {
    if (this.element.matches(":popover-open")) this.element.hidePopover();
  }
}

let popover: NearMoment | undefined;

/** Offers the requests near a moment beside a place on the screen. */
export function offerNear(moment: number, gateway: string | null, x: number, y: number): void {
  (popover ??= new NearMoment()).show(moment, gateway, x, y);
}

/** Takes the offer back, as when a second click means something else. */
export function withdrawNear(): void {
  popover?.hide();
}
