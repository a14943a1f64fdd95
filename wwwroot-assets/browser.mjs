// Debian's Chromium for measuring and for screenshots. The one without windows opens a page in a quarter of the time.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

export const launchBrowser = () => chromium.launch({ executablePath: programs.find(existsSync), args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
