// The address is the state: zooming goes to the same page with an absolute range in Unix milliseconds.

export type Span = readonly [from: number, to: number];

const LONGEST = 366 * 86_400_000;
const SHORTEST = 5_000;

/** A dragged stretch, at least some seconds long. */
export function zoomIn(a: number, b: number): Span {
  const [from, to] = [Math.round(Math.min(a, b)), Math.round(Math.max(a, b))];
  const lack = Math.max(0, SHORTEST - (to - from));
  return [from - Math.floor(lack / 2), to + Math.ceil(lack / 2)];
}

/** Twice as long around its centre; what would lie in the future is taken from the past. */
export function zoomOut([from, to]: Span, now: number): Span {
  const length = Math.min(Math.max(to - from, SHORTEST) * 2, LONGEST);
  const end = Math.min(Math.round((from + to) / 2 + length / 2), Math.max(now, to));
  return [end - length, end];
}

/** The same page over another range; everything else in the address stays. */
export function rangeAddress(address: string, [from, to]: Span): string {
  const url = new URL(address);
  url.searchParams.set("from", String(from));
  url.searchParams.set("to", String(to));
  return url.href;
}

export function goTo(span: Span): void {
  const address = rangeAddress(location.href, span);
  const blazor = (window as { Blazor?: { navigateTo?(url: string): void } }).Blazor;
  if (blazor?.navigateTo) blazor.navigateTo(address);
  else location.assign(address);
}
