// Starts the planner. A file of its own, because a strict Content-Security-Policy forbids inline scripts.

// Each module is a script with its WebAssembly; the build writes their names into the page.
const { js, wasm, filesJs, filesWasm, plan, worker } = document.querySelector("script[data-wasm]").dataset;
const planner = { js, wasm, attempts: 0 };
const files = { js: filesJs, wasm: filesWasm, attempts: 0 };

const page = document.documentElement;
const embedded = page.classList.contains("embedded");
// Everything is beside this script, wherever the page is.
const at = (path) => new URL(path, import.meta.url);

// The one place that gets a module.
const load = async (module) => {
  const script = at(module.js);
  // Browsers remember that a script could not be loaded, until it has another fragment.
  if (module.attempts++) script.hash = module.attempts;
  // Script and WebAssembly travel at the same time.
  const code = fetch(at(module.wasm));
  code.catch(() => {});
  const loaded = await import(script);
  await loaded.default({ module_or_path: code });
  return loaded;
};

// A line that stays in view. Its texts are ours, and the browser's message is inserted as text.
const say = (role, text, ...more) => {
  const line = document.createElement("p");
  line.className = "stopped";
  line.setAttribute("role", role);
  line.append(text, ...more);
  document.body.prepend(line);
};

// An error that stops WebAssembly leaves the page unchanged, and only the console knows.
const stopped = ({ error, reason }) => {
  const cause = error ?? reason;
  if (cause instanceof WebAssembly.RuntimeError) {
    say("alert", `The planner hit an internal error and stopped. Reload the page: the address contains the plan. Browser message: ${cause}`);
  }
};
addEventListener("error", stopped);
addEventListener("unhandledrejection", stopped);

// Keeps a copy of this build for visits without a network, and offers the next build.
const keepOffline = async () => {
  const registration = await navigator.serviceWorker.register(at(worker), { updateViaCache: "none" });
  const offer = () => {
    const next = registration.waiting;
    if (!next || !registration.active || document.getElementById("update")) return;
    const button = document.createElement("button");
    button.id = "update";
    button.textContent = "Reload";
    button.onclick = () => {
      next.onstatechange = () => next.state === "activated" && location.reload();
      next.postMessage("activate");
    };
    say("status", "A new version of the planner is ready. ", button);
  };
  offer();
  registration.onupdatefound = () => {
    registration.installing.onstatechange = offer;
  };
};

if (embedded) {
  // The height and nothing else, so that any page around this one may know it.
  new ResizeObserver(() => {
    parent.postMessage({ type: "wandb-planner:height", height: document.body.offsetHeight }, "*");
  }).observe(document.body);
}

// A link to a view that is followed before the planner is there waits for it, if a person has changed
// something: the page of that view would not know.
let changed = false;
let followed;
const note = () => { changed = true; };
const wait = (event) => {
  const link = event.target.closest("nav a");
  if (!changed || !link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  followed = link;
};
document.addEventListener("change", note);
document.addEventListener("input", note);
document.addEventListener("click", wait);

// What makes files is loaded when it is wanted, and once. What failed is tried again.
let loaded;
const loader = { load: () => (loaded ??= load(files).catch((error) => { loaded = undefined; throw error; })) };

try {
  const { start } = await load(planner);
  // The one file has no folder: its modules have addresses of their own.
  const folder = at("./").protocol === "blob:" || !worker ? "" : at("./").href;
  // The page of a plan becomes the planner, which is in the folder above and has the plan in its address.
  if (plan && folder) {
    // What the head names must not be looked for from there.
    for (const link of document.querySelectorAll("link:is([rel=icon], [rel=manifest])")) link.href = link.href;
    history.replaceState(null, "", at("./" + plan + (page.dataset.kept ?? "") + location.hash));
  }
  start(folder, loader);
  page.classList.remove("linked");
  page.classList.add("started");
  performance.mark("interactive");
  document.removeEventListener("click", wait);
  if (followed) document.querySelector(`#${followed.parentElement.id} a`).click();
  if (worker && !embedded && "serviceWorker" in navigator) keepOffline().catch(() => {});
} catch (error) {
  page.classList.remove("scripted", "linked");
  document.removeEventListener("click", wait);
  if (followed) followed.click();
  say(
    "alert",
    "The planner could not start, so this page is read-only. It needs WebAssembly; a Content-Security-Policy must allow it with " +
      `script-src 'self' 'wasm-unsafe-eval'. Browser message: ${error}`,
  );
  throw error;
}
