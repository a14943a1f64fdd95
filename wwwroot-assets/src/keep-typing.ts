// Blazor's first drawing puts new elements in the place of those the page came with. What somebody types just then goes over.

type Field = HTMLInputElement | HTMLTextAreaElement;

let typedIn: Field | undefined;

document.addEventListener("focusin", ({ target }) => {
  // Blazor gives the keyboard to the heading of what it has drawn, maybe in the very task that took the field away.
  if (typedIn && !typedIn.isConnected && handOver(typedIn)) return;
  if (typedIn && target instanceof HTMLHeadingElement) return;
  typedIn = (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.id ? target : undefined;
});
document.addEventListener("focusout", ({ relatedTarget }) => {
  const field = typedIn;
  // What is taken away is told of while it is still there; a moment later it is known whether it was left.
  queueMicrotask(() => {
    if (!field?.isConnected || field !== typedIn) return;
    typedIn = undefined;
    // Nobody leaves a field for a heading.
    if (relatedTarget instanceof HTMLHeadingElement) field.focus({ preventScroll: true });
  });
});

/** From when the page becomes live. */
export function keepTyping(): void {
  new MutationObserver(() => {
    if (typedIn && !typedIn.isConnected) handOver(typedIn);
  }).observe(document.body, { childList: true, subtree: true });
}

/** Whether there is a field in its place. */
function handOver(old: Field): boolean {
  const field = document.getElementById(old.id);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
  typedIn = undefined;
  field.value = old.value;
  field.focus({ preventScroll: true });
  if (old.selectionStart !== null) field.setSelectionRange(old.selectionStart, old.selectionEnd);
  return true;
}
