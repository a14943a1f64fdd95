import type { Panel } from "../board/frame";
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
  update(view: View): void;
  resize(size: Size): void;
  recolour(): void;
  /** The point under the keyboard's cursor; null takes it away. */
  point(index: number | null): void;
  /** Makes one series stand out; null ends that. */
  highlight(key: string | null): void;
  destroy(): void;
}

/** What a drawing tells its chart. */
export interface DrawingHost {
  zoom(span: Span): void;
  zoomOut(): void;
  selecting(active: boolean): void;
  tell(content: TooltipContent | null, x: number, y: number): void;
}
