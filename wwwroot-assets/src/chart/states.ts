import type { Failure, Panel } from "../board/frame";
import { formatAge } from "./zone";

export type ChartState = "is-loading" | "is-value" | "is-zero" | "is-no-series" | "is-stale" | "is-failed";

export interface Shown {
  state: ChartState;
  /** What is said over the drawing; empty for a plain value. */
  words: string;
  /** What may help, where the words are short so as not to hide the drawing. */
  remedy?: string;
  /** Whether asking again may help. */
  retry: boolean;
}

export interface Situation {
  panel: Panel | undefined;
  /** Why the whole board has nothing newer. */
  problem: Failure | undefined;
  /** The board is there: a panel that is not in it never comes. */
  answered: boolean;
  /** The range ends now: what is shown should be of now. */
  live: boolean;
  /** Between two refreshes, when the page says; milliseconds. */
  every: number;
  now: number;
}

// What a request and a paint may take before the words change.
const GRACE_MS = 5_000;

/** Each state has words of its own, besides its look. */
export function judge({ panel, problem, answered, live, every, now }: Situation): Shown {
  if (!panel) {
    if (problem) return { state: "is-failed", words: failureWords(problem), retry: true };
    return answered ? { state: "is-failed", words: "The console's answer has no such panel. Reload the page.", retry: true } : { state: "is-loading", words: "Loading…", retry: false };
  }
  const failure = panel.failure ?? problem;
  const age = now - Date.parse(panel.asOf);
  if (panel.series.length === 0) {
    if (panel.state === "failed" || failure) return { state: "is-failed", words: failure ? failureWords(failure) : "Failed.", retry: true };
    if (panel.state === "loading") return { state: "is-loading", words: "Loading…", retry: false };
    return { state: "is-no-series", words: "No series in this range.", retry: false };
  }
  const old = Number.isNaN(age) ? "Stale." : `Stale: ${formatAge(age)} old.`;
  if (failure) return { state: "is-stale", words: `${old} ${failureWords({ ...failure, remedy: "" })}`, remedy: failure.remedy, retry: true };
  const late = live && age > 2 * Math.max(panel.kind === "bars" || panel.kind === "donut" ? 0 : panel.step, every, 10_000) + GRACE_MS;
  if (late || panel.state === "stale") return { state: "is-stale", words: old, retry: late };
  return panel.state === "zero" ? { state: "is-zero", words: "Zero throughout", retry: false } : { state: "is-value", words: "", retry: false };
}

function failureWords({ where, problem, remedy }: Failure): string {
  const sentence = [where, problem].filter((part) => part !== "").join(": ");
  return [sentence && `${sentence.replace(/\.$/, "")}.`, remedy].filter((part) => part !== "").join(" ");
}
