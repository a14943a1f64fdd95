interface Blazor {
  registerCustomEventType(name: string, options: { browserEventName: string; createEventArgs(event: CustomEvent<{ hidden: boolean }>): { hidden: boolean } }): void;
}

/** Before the circuit starts, Blazor must know of its event; the browser's event must have another name. */
export function registerTabPresence(): void {
  (window as { Blazor?: Blazor }).Blazor?.registerCustomEventType("tabvisibility", {
    browserEventName: "tabvisibilitychange",
    createEventArgs: (event) => ({ hidden: event.detail.hidden }),
  });
}

/** <tab-presence> tells the circuit when nobody can see the page, and when somebody can again. */
class TabPresenceElement extends HTMLElement {
  private readonly tell = () => {
    this.dispatchEvent(new CustomEvent("tabvisibilitychange", { bubbles: true, detail: { hidden: document.hidden } }));
  };

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.tell);
    // Opened in the background: nothing has changed, and still nobody sees it.
    if (document.hidden) this.tell();
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.tell);
  }
}

customElements.define("tab-presence", TabPresenceElement);
