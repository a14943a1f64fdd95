import { paintNow, schedulePaint } from "./paint";
import { PanelChart, setPrinting } from "./panel-chart";

/** Paper is white: charts are drawn in the light theme while printing, all of them. */
export function preparePrint(): void {
  const root = document.documentElement;
  let theme: string | undefined;
  const change = (name: string | undefined) => {
    if (name === undefined) delete root.dataset.theme;
    else root.dataset.theme = name;
    document.dispatchEvent(new Event("themechange"));
  };
  addEventListener("beforeprint", () => {
    setPrinting(true);
    theme = root.dataset.theme;
    change("light");
    for (const chart of document.querySelectorAll<PanelChart>("panel-chart")) schedulePaint(chart);
    paintNow();
  });
  addEventListener("afterprint", () => {
    setPrinting(false);
    change(theme);
  });
}
