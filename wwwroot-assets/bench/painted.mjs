// How long a page takes from the start of its navigation until its curves are drawn, by the page's own clock.
import { decodeFrame } from "./frame.mjs";

const PATIENCE_MS = 30_000;

/** A page of the console with a board: when its charts in view were drawn, which those are, and the data they were drawn from. */
export async function timeBoard(context, address) {
  return onPage(context, async (page) => {
    // Later refreshes set the mark anew.
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        const mark = list.getEntriesByName("board-painted")[0];
        if (!mark || window.benchPainted) return;
        const drawn = [...document.querySelectorAll("panel-chart")].flatMap((chart) => {
          const canvas = chart.querySelector("canvas, .apexcharts-svg");
          const { width, height } = canvas?.getBoundingClientRect() ?? {};
          return canvas ? [{ id: chart.getAttribute("panel"), width, height }] : [];
        });
        window.benchPainted = { painted: mark.startTime, drawn };
      }).observe({ type: "mark", buffered: true });
    });
    const answered = page.waitForResponse((response) => response.url().includes("/panels?"), { timeout: PATIENCE_MS });
    await page.goto(address, { waitUntil: "commit" });
    const bytes = await (await answered).body();
    return { ...(await measured(page)), frame: decodeFrame(bytes), bytes };
  });
}

/** The bare page says itself when it has drawn. */
export function timeBare(context, address) {
  return onPage(context, async (page) => {
    await page.goto(address, { waitUntil: "commit" });
    return measured(page);
  });
}

/** Prometheus' classic graph page: its line is a path in an SVG. */
export function timeClassic(context, address) {
  return onPage(context, async (page) => {
    await page.addInitScript(() => {
      const observer = new MutationObserver(() => {
        const line = [...document.querySelectorAll("svg path")].find((path) => (path.getAttribute("d") ?? "").length > 100);
        if (line) window.benchPainted ??= { painted: performance.now() };
      });
      observer.observe(document, { subtree: true, childList: true, attributeFilter: ["d"] });
    });
    await page.goto(address, { waitUntil: "commit" });
    return measured(page);
  });
}

async function onPage(context, action) {
  const page = await context.newPage();
  try {
    return await action(page);
  } finally {
    await page.close();
  }
}

async function measured(page) {
  return (await page.waitForFunction(() => window.benchPainted, null, { timeout: PATIENCE_MS, polling: 50 })).jsonValue();
}
