// Blazor's first drawing puts new elements in the place of those the page came with. What somebody typed or chose until then,
// and the field with the keyboard, go over.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type TextField = HTMLInputElement | HTMLTextAreaElement;

interface Changed {
  field: Field;
  isLeft: boolean;
  page: string;
}

let typedIn: TextField | undefined;
/** What somebody has changed, by the selector of what will be in its place. */
const changed = new Map<string, Changed>();

document.addEventListener("focusin", ({ target }) => {
  // Blazor gives the keyboard to the heading of what it has drawn, maybe in the very task that took the field away.
  if (typedIn && !typedIn.isConnected && handTypingOver(typedIn)) return;
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
document.addEventListener("input", remember);
document.addEventListener("change", remember);

/** From when the page becomes live. */
export function keepInput(): void {
  new MutationObserver(() => {
    if (typedIn && !typedIn.isConnected) handTypingOver(typedIn);
    if (changed.size === 0 || !isLive()) return;
    for (const [selector, change] of changed) {
      // What takes its place may come only when it was read once more.
      if (change.field.isConnected || change.page !== location.href || handOver(selector, change)) changed.delete(selector);
    }
  }).observe(document.body, { childList: true, subtree: true });
}

function isLive(): boolean {
  return document.querySelector("main[data-interactive]") !== null;
}

function remember({ target, type }: Event): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)) return;
  // An editor keeps the text of its field itself.
  if (!target.name || target.closest("promql-editor") || isLive()) return;
  changed.set(successorOf(target), { field: target, isLeft: type === "change", page: location.href });
}

function successorOf(field: Field): string {
  const { tagName, name, type, form } = field;
  const action = form?.getAttribute("action");
  const within = action ? `form[action="${CSS.escape(action)}"] ` : "";
  const one = type === "radio" || type === "checkbox" ? `[value="${CSS.escape(field.value)}"]` : "";
  return `${within}${tagName}[name="${CSS.escape(name)}"]${one}`;
}

/** Whether there is a field in its place. One of two that look the same may be the wrong one: neither gets anything. */
function handOver(selector: string, { field: old, isLeft }: Changed): boolean {
  const [field, other] = document.querySelectorAll<Field>(selector);
  if (!field) return false;
  if (other) return true;
  if (old instanceof HTMLInputElement && field instanceof HTMLInputElement) field.checked = old.checked;
  field.value = old.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (isLeft) field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

/** Whether there is a field in its place. */
function handTypingOver(old: TextField): boolean {
  const field = document.getElementById(old.id);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
  typedIn = undefined;
  field.value = old.value;
  field.focus({ preventScroll: true });
  if (old.selectionStart !== null) field.setSelectionRange(old.selectionStart, old.selectionEnd);
  return true;
}
