import type { Look } from "./palette";

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = { none: "", circle: "M11 2.5a3.5 3.5 0 1 0 .01 0Z", square: "M8 3h6v6H8Z", triangle: "M11 2l4 7H7Z" };

/** A piece of a series' line, as in the drawing: colour, dashes and marker. */
export class Swatch {
  readonly element = document.createElementNS(SVG, "svg");
  private readonly line = document.createElementNS(SVG, "path");
  private readonly shape = document.createElementNS(SVG, "path");
  private shown = "";

  constructor() {
    this.element.setAttribute("class", "chart-swatch");
    this.element.setAttribute("viewBox", "0 0 22 12");
    this.element.setAttribute("aria-hidden", "true");
    this.element.append(this.line, this.shape);
  }

  show({ token, dash, marker }: Look, filled = false): void {
    const shown = `${token} ${dash.join()} ${marker} ${filled}`;
    if (shown === this.shown) return;
    this.shown = shown;
    this.line.setAttribute("d", filled ? "M5 1h12v10H5Z" : "M0 6H22");
    this.line.setAttribute("stroke-dasharray", filled ? "none" : dash.join(" ") || "none");
    this.shape.setAttribute("d", filled ? "" : SHAPES[marker]);
    this.line.style.stroke = filled ? "none" : `var(${token})`;
    this.line.style.fill = this.shape.style.fill = `var(${token})`;
  }
}
