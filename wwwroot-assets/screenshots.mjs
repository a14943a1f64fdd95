// Takes docs/screenshots from a running console, of all pages or of some: node screenshots.mjs http://127.0.0.1:8480 overview spend
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "./browser.mjs";

const [address = "http://127.0.0.1:8480", ...wanted] = process.argv.slice(2);
const folder = fileURLToPath(new URL("../docs/screenshots/", import.meta.url));

const gateways = await (await fetch(new URL("api/v1/gateways", address))).json();
const pages = { overview: "" };
for (const name of ["latency", "deflection", "spend", "providers", "gpus", "agents", "decisions", "slis", "alerts", "alerts/history", "requests"]) pages[name.replace("/", "-")] = name;
for (const { name } of gateways.gateways) pages[`gateway-${name}`] = `gateways/${name}?from=now-6h&to=now`;
const { groups } = await (await fetch(new URL("api/v1/rules", address))).json();
pages.rule = `alerts/rules/${groups[0].rules[0].id}`;
const { decisions } = await (await fetch(new URL("api/v1/decisions", address))).json();
const { requestId } = decisions.find((decision) => decision.requestId) ?? {};
if (requestId) pages.request = `requests/${requestId}`;
pages.explore = `explore?${new URLSearchParams({ expr: "sum by (job) (rate(scrape_samples_scraped[5m]))" })}`;
const sizes = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } };

const browser = await launchBrowser();
try {
  for (const [name, path] of Object.entries(pages).filter(([name]) => wanted.length === 0 || wanted.includes(name)))
    for (const colorScheme of ["light", "dark"])
      for (const [width, viewport] of Object.entries(sizes)) await take(`${name}-${colorScheme}-${width}.webp`, path, { viewport, colorScheme, locale: "en-US" });
} finally {
  await browser.close();
}

async function take(file, path, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(new URL(path, address).href);
  // Only a standing circuit brings newer numbers; then every chart has to be drawn.
  const age = page.locator(".page-age time");
  if ((await age.count()) > 0) {
    const sent = await age.getAttribute("datetime");
    await page.waitForFunction((sent) => document.querySelector(".page-age time")?.dateTime !== sent, sent);
  }
  await page.waitForFunction(() => !document.querySelector(".is-loading, panel-board:not([data-painted]), panel-chart:not([data-state]), [data-state=is-loading]"));
  const { data } = await (await context.newCDPSession(page)).send("Page.captureScreenshot", { format: "webp", quality: 85 });
  await writeFile(folder + file, Buffer.from(data, "base64"));
  await context.close();
  console.log(`docs/screenshots/${file}`);
}
