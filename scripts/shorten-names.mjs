// Shortens the names between a module's script and its WebAssembly:
// node scripts/shorten-names.mjs SCRIPT WASM
//
// wasm-bindgen writes names such as `__wbg_createElement_74049073a11f9c31` into both files, and no
// compression shortens their hashes. This makes them one or two letters. It knows the few forms in
// which wasm-bindgen writes names, and fails when one of them is missing.
import { readFileSync, writeFileSync } from "node:fs";

const [scriptFile, wasmFile] = process.argv.slice(2);
let script = readFileSync(scriptFile, "utf8");
const wasm = readFileSync(wasmFile);

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const names = new Map();
/** The short form of a name: the same for the same name. */
const shorten = (name) => {
  if (!names.has(name)) {
    const count = names.size;
    names.set(name, (LETTERS[Math.floor(count / 52) - 1] ?? "") + LETTERS[count % 52]);
  }
  return names.get(name);
};

/** Replaces in the script, and fails when there is nothing to replace. */
const replace = (what, by) => {
  if (!script.includes(what)) throw new Error(`${scriptFile} does not have ${what}`);
  script = script.replaceAll(what, by);
};

// Numbers in WebAssembly: seven bits a byte, the lowest first.
let at = 8;
const readNumber = () => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = wasm[at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
};
const number = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...number(value >>> 7)]);

const readText = () => {
  const length = readNumber();
  at += length;
  return wasm.toString("utf8", at - length, at);
};
const text = (value) => [...number(value.length), ...Buffer.from(value)];

/** The entries of a section, each as `rewrite` reads it and writes it anew. */
const entries = (rewrite) => {
  const count = readNumber();
  const written = number(count);
  for (let entry = 0; entry < count; entry += 1) written.push(...rewrite());
  return written;
};

/** An import: the module and the name that the script gives, what it is, and its type. */
const rewriteImport = () => {
  const [module, name, kind, type] = [readText(), readText(), wasm[at++], readNumber()];
  if (kind !== 0) throw new Error(`${name} is not a function`);
  replace(`        ${name}: `, `        ${shorten(name)}: `);
  importedFrom = module;
  return [...text("a"), ...text(shorten(name)), kind, ...number(type)];
};
let importedFrom;

/** An export: its name, what it is, and its index. */
const rewriteExport = () => {
  const [name, kind, index] = [readText(), wasm[at++], readNumber()];
  // Some are for tools alone.
  script = script.replaceAll(new RegExp(`\\bwasm\\.${name}\\b`, "g"), `wasm.${shorten(name)}`);
  return [...text(shorten(name)), kind, ...number(index)];
};

const REWRITES = new Map([[2, rewriteImport], [7, rewriteExport]]);
const parts = [wasm.subarray(0, at)];
while (at < wasm.length) {
  const [from, id, size] = [at, wasm[at++], readNumber()];
  const end = at + size;
  if (REWRITES.has(id)) {
    const contents = entries(REWRITES.get(id));
    parts.push(Buffer.from([id, ...number(contents.length), ...contents]));
  } else {
    parts.push(wasm.subarray(from, end));
  }
  at = end;
}
replace(`"${importedFrom}"`, '"a"');

const shortened = Buffer.concat(parts);
new WebAssembly.Module(shortened);
writeFileSync(wasmFile, shortened);
writeFileSync(scriptFile, script);
