// Starts the planner. A file of its own, because a strict Content-Security-Policy forbids inline scripts.

// Each module is a script with its WebAssembly; the build writes their names into the page.
const { js, wasm, filesJs, filesWasm } = document.querySelector("script[data-wasm]").dataset;
const planner = { js, wasm, attempts: 0 };
const files = { js: filesJs, wasm: filesWasm, attempts: 0 };

const at = (path) => new URL(path, document.baseURI);

// The one place that gets a module.
const load = async (module) => {
  const script = at(module.js);
  // Browsers remember that a script could not be loaded, until it has another fragment.
  if (module.attempts++) script.hash = module.attempts;
  const loaded = await import(script);
  await loaded.default({ module_or_path: at(module.wasm) });
  return loaded;
};

const say = (text) => {
  let place = document.getElementById("loading-state");
  if (!place) {
    place = document.createElement("p");
    place.className = "stopped";
    document.body.prepend(place);
  }
  place.setAttribute("role", "alert");
  place.textContent = text;
};

// What stops WebAssembly leaves the page as it is, and tells nobody but the console.
const stopped = ({ error, reason }) => {
  const cause = error ?? reason;
  if (cause instanceof WebAssembly.RuntimeError) {
    say(`The planner has stopped because of a mistake of its own. Reload the page: the address holds the plan. The browser said: ${cause}`);
  }
};
addEventListener("error", stopped);
addEventListener("unhandledrejection", stopped);

try {
  // The page comes first. Once it is there, it asks for the module that makes the files.
  (await load(planner)).start({ load: () => load(files) });
} catch (error) {
  say(
    "The planner could not start. This page needs WebAssembly; a Content-Security-Policy must allow it with " +
      `script-src 'self' 'wasm-unsafe-eval'. The browser said: ${error}`,
  );
  throw error;
}
