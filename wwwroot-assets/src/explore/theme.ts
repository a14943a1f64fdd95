import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Both themes at once: every colour is a variable of the page. */
export const theme = EditorView.theme({
  "&": { background: "transparent", color: "var(--text)", fontSize: "13px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "20px", overflowX: "hidden" },
  ".cm-content": { padding: "7px 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 10px" },
  ".cm-placeholder": { color: "var(--text-muted)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--accent-soft)", outline: "1px solid var(--line-strong)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "var(--down-soft)" },
  ".cm-tooltip": {
    zIndex: "30",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    background: "var(--surface-raised)",
    color: "var(--text)",
    boxShadow: "var(--shadow)",
    fontFamily: "var(--font)",
    fontSize: "13px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "18em", maxWidth: "min(620px, 90vw)", fontFamily: "var(--mono)", fontSize: "12.5px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent-soft)", color: "var(--text)" },
  ".cm-completionMatchedText": { color: "var(--accent)", fontWeight: "600", textDecoration: "none" },
  ".cm-completionDetail": { color: "var(--text-muted)", fontStyle: "normal" },
  ".cm-tooltip.cm-completionInfo": { maxWidth: "320px", padding: "6px 10px" },
  ".cm-promql-help": { maxWidth: "440px", padding: "6px 10px" },
  ".cm-promql-help code": { fontFamily: "var(--mono)", fontSize: "12.5px" },
  ".cm-promql-help p": { margin: "4px 0 0", color: "var(--text-muted)" },
  ".cm-diagnostic": { padding: "5px 10px", borderLeftWidth: "3px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--down)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--degraded)" },
  ".cm-diagnosticSource": { color: "var(--text-muted)" },
  ".cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--down) 1.5px",
    textDecorationSkipInk: "none",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-warning, .cm-lintRange-info": { textDecorationColor: "var(--degraded)" },
  ".cm-lintPoint::after": { borderBottomColor: "var(--down)" },
});

export const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--code-keyword)" },
  { tag: [tags.function(tags.variableName)], color: "var(--code-function)" },
  { tag: [tags.labelName], color: "var(--code-label)" },
  { tag: [tags.string], color: "var(--code-string)" },
  { tag: [tags.number], color: "var(--code-number)" },
  { tag: [tags.comment], color: "var(--text-muted)", fontStyle: "italic" },
  { tag: [tags.operator], color: "var(--text-muted)" },
]);
