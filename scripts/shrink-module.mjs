// Makes a module small, the script that wasm-bindgen wrote and its WebAssembly:
// node scripts/shrink-module.mjs SCRIPT WASM
//
// 1. What nothing calls goes. Dependencies export classes of their own, which keep code alive.
// 2. wasm-opt makes the code small.
// 3. The names between the two files get one or two letters. wasm-bindgen writes names such as
//    `__wbg_createElement_74049073a11f9c31`, and no compression shortens their hashes.
//
// It knows the few forms in which wasm-bindgen writes things, and fails when one is missing.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [scriptFile, wasmFile] = process.argv.slice(2);
let script = readFileSync(scriptFile, "utf8");

// Flat code is restructured best. What is skipped makes fewer bytes, which compress worse.
const SMALL = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"].concat(
  ["--skip-pass=memory-packing", "--skip-pass=local-cse"],
  ["--strip-producers", "--strip-target-features"],
);
const wasmOpt = (...options) => execFileSync("wasm-opt", [wasmFile, "--output", wasmFile, ...options]);

/** Replaces in the script, and fails when there is nothing to replace. */
const replace = (what, by) => {
  if (!script.includes(what)) throw new Error(`${scriptFile} does not have ${what}`);
  script = script.replaceAll(what, by);
};

/** The WebAssembly with other imports and exports. A name of `undefined` means that it goes. */
const rewrite = (newImport, newExport) => {
  const wasm = readFileSync(wasmFile);
  let at = 8;
  // Numbers in WebAssembly: seven bits a byte, the lowest first.
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
  const readImport = () => {
    const [module, name, kind, type] = [readText(), readText(), wasm[at++], readNumber()];
    if (kind !== 0) throw new Error(`the import ${name} is no function`);
    const next = newImport({ module, name });
    return [...text(next.module), ...text(next.name), kind, ...number(type)];
  };
  const readExport = () => {
    const [name, kind, index] = [readText(), wasm[at++], readNumber()];
    const next = newExport(name);
    return next === undefined ? [] : [...text(next), kind, ...number(index)];
  };

  const sections = [wasm.subarray(0, at)];
  while (at < wasm.length) {
    const from = at;
    const id = wasm[at++];
    const end = readNumber() + at;
    const read = { 2: readImport, 7: readExport }[id];
    if (read) {
      const entries = Array.from({ length: readNumber() }, read).filter((entry) => entry.length > 0);
      const contents = [...number(entries.length), ...entries.flat()];
      sections.push(Buffer.from([id, ...number(contents.length), ...contents]));
    } else {
      sections.push(wasm.subarray(from, end));
    }
    at = end;
  }
  writeFileSync(wasmFile, Buffer.concat(sections));
};

const isCalled = (name) => new RegExp(`\\bwasm\\.${name}\\b`).test(script);

// 1. Each thing that goes may have been the last to use another.
script = script.replaceAll(/^export class [^]*?^}\n(?:if \(Symbol\.dispose\).*\n)?/gm, "");
script = script.replaceAll(/^const \w+Finalization = [^]*?;\n/gm, "");
for (let before; before !== script; ) {
  before = script;
  rewrite((it) => it, (name) => (isCalled(name) ? name : undefined));
  wasmOpt("--remove-unused-module-elements");
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasmFile)));
  const names = new Set(imports.map(({ name }) => name));
  script = script.replaceAll(/^ {8}(__wb\w+): [^]*?^ {8}}.*,\n/gm, (entry, name) => (names.has(name) ? entry : ""));
  // Closures are called through a function that has the export's name, and stands in it itself.
  script = script.replaceAll(/^function (wasm_bindgen_\w+)\([^]*?^}\n/gm, (entry, name) =>
    script.replace(entry, "").includes(name) ? entry : "",
  );
}

// 2.
wasmOpt(...SMALL);

// 3.
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const short = new Map();
const shorten = (name) => {
  if (!short.has(name)) {
    const count = short.size;
    short.set(name, (LETTERS[Math.floor(count / 52) - 1] ?? "") + LETTERS[count % 52]);
  }
  return short.get(name);
};
let importedFrom;
rewrite(
  ({ module, name }) => {
    importedFrom = module;
    replace(`        ${name}: `, `        ${shorten(name)}: `);
    return { module: "a", name: shorten(name) };
  },
  (name) => {
    script = script.replaceAll(new RegExp(`\\bwasm\\.${name}\\b`, "g"), `wasm.${shorten(name)}`);
    return shorten(name);
  },
);
replace(`"${importedFrom}"`, '"a"');
new WebAssembly.Module(readFileSync(wasmFile));
writeFileSync(scriptFile, script);
