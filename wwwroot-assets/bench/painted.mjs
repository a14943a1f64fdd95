// How long a page takes from the start of its navigation until its curves are drawn, by the page's own clock. Each page has
// a tab that is open already, as an operator's is: opening one costs the browser as much as a page, and more at one time than at another.
import { decodeFrame } from "./frame.mjs";

const PATIENCE_MS = 30_000;

/** What a page that was left has put on the machine is done by then. */
const REST_MS = 500;

/** A page of the console with a board: when its charts in view were drawn, which those are, and the data they were drawn from. */
export function boardTab(context, address) {
  return openTab(context, address, () => {
    // Later refreshes set the mark anew.
    new PerformanceObserver((list) => {
      const mark = list.getEntriesByName("board-painted")[0];
      if (!mark || window.benchPainted) return;
      const drawn = [...document.querySelectorAll("panel-chart")].flatMap((chart) => {
        const canvas = chart.querySelector("canvas, .apexcharts-svg");
        const { width, height } = canvas?.getBoundingClientRect() ?? {};
        return canvas ? [{ id: chart.getAttribute("panel"), width, height }] : [];
      });
      window.benchPainted = { painted: mark.startTime, drawn };
      console.debug("painted");
    }).observe({ type: "mark", buffered: true });
  });
}

/** What a page of the console was drawn from. */
export async function frameOf(context, address) {
  const page = await context.newPage();
  const answered = page.waitForResponse((response) => response.url().includes("/panels?"), { timeout: PATIENCE_MS });
  await page.goto(address, { waitUntil: "commit" });
  const bytes = await (await answered).body();
  await page.close();
  return { frame: decodeFrame(bytes), bytes };
}

/** The bare page says itself when it has drawn. */
export function bareTab(context, address) {
  return openTab(context, address, () => {});
}

/** Prometheus' classic graph page: its line is a path in an SVG. */
export function classicTab(context, address) {
  return openTab(context, address, () => {
    const observer = new MutationObserver(() => {
      const line = [...document.querySelectorAll("svg path")].find((path) => (path.getAttribute("d") ?? "").length > 100);
      if (!line || window.benchPainted) return;
      window.benchPainted = { painted: performance.now() };
      console.debug("painted");
    });
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ["d"] });
  });
}

/** A tab whose page is loaded again each time it is asked how long that takes. */
async function openTab(context, address, watch) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  return {
    async time() {
      await page.bringToFront();
      // The page says when it is done: asking it meanwhile would put a third of a megabyte of script on its way.
      const painted = page.waitForEvent("console", { predicate: (message) => message.text() === "painted", timeout: PATIENCE_MS });
      await page.goto(address, { waitUntil: "commit" });
      await painted;
      const times = await page.evaluate(() => window.benchPainted);
      // A page of the console has only begun to live: the next one measured must not share the processor with it.
      await page.goto("about:blank");
      await page.waitForTimeout(REST_MS);
      return times;
    },
    close: () => page.close(),
  };
}
