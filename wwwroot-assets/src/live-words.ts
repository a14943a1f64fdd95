/** What decides whether a page goes on by itself. */
export interface Liveness {
  /** Seconds from one fetch to the next; undefined: never. */
  every?: number;
  /** Whether the range goes on as time does. */
  endsNow: boolean;
  hidden: boolean;
  /** Why fetching waits, such as "selecting"; the latest last. */
  pauses: readonly string[];
}

export type LiveState = "live" | "paused" | "off" | "past";

/** The state, and what to say of it. */
export function tell(now: Liveness): { state: LiveState; words: string } {
  if (!now.endsNow) return { state: "past", words: "the range ends in the past" };
  if (now.every === undefined) return { state: "off", words: "refresh is off" };
  if (now.hidden) return { state: "paused", words: "paused: tab hidden" };
  const reason = now.pauses.at(-1);
  if (reason === "selecting") return { state: "paused", words: "paused while selecting" };
  if (reason !== undefined) return { state: "paused", words: reason ? `paused: ${reason}` : "paused" };
  return { state: "live", words: `live, every ${duration(now.every)}` };
}

function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
