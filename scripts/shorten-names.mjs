// Makes the names between a module's script and its WebAssembly easier to compress:
// node scripts/shorten-names.mjs SCRIPT WASM
//
// wasm-bindgen ends most names with a hash of 16 digits, which no compression can shorten and which
// stands in both files. This counts them instead. A name keeps its length, so that nothing else in
// the WebAssembly moves.
import { readFileSync, writeFileSync } from "node:fs";

const [script, wasm] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(wasm));
const names = [...WebAssembly.Module.imports(module), ...WebAssembly.Module.exports(module)];

const counted = new Map();
const count = (hash) => {
  if (!counted.has(hash)) counted.set(hash, counted.size.toString(36).padStart(hash.length, "_"));
  return counted.get(hash);
};
const shorter = new Map(
  names.map(({ name }) => [name, name.replaceAll(/(?<=_)[0-9a-f]{16}(?![0-9a-f])/g, count)]),
);
// A name may begin like another one: the longer one is looked for first.
const longestFirst = [...shorter.keys()].sort((one, other) => other.length - one.length);
const anyName = new RegExp(longestFirst.join("|"), "g");

for (const file of [script, wasm]) {
  const text = readFileSync(file, "latin1");
  writeFileSync(file, text.replaceAll(anyName, (name) => shorter.get(name)), "latin1");
}
