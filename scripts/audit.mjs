// Runs Lighthouse on the release build, as on a phone with a slow network, from a server that
// compresses: node scripts/audit.mjs LIGHTHOUSE DIST REPORT
//
// It fails if a category is below its minimum. A busy machine makes a page look slow, so each page is
// visited three times, and the visit of median speed counts. Its report is written to the folder
// REPORT.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

const [lighthouseFolder, dist, reports] = process.argv.slice(2).map((it) => resolve(it));
if (!reports) {
  console.error("usage: node scripts/audit.mjs LIGHTHOUSE DIST REPORT");
  process.exit(2);
}

const ASKED = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

// The start page, a plan's link, and the page of a plan.
const PAGES = {
  start: "",
  link: "?v=1&tier=weave&env=test-dev&cloud=gcp&nodes=4",
  plan: "plans/combined-production-gcp/",
};

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const VISITS = 3;

const compressed = new Map();

// The response with a file of the build, if it exists.
const answer = (address) => {
  const path = join(dist, normalize(decodeURIComponent(new URL(address, "http://here").pathname)));
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, "index.html") : path;
  if (!file.startsWith(dist) || !statSync(file, { throwIfNoEntry: false })) return;
  if (!compressed.has(file)) compressed.set(file, brotliCompressSync(readFileSync(file)));
  // The names of these files change with their contents.
  const forever = /-[0-9a-f]{16}(_bg)?\.(css|js|wasm)$/.test(file);
  return {
    body: compressed.get(file),
    headers: {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-encoding": "br",
      "cache-control": forever ? "public, max-age=31536000, immutable" : "no-cache",
    },
  };
};

const server = createServer((request, response) => {
  const found = answer(request.url);
  response.writeHead(found ? 200 : 404, found?.headers).end(found?.body);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${server.address().port}/`;

const modules = createRequire(join(lighthouseFolder, "package.json"));
const load = (name) => import(pathToFileURL(modules.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const chromePath =
  process.env.CHROME ??
  execFileSync("sh", ["-c", "command -v chromium google-chrome google-chrome-stable | head -n 1"], { encoding: "utf8" }).trim();
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"] });

const speed = ({ lhr }) => lhr.categories.performance.score;

// Returns the visit of median speed to a page, and prints the speeds of all visits.
const visit = async (name, path) => {
  const visits = [];
  while (visits.length < VISITS) {
    const seen = await lighthouse(origin + path, {
      port: chrome.port,
      output: ["html", "json"],
      onlyCategories: Object.keys(ASKED),
      logLevel: "error",
    });
    if (seen.lhr.runtimeError) throw new Error(`${name}: ${seen.lhr.runtimeError.message}`);
    visits.push(seen);
  }
  visits.sort((one, other) => speed(one) - speed(other));
  // Lighthouse also measures the machine: a lower index means a slower or busier one.
  const measured = visits.map((it) => `${Math.round(speed(it) * 100)} (machine ${Math.round(it.lhr.environment.benchmarkIndex)})`);
  console.log(`${name}: performance in ${VISITS} visits: ${measured.join(", ")}`);
  return visits[(VISITS - 1) / 2];
};

mkdirSync(reports, { recursive: true });
let failed = false;
try {
  for (const [name, path] of Object.entries(PAGES)) {
    const { lhr, report } = await visit(name, path);
    writeFileSync(join(reports, `${name}.html`), report[0]);
    writeFileSync(join(reports, `${name}.json`), report[1]);
    for (const [category, asked] of Object.entries(ASKED)) {
      const score = Math.round(lhr.categories[category].score * 100);
      console.log(`${name}: ${category} ${score}, minimum ${asked}`);
      if (score >= asked) continue;
      failed = true;
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const audit = lhr.audits[id];
        if (weight && audit.score !== null && audit.score < 1) {
          console.log(`  ${id}: ${audit.title} ${audit.displayValue ?? ""}`);
        }
      }
    }
  }
} finally {
  chrome.kill();
  server.close();
}
console.log(`reports: ${reports}`);
process.exit(failed ? 1 : 0);
