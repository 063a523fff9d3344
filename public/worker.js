// Keeps one build of the planner for visits without a network. A page and everything that it loads
// come from the same build: the list below has the content of every file, and what does not match
// it is not kept.

/** The build, and its files with their SHA-256. The build writes both. */
const BUILD = "";
const FILES = {};

const SCOPE = registration.scope;
const OURS = `wandb-planner ${SCOPE} `;
const KEPT = OURS + BUILD;

// All or nothing: one file that is missing or different leaves no copy.
addEventListener("install", (event) => {
  const requests = Object.entries(FILES).map(([path, integrity]) => {
    // A name with a hash has one content; the others are asked for anew.
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

// Only when the person asks for it in the page.
addEventListener("message", ({ data }) => {
  if (data === "activate") skipWaiting();
});

addEventListener("activate", (event) => event.waitUntil(tidy()));

// Other tabs may still show an older build, whose files they then find.
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
  // Some servers leave the ending away.
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
  // Browsers show no page that came by a redirect, as from servers that leave the ending .html away.
  return kept.redirected ? new Response(kept.body, { headers: kept.headers, status: kept.status }) : kept;
};
