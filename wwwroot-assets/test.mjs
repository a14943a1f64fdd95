// Bundles test/*.test.ts and runs them with Node's own test runner: node test.mjs [runner options]
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const out = fileURLToPath(new URL("../artifacts/assets-test/", import.meta.url));
rmSync(out, { recursive: true, force: true });
const tests = readdirSync(new URL("test/", import.meta.url)).filter((file) => file.endsWith(".test.ts"));
await build({
  absWorkingDir: fileURLToPath(new URL("./", import.meta.url)),
  entryPoints: tests.map((file) => `test/${file}`),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  sourcemap: "inline",
  logLevel: "warning",
});

const files = tests.map((file) => out + file.replace(/\.ts$/, ".mjs"));
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...process.argv.slice(2), ...files], { stdio: "inherit" });
process.exit(run.status ?? 1);
