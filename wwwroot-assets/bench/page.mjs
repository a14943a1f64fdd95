// Measures pages in Chromium and prints the numbers as JSON: node page.mjs CONSOLE PROMETHEUS RUNS. Used by ./bench page.
import { launchBrowser } from "../browser.mjs";
import { serveBare } from "./bare.mjs";
import { bareTab, boardTab, classicTab, frameOf } from "./painted.mjs";
import { firstVisit, tick } from "./wire.mjs";

const [consoleAddress, prometheusAddress, runs] = process.argv.slice(2);
const say = (text) => console.error(`         ${text}`);

const { dashboards } = await (await fetch(new URL("api/v1/dashboards", consoleAddress))).json();
const gateway = dashboards.find(({ id }) => id === "gateway").gateways.reduce((most, one) => (one.panels.length > most.panels.length ? one : most));
const gatewayPage = new URL(`gateways/${gateway.name}?from=now-1h&to=now`, consoleAddress).href;

const browser = await launchBrowser();
const newContext = (height = 900) => browser.newContext({ viewport: { width: 1440, height }, locale: "en-US" });
try {
  say(`bytes over the wire: ${gatewayPage}`);
  const wire = { first: await firstVisit(await newContext(), gatewayPage), tick: await tick(await newContext(), gatewayPage) };

  say("a gateway's page and a bare page, painted in turns");
  const context = await newContext();
  const { seen, times: board } = await besideBare(context);

  say("the same in a window that holds all charts");
  const tall = await newContext(await heightOf(gatewayPage));
  await tall.addCookies(await context.cookies());
  const { seen: all, times: whole } = await besideBare(tall);

  const query = seen.frame.panels[0].queries[0];
  const explorePage = new URL(`explore?${new URLSearchParams({ expr: query, from: "now-1h", to: "now" })}`, consoleAddress).href;
  const classicPage = new URL(`classic/graph?${new URLSearchParams({ "g0.expr": query, "g0.tab": "0", "g0.range_input": "1h" })}`, prometheusAddress).href;
  const hasExplore = (await fetch(explorePage)).ok;
  say(hasExplore ? `one query here and in Prometheus' own page, painted in turns: ${query}` : "there is no page /explore yet");
  const explore = hasExplore ? await inTurns(await boardTab(context, explorePage), await classicTab(context, classicPage)) : null;

  console.log(JSON.stringify({ gateway: gateway.name, panels: gateway.panels.length, drawn: seen.drawn.length, allDrawn: all.drawn.length, wire, board, whole, explore }));
} finally {
  await browser.close();
}

/** A gateway's page, and a bare one that draws what was drawn there. */
async function besideBare(context) {
  const ours = await boardTab(context, gatewayPage);
  const seen = { ...(await ours.time()), ...(await frameOf(context, gatewayPage)) };
  const bare = await serveBare(seen);
  const times = await inTurns(ours, await bareTab(context, bare.address));
  bare.close();
  return { seen, times };
}

async function heightOf(address) {
  const page = await (await newContext()).newPage();
  await page.goto(address);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.close();
  return height;
}

/** Once each for the cache, then in turns: what slows the machine down for a while slows both down. */
async function inTurns(ours, theirs) {
  await ours.time();
  await theirs.time();
  const times = { ours: [], theirs: [] };
  for (let run = 0; run < Number(runs); run++) {
    times.ours.push((await ours.time()).painted);
    times.theirs.push((await theirs.time()).painted);
  }
  await ours.close();
  await theirs.close();
  return times;
}
