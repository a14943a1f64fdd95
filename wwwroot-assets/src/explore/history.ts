/** The expressions this browser ran, newest first. */
export const HISTORY_LENGTH = 50;

// An expression longer than this is rather a paste gone wrong than a question to be asked again.
const LONGEST = 4000;

const KEY = "explore.history";

/** The history with one more expression; one that is in it already moves to the front. */
export function withExpression(history: readonly string[], expression: string): string[] {
  const text = expression.trim();
  if (text === "" || text.length > LONGEST) return [...history];
  return [text, ...history.filter((other) => other !== text)].slice(0, HISTORY_LENGTH);
}

/** Reads what is stored; anything that is not a list of texts is no history. */
export function parseHistory(stored: string | null): string[] {
  try {
    const list: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(list) ? list.filter((item): item is string => typeof item === "string").slice(0, HISTORY_LENGTH) : [];
  } catch {
    return [];
  }
}

export function readHistory(): string[] {
  return parseHistory(storage()?.getItem(KEY) ?? null);
}

export function remember(expression: string): void {
  write(withExpression(readHistory(), expression));
}

export function clearHistory(): void {
  storage()?.removeItem(KEY);
}

function write(history: readonly string[]): void {
  try {
    storage()?.setItem(KEY, JSON.stringify(history));
  } catch {
    // Full, or forbidden by the browser's settings: the history is a convenience.
  }
}

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined; // Browsers that block site data throw already here.
  }
}
