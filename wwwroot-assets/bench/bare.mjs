// The page to compare with: the same curves at the same size, and nothing else. One HTML, uPlot, one file of data.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";

const uPlotScript = readFileSync(new URL("../node_modules/uplot/dist/uPlot.iife.min.js", import.meta.url));
const template = readFileSync(new URL("bare.html", import.meta.url), "utf8");
const forEver = { "cache-control": "max-age=31536000, immutable" };

/** Serves it with what a page of the console had drawn when it was painted. */
export async function serveBare({ frame, bytes, drawn }) {
  const panels = drawn.map((size) => ({ ...size, ...frame.panels.find(({ id }) => id === size.id) }));
  const page = template.replace("/*panels*/", () => JSON.stringify(panels).replaceAll("<", "\\u003c"));
  const files = {
    "/": [page, "text/html; charset=utf-8"],
    "/uplot.js": [uPlotScript, "text/javascript", forEver],
    "/values": [bytes.subarray(frame.valuesAt), "application/octet-stream", { "cache-control": "no-cache" }],
  };
  const packed = new Map(Object.entries(files).map(([path, [body, type, headers]]) => [
    path,
    { body: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), headers: { "content-type": type, "content-encoding": "br", ...headers } },
  ])); // prettier-ignore
  const server = createServer((request, response) => {
    const file = packed.get(request.url);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { ...file.headers, "content-length": file.body.length }).end(file.body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
