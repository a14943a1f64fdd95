import { tell } from "./live-words";

/**
 * <live-state every="15" ends-now="true"> says whether the page goes on by itself, and if not, why. Whoever makes it
 * wait says so by the document's events boardpause (detail: { reason }) and boardresume (detail: { reason }, or none for all).
 */
class LiveStateElement extends HTMLElement {
  static observedAttributes = ["every", "ends-now"];

  private readonly pauses = new Set<string>();
  private readonly paused = (event: Event) => {
    this.pauses.add(reasonOf(event) ?? "");
    this.say();
  };
  private readonly resumed = (event: Event) => {
    const reason = reasonOf(event);
    if (reason === undefined) this.pauses.clear();
    else this.pauses.delete(reason);
    this.say();
  };
  private readonly seen = () => this.say();

  connectedCallback(): void {
    document.addEventListener("boardpause", this.paused);
    document.addEventListener("boardresume", this.resumed);
    document.addEventListener("visibilitychange", this.seen);
    this.say();
  }

  disconnectedCallback(): void {
    document.removeEventListener("boardpause", this.paused);
    document.removeEventListener("boardresume", this.resumed);
    document.removeEventListener("visibilitychange", this.seen);
  }

  attributeChangedCallback(): void {
    this.say();
  }

  private say(): void {
    const every = Number(this.getAttribute("every"));
    const { state, words } = tell({
      every: every > 0 ? every : undefined,
      endsNow: this.getAttribute("ends-now") === "true",
      hidden: document.hidden,
      pauses: [...this.pauses],
    });
    this.dataset.state = state;
    if (this.textContent !== words) this.textContent = words;
  }
}

function reasonOf(event: Event): string | undefined {
  const reason = (event as CustomEvent<{ reason?: unknown } | null>).detail?.reason;
  return typeof reason === "string" ? reason : undefined;
}

customElements.define("live-state", LiveStateElement);
