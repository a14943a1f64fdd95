// Blazor's first drawing puts new elements in the place of those the page came with. What somebody types just then goes over.

type Field = HTMLInputElement | HTMLTextAreaElement;

let typedIn: Field | undefined;

document.addEventListener("focusin", ({ target }) => {
  typedIn = (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.id ? target : undefined;
});
document.addEventListener("focusout", () => {
  // What is taken away has not been left.
  if (typedIn?.isConnected) typedIn = undefined;
});

/** From when the page becomes live. */
export function keepTyping(): void {
  new MutationObserver(() => {
    if (typedIn && !typedIn.isConnected) handOver(typedIn);
  }).observe(document.body, { childList: true, subtree: true });
}

function handOver(old: Field): void {
  const field = document.getElementById(old.id);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.value = old.value;
  field.focus({ preventScroll: true });
  if (old.selectionStart !== null) field.setSelectionRange(old.selectionStart, old.selectionEnd);
}
