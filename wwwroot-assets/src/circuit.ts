// Blazor's circuit renders the whole page once more. Its script is fetched when there is time and runs when the charts in
// sight are drawn, which need the same processor: the page as it came is complete, and whoever touches it is not kept waiting.
import { keepInput } from "./keep-input";
import { registerTabPresence } from "./tab-presence";

const PATIENCE_MS = 1_500;
const wishes = ["boardpainted", "pointerdown", "keydown", "focusin"];
let started = false;

document.addEventListener("DOMContentLoaded", () => {
  if (!document.querySelector("panel-board")) return start();
  for (const wish of wishes) document.addEventListener(wish, start);
  setTimeout(start, PATIENCE_MS);
});

// Back before the circuit listens would change the address and not the page.
addEventListener("popstate", () => {
  if (!document.querySelector("main[data-interactive]")) location.reload();
});

function start(): void {
  if (started) return;
  started = true;
  for (const wish of wishes) document.removeEventListener(wish, start);
  const script = document.createElement("script");
  script.src = document.querySelector<HTMLLinkElement>("link[data-circuit]")!.href;
  script.setAttribute("autostart", "false");
  script.addEventListener("load", () => {
    registerTabPresence();
    keepInput();
    void (window as { Blazor?: { start(): Promise<void> } }).Blazor?.start();
  });
  // The words of the page that tells how live it is.
  script.addEventListener("error", () => document.dispatchEvent(new CustomEvent("boardpause", { detail: { reason: "connection lost" } })));
  document.head.append(script);
}
