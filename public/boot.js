// Starts the planner. A separate file, because a strict Content-Security-Policy forbids inline scripts.

// Each module is a script with its WebAssembly. The build writes their names into the page.
const { js, wasm, filesJs, filesWasm, plan, worker } = document.querySelector("script[data-wasm]").dataset;
const planner = { js, wasm, attempts: 0 };
const files = { js: filesJs, wasm: filesWasm, attempts: 0 };

const page = document.documentElement;
const embedded = page.classList.contains("embedded");
// Everything is in the same folder as this script, wherever the page is.
const at = (path) => new URL(path, import.meta.url);

// Loads a module.
const load = async (module) => {
  const script = at(module.js);
  // Browsers cache a failed load of a script, but not for another fragment.
  if (module.attempts++) script.hash = module.attempts;
  // The script and its WebAssembly load at the same time.
  const code = fetch(at(module.wasm));
  code.catch(() => {});
  const loaded = await import(script);
  await loaded.default({ module_or_path: code });
  return loaded;
};

// Shows a line that stays visible. Everything is inserted as text, including the browser's message.
const say = (role, text, ...more) => {
  const line = document.createElement("p");
  line.className = "stopped";
  line.setAttribute("role", role);
  line.append(text, ...more);
  document.body.prepend(line);
};

// An error that stops WebAssembly does not change the page, and is otherwise visible only in the console.
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
  // Reports only the height, so that any embedding page may receive it.
  new ResizeObserver(() => {
    parent.postMessage({ type: "wandb-planner:height", height: document.body.offsetHeight }, "*");
  }).observe(document.body);
}

// If the user has changed something and follows a link to a view before the planner has started, the link
// waits for it: the page of that view would not have the change.
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

// The files module is loaded on demand and only once. A failed load is tried again.
let loaded;
const loader = { load: () => (loaded ??= load(files).catch((error) => { loaded = undefined; throw error; })) };

try {
  const { start } = await load(planner);
  // The one-file planner has no folder: its modules have `blob:` addresses.
  const folder = at("./").protocol === "blob:" || !worker ? "" : at("./").href;
  // The page of a plan becomes the planner, whose address is in a parent folder and contains the plan.
  if (plan && folder) {
    // Relative links in the head must keep their targets.
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
