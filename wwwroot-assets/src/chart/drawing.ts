import type { Panel } from "../board/frame";
import type { Kit } from "./kit";
import type { Look } from "./palette";
import type { TooltipContent } from "./tooltip";
import type { Span } from "./zoom";

/** A panel and how it is to look: one look and one identity per series. */
export interface View {
  panel: Panel;
  keys: readonly string[];
  looks: readonly Look[];
  hidden: ReadonlySet<string>;
}

export interface Size {
  width: number;
  height: number;
}

/** What draws one kind of panel. It is made once and then only told what is new. */
export interface Drawing {
  /** Explains the drawing's colours, where the series' own legend does not. */
  readonly key?: HTMLElement;
  update(view: View): void;
  resize(size: Size): void;
  recolour(): void;
  /** Puts the keyboard's cursor on a point and says what is there; null takes it away. */
  point(index: number | null): TooltipContent | null;
  /** Makes one series stand out; null ends that. */
  highlight(key: string | null): void;
  destroy(): void;
}

/** What a drawing tells its chart. */
export interface DrawingHost {
  zoom(span: Span): void;
  zoomOut(): void;
  selecting(active: boolean): void;
  /** A point was clicked, and nothing dragged. */
  chosen(index: number, x: number, y: number): void;
  tell(content: TooltipContent | null, x: number, y: number): void;
}

export type DrawingClass = new (target: HTMLElement, size: Size, view: View, host: DrawingHost, kit: Kit) => Drawing;
