import { type Panel, summarise } from "./chart/panel";
import { drawPlot } from "./chart/plot";
import { formatValue } from "./chart/unit-format";
import type uPlot from "uplot";

/**
 * <time-series src="api/v1/dashboards/…"> fetches a panel and draws it. A new src fetches again and keeps the old
 * drawing until the answer is there; the page's circuit never carries the points.
 */
class TimeSeriesElement extends HTMLElement {
  static observedAttributes = ["src"];

  private readonly plotArea = document.createElement("div");
  private readonly message = document.createElement("p");
  private readonly notes = document.createElement("p");
  private plot?: uPlot;
  private panel?: Panel;
  private pending?: AbortController;
  private readonly resized = new ResizeObserver(() => this.redraw());
  private readonly themed = () => this.redraw();

  connectedCallback(): void {
    this.plotArea.className = "chart-plot";
    this.message.className = "chart-message";
    this.notes.className = "chart-notes";
    this.replaceChildren(this.plotArea, this.message, this.notes);
    this.resized.observe(this);
    document.addEventListener("themechange", this.themed);
    if (!this.panel) this.show("is-loading", "Loading…");
    void this.load();
  }

  disconnectedCallback(): void {
    this.pending?.abort();
    this.resized.disconnect();
    document.removeEventListener("themechange", this.themed);
    this.plot?.destroy();
    this.plot = undefined;
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.plotArea.parentElement === this) void this.load();
  }

  private async load(): Promise<void> {
    const source = this.getAttribute("src");
    if (!source) return;
    this.pending?.abort();
    const pending = (this.pending = new AbortController());
    try {
      const points = Math.min(1500, Math.max(100, Math.round(this.clientWidth / 100) * 100));
      const response = await fetch(`${source}&points=${points}`, { signal: pending.signal, headers: { accept: "application/json" } });
      const body: unknown = await response.json();
      if (!response.ok) this.fail(String((body as { detail?: string }).detail ?? `The console answers ${response.status}.`));
      else this.accept(body as Panel);
    } catch (problem) {
      if (!pending.signal.aborted) this.fail(`The console cannot be reached (${problem instanceof Error ? problem.message : "unknown"}).`);
    }
  }

  private accept(panel: Panel): void {
    if (panel.failure) {
      this.fail(`${panel.failure.where}: ${panel.failure.problem}. ${panel.failure.remedy}`);
      return;
    }
    this.panel = panel;
    this.redraw();
  }

  /** A failure leaves the last drawing standing, marked as old. */
  private fail(problem: string): void {
    this.show(this.panel?.series.length ? "is-stale" : "is-failed", this.panel?.series.length ? `Stale, as of ${clock(this.panel.asOf)}. ${problem}` : problem);
  }

  private redraw(): void {
    const panel = this.panel;
    this.plot?.destroy();
    this.plot = undefined;
    if (!panel) return;
    this.notes.textContent = [`as of ${clock(panel.asOf)}`, `step ${panel.stepSeconds} s`, ...panel.notes].join(" · ");
    this.notes.title = panel.queries.join("\n");
    if (panel.state === "noSeries") {
      this.show("is-no-series", "No series in this range.");
      return;
    }
    this.show(panel.state === "zero" ? "is-zero" : "is-value", panel.state === "zero" ? "Zero throughout." : "");
    this.plot = drawPlot(this.plotArea, panel, zoomTo);
    this.plotArea.setAttribute("role", "img");
    this.plotArea.setAttribute("aria-label", `${this.getAttribute("heading") ?? ""}. ${panel.series.map((s) => summarise(s, (v) => formatValue(v, panel.unit))).join(". ")}`);
  }

  private show(state: string, message: string): void {
    this.dataset.state = state;
    this.message.textContent = message;
    this.message.hidden = message === "";
  }
}

function clock(time: string): string {
  return `${new Date(time).toISOString().slice(11, 19)} UTC`;
}

/** The address is the state: zooming goes to the same page with an absolute range. */
function zoomTo(from: number, to: number): void {
  const address = new URL(location.href);
  address.searchParams.set("from", String(Math.round(from * 1000)));
  address.searchParams.set("to", String(Math.round(to * 1000)));
  const blazor = (window as { Blazor?: { navigateTo(url: string): void } }).Blazor;
  if (blazor) blazor.navigateTo(address.href);
  else location.assign(address);
}

customElements.define("time-series", TimeSeriesElement);
