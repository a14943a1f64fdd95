const PATIENCE_MS = 3_000;

/** When nothing else is to do, or after some seconds; what is returned takes the wish back. */
export function whenIdle(action: () => void): () => void {
  // Safari does not tell when it is idle.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(action, 300);
    return () => clearTimeout(timer);
  }
  const wish = requestIdleCallback(action, { timeout: PATIENCE_MS });
  return () => cancelIdleCallback(wish);
}
