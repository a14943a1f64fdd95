// What every page needs without a circuit: the theme, the zone, copying, popovers, and ages that go on by themselves.
import "./circuit";
import "./live-state";
import "./popovers";
import "./table-csv";
import { markZone } from "./zone";

const root = document.documentElement;

document.addEventListener("change", (event) => {
  const choice = event.target;
  if (!(choice instanceof HTMLInputElement) || !choice.closest("[data-theme-switch]")) return;
  root.dataset.theme = choice.value;
  document.cookie = `theme=${choice.value}; path=/; max-age=31536000; samesite=lax`;
  announceTheme();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", announceTheme);

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("button[data-copy]") : null;
  if (button) void copy(button);
});

function announceTheme(): void {
  document.dispatchEvent(new Event("themechange"));
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const words = button.textContent;
  try {
    const text = button.dataset.copy ?? "";
    // The server knows addresses below its base path only; where it is reached, the browser knows.
    await navigator.clipboard.writeText(button.hasAttribute("data-copy-link") ? new URL(text, document.baseURI).href : text);
    button.textContent = "Copied";
  } catch {
    // Browsers refuse the clipboard on pages without TLS other than localhost.
    button.textContent = "Select and copy by hand";
  }
  setTimeout(() => (button.textContent = words), 2000);
}

/**
 * <data-age datetime="…" stale-after="30"> says how old data is and goes on counting when updates stop. From an age on
 * the page's readings are marked stale: nobody must take them for the present.
 */
class DataAgeElement extends HTMLElement {
  static observedAttributes = ["datetime", "stale-after"];

  private timer?: ReturnType<typeof setInterval>;

  connectedCallback(): void {
    this.timer = setInterval(() => this.tell(), 1000);
    this.tell();
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
    if (this.hasAttribute("stale-after")) this.markStale(false);
  }

  attributeChangedCallback(): void {
    this.tell();
  }

  private tell(): void {
    const time = Date.parse(this.getAttribute("datetime") ?? "");
    if (Number.isNaN(time)) return;
    const seconds = Math.max(0, Math.round((Date.now() - time) / 1000));
    const staleAfter = Number(this.getAttribute("stale-after") ?? NaN);
    // A reading takes a moment itself: two scrapes old is not yet older than two scrapes.
    const stale = seconds > staleAfter + 5;
    const age = seconds < 60 ? `${seconds} s ago` : seconds < 3600 ? `${Math.floor(seconds / 60)} min ago` : `${Math.floor(seconds / 3600)} h ago`;
    this.textContent = stale ? `${age}: stale` : age;
    this.classList.toggle("is-old", stale || seconds > 60);
    if (staleAfter > 0) this.markStale(stale);
  }

  private markStale(stale: boolean): void {
    document.querySelector("main")?.classList.toggle("has-stale-readings", stale);
  }
}

customElements.define("data-age", DataAgeElement);

// The switches are rendered by the server and again by the circuit: they are set whenever they appear.
new MutationObserver(mark).observe(root, { childList: true, subtree: true });
mark();

function mark(): void {
  markTheme();
  markZone();
}

function markTheme(): void {
  const current = root.dataset.theme ?? "auto";
  const choice = document.querySelector<HTMLInputElement>(`[data-theme-switch] input[value="${current}"]`);
  if (choice && !choice.checked) choice.checked = true;
}
