// Times in the page's zone, on the 24-hour clock.

export type Zone = "utc" | "browser";

export function pageZone(): Zone {
  return document.documentElement.dataset.zone === "browser" ? "browser" : "utc";
}

/** "UTC", or "Europe/Berlin, UTC+1". */
export function zoneName(zone: Zone): string {
  const name = zone === "utc" ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name === "UTC" ? name : `${name}, ${offsetName(zone, Date.now())}`;
}

/** "UTC+1", as it is at that moment: it changes twice a year. */
export function offsetName(zone: Zone, moment: number): string {
  const offset = zone === "utc" ? 0 : -new Date(moment).getTimezoneOffset();
  if (offset === 0) return "UTC";
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `UTC${offset < 0 ? "−" : "+"}${hours}${minutes ? `:${two(minutes)}` : ""}`;
}

/** "2026-11-21 10:42:05" */
export function formatTime(moment: number, zone: Zone): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return "–";
  if (zone === "utc") return date.toISOString().slice(0, 19).replace("T", " ");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** "2026-11-21 10:42:05 UTC+1", in the page's zone. */
export function formatMoment(moment: number): string {
  const zone = pageZone();
  return `${formatTime(moment, zone)} ${offsetName(zone, moment)}`;
}

/** "45 s", "3 min", "2 h", "4 d" */
export function formatAge(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 129_600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
