// What native popovers leave to the page: they close when a link in them is followed, and arrows move among their links.

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  // With a modifier the link opens elsewhere, and this page stays as it is.
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) link.closest<HTMLElement>("[popover]")?.hidePopover();
});

document.addEventListener("keydown", (event) => {
  const list = document.activeElement?.closest("[data-arrow-keys]");
  const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
  if (!list || !step || event.ctrlKey || event.metaKey || event.altKey) return;
  // Over the borders of lists that stand in the same popover.
  const links = [...(list.closest("[popover]") ?? list).querySelectorAll<HTMLElement>("[data-arrow-keys] a")];
  const at = links.findIndex((link) => link === document.activeElement);
  links[(at + step + links.length) % links.length]?.focus();
  event.preventDefault();
});

// Opened: the current choice has the keyboard, so that arrows and Enter do at once.
document.addEventListener(
  "toggle",
  (event) => {
    const popover = event.target;
    if (!(popover instanceof HTMLElement) || (event as ToggleEvent).newState !== "open") return;
    const links = popover.querySelector("[data-arrow-keys]");
    if (links) (popover.querySelector<HTMLElement>("a[aria-current]") ?? links.querySelector("a"))?.focus();
  },
  true,
);
