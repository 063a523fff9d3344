// Starts the planner. A file of its own, because a strict Content-Security-Policy forbids inline scripts.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const at = (path) => new URL(path, document.baseURI);

try {
  const planner = await import(at(js));
  await planner.default({ module_or_path: at(wasm) });
} catch (error) {
  const state = document.getElementById("loading-state");
  if (state) {
    state.setAttribute("role", "alert");
    state.textContent =
      "The planner could not start. This page needs WebAssembly; a Content-Security-Policy must allow it with " +
      "script-src 'self' 'wasm-unsafe-eval'. The browser said: " + error;
  }
  throw error;
}
