import type { Drawing } from "./drawing";
import { bounded, putText } from "./text";
import type { TooltipContent } from "./tooltip";

const MOST_SPOKEN = 6;

/** A cursor that the arrow keys move from point to point; what it is on is announced. */
export class PointCursor {
  private at: number | null = null;
  private count = 0;

  constructor(private readonly announcer: HTMLElement) {}

  /** The point it is on. */
  get place(): number | null {
    return this.at;
  }

  bound(count: number): void {
    this.count = count;
    if (this.at !== null && this.at >= count) this.at = count > 0 ? count - 1 : null;
  }

  /** False when the key means nothing here. */
  key(key: string, drawing: Drawing): boolean {
    if (key === "Escape") {
      if (this.at === null) return false;
      this.leave(drawing);
      return true;
    }
    const next = this.next(key);
    if (next === undefined || this.count === 0) return false;
    this.at = Math.min(this.count - 1, Math.max(0, next));
    const content = drawing.point(this.at);
    putText(this.announcer, content ? spoken(content) : "");
    return true;
  }

  leave(drawing: Drawing | undefined): void {
    if (this.at === null) return;
    this.at = null;
    drawing?.point(null);
    putText(this.announcer, "");
  }

  private next(key: string): number | undefined {
    const last = this.count - 1;
    switch (key) {
      case "ArrowLeft":
        return (this.at ?? this.count) - 1;
      case "ArrowRight":
        return (this.at ?? -1) + 1;
      case "PageUp":
        return (this.at ?? this.count) - 10;
      case "PageDown":
        return (this.at ?? -1) + 10;
      case "Home":
        return 0;
      case "End":
        return last;
      default:
        return undefined;
    }
  }
}

/** What is read out for a point. */
export function spoken({ title, rows, more }: TooltipContent): string {
  const first = rows.slice(0, MOST_SPOKEN).map(({ name, value }) => `${bounded(name, 60)} ${value}`);
  const left = rows.length - first.length + more;
  return `${title}: ${[...first, ...(left > 0 ? [`and ${left} more`] : [])].join("; ")}`;
}
