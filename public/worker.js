// Keeps one build of the planner for visits without a network. A page and everything that it loads
// come from the same build: the list below has the hash of every file, and a file that does not match
// is not kept.

/** The build, and its files with their SHA-256. The build writes both. */
const BUILD = "";
const FILES = {};

const SCOPE = registration.scope;
const OURS = `wandb-planner ${SCOPE} `;
const KEPT = OURS + BUILD;

// All or nothing: if one file is missing or different, no copy is kept.
addEventListener("install", (event) => {
  const requests = Object.entries(FILES).map(([path, integrity]) => {
    // The content of a name with a hash never changes; other files are requested again.
    const cache = /-[0-9a-f]{16}(_bg)?\./.test(path) ? "default" : "no-cache";
    return new Request(path, { integrity, cache });
  });
  event.waitUntil(
    caches.open(KEPT).then((cache) => cache.addAll(requests)).catch(async (error) => {
      await caches.delete(KEPT);
      throw error;
    }),
  );
});

// Only when the user clicks Reload in the page.
addEventListener("message", ({ data }) => {
  if (data === "activate") skipWaiting();
});

addEventListener("activate", (event) => event.waitUntil(tidy()));

// Keeps older builds while other tabs may still use their files.
const tidy = async () => {
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.length > 1) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== KEPT) await caches.delete(name);
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.search = "";
  url.hash = "";
  url.pathname = url.pathname.replace(/\/index\.html$/, "/");
  // Some servers omit `.html`.
  const page = `${url.pathname}.html`.slice(new URL(SCOPE).pathname.length);
  if (page in FILES) url.pathname += ".html";
  if (request.method === "GET" && url.href.startsWith(SCOPE)) {
    event.respondWith(answer(request, url.href));
  }
});

const answer = async (request, address) => {
  const settings = { ignoreVary: true };
  const kept = (await (await caches.open(KEPT)).match(address, settings)) ?? (await caches.match(address, settings));
  if (!kept) return fetch(request);
  // Browsers reject a redirected response for a page, as from servers that omit `.html`.
  return kept.redirected ? new Response(kept.body, { headers: kept.headers, status: kept.status }) : kept;
};
