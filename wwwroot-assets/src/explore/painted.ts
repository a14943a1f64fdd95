/**
 * Resolves when the page's charts are painted, or when somebody cannot wait: the focus goes into a query, or the
 * charts take long. The editor's code must never compete with the curves for the network.
 */
export function painted(patience = 2000): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(check);
    const timer = setTimeout(finish, patience);
    observer.observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["data-painted"] });
    document.addEventListener("focusin", focused);
    check();

    function check(): void {
      const board = document.querySelector("panel-board");
      if (!board || board.hasAttribute("data-painted")) finish();
    }

    function focused(event: FocusEvent): void {
      if (event.target instanceof Element && event.target.closest("promql-editor")) finish();
    }

    function finish(): void {
      observer.disconnect();
      clearTimeout(timer);
      document.removeEventListener("focusin", focused);
      resolve();
    }
  });
}
