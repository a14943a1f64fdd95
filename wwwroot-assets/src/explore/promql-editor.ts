import type { Editor } from "./editor";
import { remember } from "./history";
import { painted } from "./painted";

interface Draft {
  ran: string;
  text: string;
  cursor?: number;
  focused: boolean;
}

// Blazor replaces the whole page once when its circuit starts; what was typed until then is handed over.
const drafts = new Map<string, Draft>();

const editorCode = painted().then(() => import("./editor"));

/**
 * <promql-editor value="…"> around a <textarea>, which stays the form's field and is the whole editor until the
 * other one is loaded. `value` is what the server ran, `error` what it answered, `accepted` that it had no objection.
 * The editor stands in a shadow root: only there does CodeMirror get along with style-src 'self'.
 */
export class PromqlEditorElement extends HTMLElement {
  static observedAttributes = ["value", "error", "accepted"];

  private readonly shadow = this.attachShadow({ mode: "open", delegatesFocus: true });
  private editor?: Editor;
  private focused = false;
  private handedOver = false;

  constructor() {
    super();
    this.shadow.append(document.createElement("slot"));
    this.addEventListener("focusin", () => (this.focused = true));
    this.addEventListener("focusout", (event) => this.blurred(event));
    this.addEventListener("input", () => this.mark());
  }

  get text(): string {
    return this.field?.value ?? this.ran;
  }

  set text(text: string) {
    if (this.field) this.field.value = text;
    this.editor?.write(text);
    this.mark();
  }

  connectedCallback(): void {
    // Blazor fills an element after it is in the page.
    queueMicrotask(() => this.begin());
  }

  disconnectedCallback(): void {
    drafts.set(this.id, { ran: this.ran, text: this.text, cursor: this.editor?.cursor ?? this.field?.selectionStart, focused: this.focused });
    this.editor?.destroy();
    this.editor = undefined;
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return;
    if (name === "value") {
      this.text = this.ran;
      remember(this.ran);
    }
    this.editor?.lint();
  }

  private get field(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  private get ran(): string {
    return this.getAttribute("value") ?? "";
  }

  private begin(): void {
    const field = this.field;
    if (!this.isConnected || !field) return;
    remember(this.ran);
    const draft = drafts.get(this.id);
    drafts.delete(this.id);
    if (draft?.ran === this.ran) {
      field.value = draft.text;
      if (draft.cursor !== undefined) field.setSelectionRange(draft.cursor, draft.cursor);
      this.handedOver = draft.focused;
      if (draft.focused) field.focus();
    }
    this.mark();
    void editorCode.then(({ createEditor }) => this.upgrade(createEditor));
  }

  private upgrade(createEditor: typeof import("./editor").createEditor): void {
    const field = this.field;
    if (!this.isConnected || this.editor || !field) return;
    const focused = field === document.activeElement;
    this.editor = createEditor({
      root: this.shadow,
      text: field.value,
      cursor: field.selectionStart,
      label: field.getAttribute("aria-label") ?? "PromQL",
      placeholder: field.placeholder,
      ran: () => ({ text: this.ran, error: this.getAttribute("error") ?? undefined, accepted: this.hasAttribute("accepted") }),
      changed: (text) => {
        field.value = text;
        // For whoever listens to the field; this element does too.
        field.dispatchEvent(new Event("input", { bubbles: true }));
      },
      run: () => field.form?.requestSubmit(),
    });
    this.dataset.editor = "ready";
    if (focused) this.editor.focus();
  }

  private blurred(event: FocusEvent): void {
    // Later, because an element that is removed loses the focus first, and its draft should know that it had it.
    queueMicrotask(() => (this.focused = false));
    // When its circuit starts, Blazor puts the focus on the page's heading; whoever types already keeps it.
    if (!this.handedOver || !(event.relatedTarget instanceof HTMLHeadingElement)) return;
    this.handedOver = false;
    queueMicrotask(() => (this.editor ?? this.field)?.focus());
  }

  /** Says that what stands here is not yet what the page shows. */
  private mark(): void {
    this.toggleAttribute("data-edited", this.text.trim() !== this.ran.trim());
  }
}

export function defineEditor(): void {
  customElements.define("promql-editor", PromqlEditorElement);
}
