// Bytes that really travel: responses as they are sent, compressed and with their headers, and messages of the WebSocket.
const SETTLED_MS = 2_000;
const TICKS = 4;
const PATIENCE_MS = 120_000;

/** A browser that was never here: all that arrives until the page is painted and its circuit stands. */
export function firstVisit(context, address) {
  return onWire(context, address, async (wire) => ({ ...wire.total() }));
}

/** A page that stands open: what one refresh brings, on average of some. */
export function tick(context, address) {
  return onWire(context, address, async (wire) => {
    await wire.frames(1); // the first one may bring the whole again
    wire.forget();
    await wire.frames(TICKS);
    const { http, socket } = wire.total();
    return { bytes: (http + socket) / TICKS, http: http / TICKS, socket: socket / TICKS, ticks: TICKS };
  });
}

async function onWire(context, address, measure) {
  const page = await context.newPage();
  const wire = await Wire.on(page);
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("panel-board")?.dataset.painted);
  await page.waitForTimeout(SETTLED_MS);
  const measured = await measure(wire);
  await context.close();
  return measured;
}

class Wire {
  requests = 0;
  http = 0;
  socket = 0;
  fetched = 0;
  boards = new Set();

  static async on(page) {
    const wire = new Wire();
    const session = await page.context().newCDPSession(page);
    session.on("Network.requestWillBeSent", ({ requestId, request }) => request.url.includes("/panels?") && wire.boards.add(requestId));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      wire.requests++;
      wire.http += encodedDataLength;
      if (wire.boards.has(requestId)) wire.fetched++;
    });
    for (const event of ["Network.webSocketFrameReceived", "Network.webSocketFrameSent"])
      session.on(event, ({ response }) => (wire.socket += Buffer.byteLength(response.payloadData, response.opcode === 1 ? "utf8" : "base64")));
    await session.send("Network.enable");
    return wire;
  }

  total() {
    return { bytes: this.http + this.socket, http: this.http, socket: this.socket, requests: this.requests };
  }

  forget() {
    this.requests = this.http = this.socket = 0;
  }

  /** Waits for as many frames, and for what comes with the last one. */
  async frames(count) {
    const [until, patience] = [this.fetched + count, Date.now() + PATIENCE_MS];
    while (this.fetched < until) {
      if (Date.now() > patience) throw new Error(`only ${this.fetched} frames were fetched`);
      await pause(100);
    }
    await pause(SETTLED_MS);
  }
}

function pause(ms) {
  return new Promise((over) => setTimeout(over, ms));
}
