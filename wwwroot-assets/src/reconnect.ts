// The dialog while the circuit is lost. Blazor sets the element's class; its version 10 sends an event too, but not the
// script of version 9 that may stand in for it. A server that does not know the circuit any more (it was restarted)
// means a new page: its address is its state, nothing is lost.

const dialog = document.querySelector<HTMLDialogElement>("#components-reconnect-modal");
let before = "hide";
const lostAt = dialog?.querySelector("[data-lost-at]");

if (dialog) {
  new MutationObserver(() => {
    const state = stateOf(dialog);
    if (state === before) return;
    before = state;
    if (state === "show") {
      if (lostAt) lostAt.textContent = `${new Date().toISOString().slice(11, 19)} UTC`;
      if (!dialog.open) dialog.show();
      document.dispatchEvent(new CustomEvent("boardpause", { detail: { reason: "connection lost" } }));
    } else if (state === "hide") {
      dialog.close();
      document.dispatchEvent(new CustomEvent("boardresume", { detail: { reason: "connection lost" } }));
    } else if (state === "failed") document.addEventListener("visibilitychange", retryWhenVisible);
    else if (state === "rejected") location.reload();
  }).observe(dialog, { attributeFilter: ["class"] });
  dialog.querySelector("[data-retry]")?.addEventListener("click", () => void retry());
}

/** components-reconnect-show: Blazor tries again and again, with other classes in between. */
function stateOf(dialog: HTMLDialogElement): string {
  const has = (state: string) => dialog.classList.contains(`components-reconnect-${state}`);
  return ["rejected", "failed", "hide"].find(has) ?? (has("show") || has("retrying") ? "show" : before);
}

function retryWhenVisible(): void {
  if (document.visibilityState === "visible") void retry();
}

async function retry(): Promise<void> {
  document.removeEventListener("visibilitychange", retryWhenVisible);
  try {
    const blazor = (window as { Blazor?: { reconnect(): Promise<boolean> } }).Blazor;
    // False: the server is there and has forgotten the circuit.
    if (!(await blazor?.reconnect())) location.reload();
  } catch {
    document.addEventListener("visibilitychange", retryWhenVisible);
  }
}
