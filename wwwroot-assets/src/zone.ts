// The zone of times and days: UTC, or the browser's own. The server writes the words and reads the choice from cookies.
import { cookie, keep } from "./cookies";

const root = document.documentElement;
/** A new zone (a first visit, a journey) is told to the server; what it has just written was in the old one. */
function tellZone(): void {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!own || cookie("tz") === own) return;
  keep("tz", own);
  if (root.dataset.zone === "browser" && cookie("tz") === own) location.reload();
}

// Asking the browser for its zone takes as long as drawing a chart: where the zone is UTC, nothing waits for it.
if (root.dataset.zone === "browser") tellZone();
else addEventListener("load", () => setTimeout(tellZone));

document.addEventListener("change", (event) => {
  const choice = event.target;
  if (!(choice instanceof HTMLInputElement) || !choice.closest("[data-zone-switch]")) return;
  keep("zone", choice.value);
  root.dataset.zone = choice.value;
  document.dispatchEvent(new Event("zonechange"));
  location.reload();
});

/** Marks the choice in a switch that has just appeared. */
export function markZone(): void {
  const choice = document.querySelector<HTMLInputElement>(`[data-zone-switch] input[value="${root.dataset.zone ?? "utc"}"]`);
  if (choice && !choice.checked) choice.checked = true;
}
