// The start of the script in the one-file planner: unpacks the modules, which are compressed in the page,
// and gives them `blob:` addresses. boot.js follows and loads them from there.
const modules = document.querySelector("script[data-wasm]").dataset;
await Promise.all(
  ["js", "wasm", "filesJs", "filesWasm"].map(async (name) => {
    const packed = document.getElementById(modules[name]).textContent;
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const type = name.endsWith("s") ? "text/javascript" : "application/wasm";
    const blob = new Blob([await new Response(unpacked).arrayBuffer()], { type });
    modules[name] = URL.createObjectURL(blob);
  }),
);
