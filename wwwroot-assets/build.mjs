// Builds the browser's scripts and styles into Console.Web/wwwroot/assets.
import { build } from "esbuild";
import { cp, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const out = fileURLToPath(new URL("../Console.Web/wwwroot/assets/", import.meta.url));
await rm(out, { recursive: true, force: true });

const shared = { bundle: true, minify: true, sourcemap: false, target: "es2022", logLevel: "warning" };
// Each by itself: what two of them shared would be a file that a page finds out about only after it has read the first.
for (const entry of ["charts", "explore", "shell", "reconnect"])
  await build({
    ...shared,
    entryPoints: { [entry]: `src/${entry}.ts` },
    outdir: out,
    format: "esm",
    // What is not on every page is a chunk of its own.
    splitting: true,
    chunkNames: "[name]-[hash]",
  });
await build({ ...shared, entryPoints: { console: "src/styles/console.css" }, outdir: out, loader: { ".woff2": "file" } });

await cp(fileURLToPath(new URL("static/", import.meta.url)), out, { recursive: true });
