// The page's colours for canvases, read once per theme.

const known = new Map<string, string>();

export function colour(token: string): string {
  let value = known.get(token);
  if (value === undefined) known.set(token, (value = getComputedStyle(document.documentElement).getPropertyValue(token).trim()));
  return value;
}

export function forgetColours(): void {
  known.clear();
}
