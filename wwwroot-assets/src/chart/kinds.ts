import type { PanelKind } from "../board/frame";
import type { Drawing, DrawingHost, Size, View } from "./drawing";
import { LinesDrawing, readAt } from "./lines";
import type { TooltipContent } from "./tooltip";

const MOST_SPOKEN = 6;

export function draw(_kind: PanelKind, target: HTMLElement, size: Size, view: View, host: DrawingHost): Drawing {
  return new LinesDrawing(target, size, view, host);
}

export function contentAt(view: View, index: number): TooltipContent {
  return readAt(view, index);
}

/** What is read out for a point. */
export function describePoint(view: View, index: number): string {
  const { title, rows, more } = contentAt(view, index);
  const spoken = rows.slice(0, MOST_SPOKEN).map(({ name, value }) => `${name} ${value}`);
  const left = rows.length - spoken.length + more;
  return `${title}: ${[...spoken, ...(left > 0 ? [`and ${left} more`] : [])].join("; ")}`;
}
