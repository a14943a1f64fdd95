import { clearHistory, readHistory } from "./history";
import type { PromqlEditorElement } from "./promql-editor";

/** <query-history>: a button that opens the last expressions of this browser; choosing one puts it into the query one was in. */
class QueryHistoryElement extends HTMLElement {
  private readonly button = document.createElement("button");
  private readonly panel = document.createElement("div");
  private target?: PromqlEditorElement;

  private readonly remembersTarget = (event: FocusEvent) => {
    const editor = event.target instanceof Element ? event.target.closest<PromqlEditorElement>("promql-editor") : null;
    if (editor) this.target = editor;
  };

  connectedCallback(): void {
    this.panel.id = "query-history-panel";
    this.panel.className = "query-history-panel";
    this.panel.popover = "auto";
    this.button.type = "button";
    this.button.className = "quiet-button";
    this.button.textContent = "History";
    this.button.popoverTargetElement = this.panel;
    this.panel.addEventListener("beforetoggle", (event) => {
      if (event.newState === "open") this.fill();
    });
    document.addEventListener("focusin", this.remembersTarget);
    this.replaceChildren(this.button, this.panel);
  }

  disconnectedCallback(): void {
    document.removeEventListener("focusin", this.remembersTarget);
  }

  private fill(): void {
    const expressions = readHistory();
    const head = document.createElement("h2");
    head.textContent = expressions.length === 0 ? "No queries yet" : `Your last ${expressions.length === 1 ? "query" : `${expressions.length} queries`}`;
    const note = document.createElement("p");
    note.textContent = "Kept in this browser only.";
    const list = document.createElement("ul");
    list.append(...expressions.map((expression) => this.item(expression)));
    this.panel.replaceChildren(head, note, list);
    if (expressions.length > 0) this.panel.append(this.clearing());
  }

  private item(expression: string): HTMLLIElement {
    const item = document.createElement("li");
    const choose = item.appendChild(document.createElement("button"));
    choose.type = "button";
    choose.textContent = expression;
    choose.addEventListener("click", () => this.choose(expression));
    return item;
  }

  private clearing(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet-button";
    button.textContent = "Clear history";
    button.addEventListener("click", () => {
      clearHistory();
      this.fill();
    });
    return button;
  }

  private choose(expression: string): void {
    const editors = [...document.querySelectorAll<PromqlEditorElement>("promql-editor")];
    const editor = (this.target?.isConnected ? this.target : undefined) ?? editors.find((e) => e.text.trim() === "") ?? editors.at(-1);
    this.panel.hidePopover();
    if (!editor) return;
    editor.text = expression;
    editor.focus();
  }
}

export function defineHistory(): void {
  customElements.define("query-history", QueryHistoryElement);
}
