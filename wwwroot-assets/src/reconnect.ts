// The dialog while the circuit is lost. Blazor sets the element's state; a server that does not know the circuit
// any more (it was restarted) means a new page: its address is its state, nothing is lost.

const dialog = document.querySelector<HTMLDialogElement>("#components-reconnect-modal");
const lostAt = dialog?.querySelector("[data-lost-at]");

if (dialog) {
  dialog.addEventListener("components-reconnect-state-changed", (event) => {
    const state = (event as CustomEvent<{ state: string }>).detail.state;
    if (state === "show") {
      if (lostAt) lostAt.textContent = `${new Date().toISOString().slice(11, 19)} UTC`;
      if (!dialog.open) dialog.show();
      document.dispatchEvent(new CustomEvent("boardpause", { detail: { reason: "connection lost" } }));
    } else if (state === "hide") {
      dialog.close();
      document.dispatchEvent(new CustomEvent("boardresume", { detail: { reason: "connection lost" } }));
    } else if (state === "failed") document.addEventListener("visibilitychange", retryWhenVisible);
    else if (state === "rejected") location.reload();
  });
  dialog.querySelector("[data-retry]")?.addEventListener("click", () => void retry());
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
