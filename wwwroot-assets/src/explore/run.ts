import { addressOf } from "./address";

interface Blazor {
  navigateTo(address: string): void;
}

/**
 * The queries are a plain GET form. Once the page's circuit stands, submitting it navigates within the page;
 * before that, and without this script, the browser loads the address.
 */
export function runInPlace(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-explore]")) return;
    const blazor = (window as { Blazor?: Blazor }).Blazor;
    if (!blazor || form.dataset.explore !== "live") return;
    event.preventDefault();
    blazor.navigateTo(addressOf(form.action, [...new FormData(form, event.submitter)].map(([name, value]) => [name, String(value)])));
  });

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !field.closest("promql-editor")) return;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    field.form?.requestSubmit();
  });
}
