import { autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionStatus, selectedCompletion, selectedCompletionIndex } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from "@codemirror/commands";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, forceLinting, linter, lintKeymap } from "@codemirror/lint";
import { type EditorState, type Extension, Prec, StateEffect } from "@codemirror/state";
import { EditorView, type ViewUpdate, keymap, placeholder, tooltips } from "@codemirror/view";
import { Parser } from "@prometheus-io/codemirror-promql/dist/esm/parser";
import { promqlHover } from "./hover";
import { promql } from "./language";
import { placeOf } from "./server-error";
import { highlighting, theme } from "./theme";

/** What the server made of the expression it was last given. */
export interface Ran {
  text: string;
  error?: string;
  accepted: boolean;
}

export interface EditorSetup {
  root: ShadowRoot;
  text: string;
  cursor: number;
  label: string;
  placeholder: string;
  ran: () => Ran;
  changed: (text: string) => void;
  run: () => void;
}

export interface Editor {
  readonly cursor: number;
  write(text: string): void;
  focus(): void;
  lint(): void;
  destroy(): void;
}

// The text has not changed, but what is known of it has.
const serverAnswered = StateEffect.define<null>();

function needsRefresh(update: ViewUpdate): boolean {
  return update.transactions.some((transaction) => transaction.effects.some((effect) => effect.is(serverAnswered)));
}

/** CodeMirror with what PromQL needs, inside the shadow root. */
export function createEditor(setup: EditorSetup): Editor {
  const view = new EditorView({
    doc: setup.text,
    selection: { anchor: Math.min(setup.cursor, setup.text.length) },
    extensions: extensionsOf(setup),
    root: setup.root,
    parent: setup.root,
  });
  return {
    get cursor() {
      return view.state.selection.main.head;
    },
    write(text) {
      const old = view.state.doc.toString();
      if (old !== text) view.dispatch({ changes: { from: 0, to: old.length, insert: text }, selection: { anchor: text.length } });
    },
    focus: () => view.focus(),
    lint: () => {
      view.dispatch({ effects: serverAnswered.of(null) });
      forceLinting(view);
    },
    destroy: () => view.destroy(),
  };
}

function extensionsOf(setup: EditorSetup): Extension[] {
  return [
    Prec.high(keymap.of([
      { key: "Enter", run: (view) => !isCompleting(view) && run(view, setup) },
      { key: "Mod-Enter", run: (view) => run(view, setup) },
      { key: "Shift-Enter", run: insertNewlineAndIndent },
    ])),
    Prec.highest(keymap.of([{ key: "Enter", run: (view) => isWhole(view) && run(view, setup) }])),
    history(),
    closeBrackets(),
    bracketMatching(),
    autocompletion({ icons: false }),
    promql,
    promqlHover,
    linter((view) => findings(view.state, setup.ran()), { delay: 400, needsRefresh }),
    syntaxHighlighting(highlighting),
    theme,
    tooltips({ position: "absolute" }),
    EditorView.lineWrapping,
    placeholder(setup.placeholder),
    EditorView.contentAttributes.of({ "aria-label": setup.label, "aria-multiline": "true", autocapitalize: "off" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) setup.changed(update.state.doc.toString());
    }),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
  ];
}

function run(view: EditorView, setup: EditorSetup): boolean {
  // Also one that is still being fetched: it would open over the answer.
  closeCompletion(view);
  setup.run();
  return true;
}

function isCompleting(view: EditorView): boolean {
  return completionStatus(view.state) === "active" && selectedCompletion(view.state) !== null;
}

/**
 * Whether Enter means the expression although a completion is proposed: the proposal is what already stands there, or
 * it would begin something new behind an expression that is complete, and nobody chose it.
 */
function isWhole(view: EditorView): boolean {
  const { state } = view;
  const proposal = selectedCompletion(state);
  if (!proposal) return false;
  const before = state.sliceDoc(0, state.selection.main.head);
  if (before.endsWith(proposal.label)) return true;
  return selectedCompletionIndex(state) === 0 && !/[\w:]$/.test(before) && diagnose(state).length === 0;
}

/**
 * The server knows its own dialect best: what it accepted is right whatever the grammar here says (VictoriaMetrics
 * takes more than Prometheus), and what it refused is wrong at the place it names.
 */
function findings(state: EditorState, ran: Ran): readonly Diagnostic[] {
  const text = state.doc.toString();
  if (text.trim() === "") return [];
  if (text === ran.text && ran.accepted) return [];
  if (text === ran.text && ran.error) {
    const { from, to, message } = placeOf(ran.error, text);
    return [{ from, to, message, severity: "error", source: "server" }];
  }
  return diagnose(state);
}

function diagnose(state: EditorState): readonly Diagnostic[] {
  const parser = new Parser(state);
  parser.analyze();
  return parser.getDiagnostics();
}
