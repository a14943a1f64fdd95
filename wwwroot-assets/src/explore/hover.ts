import { syntaxTree } from "@codemirror/language";
import { type Tooltip, hoverTooltip } from "@codemirror/view";
import { functionIdentifierTerms } from "@prometheus-io/codemirror-promql/dist/esm/complete/promql.terms";
import { server } from "./language";
import { metadataOf } from "./metric-metadata";
import { signatureOf } from "./signature";

/** Pointing at a metric tells its type and help, pointing at a function its signature. */
export const promqlHover = hoverTooltip(async (view, position, side): Promise<Tooltip | null> => {
  const node = syntaxTree(view.state).resolveInner(position, side);
  const name = view.state.sliceDoc(node.from, node.to);
  if (node.parent?.name === "FunctionIdentifier") {
    const info = functionIdentifierTerms.find((term) => term.label === name)?.info;
    return tooltip(node.from, node.to, signatureOf(node.type.id), info ?? "");
  }
  if (node.name === "Identifier" && node.parent?.name === "VectorSelector") {
    const known = metadataOf(name, await server.metricMetadata());
    return known ? tooltip(node.from, node.to, `${name}: ${known.type}${known.unit ? `, in ${known.unit}` : ""}`, known.help) : null;
  }
  return null;
});

function tooltip(from: number, to: number, title: string, text: string): Tooltip {
  return {
    pos: from,
    end: to,
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-promql-help";
      const head = dom.appendChild(document.createElement("code"));
      head.textContent = title;
      if (text) dom.appendChild(document.createElement("p")).textContent = text.length > 400 ? `${text.slice(0, 400)}…` : text;
      return { dom };
    },
  };
}
