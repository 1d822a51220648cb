/*
 * The core for a content script: wasm-bindgen's glue and the WebAssembly module, inlined because a page's
 * policy cannot refuse what need not be fetched. Nothing runs until `start.js` asks:
 *
 *     const { glue, bytes } = chaperoneCore;
 *     glue.initSync({ module: bytes() });                // throws CompileError where the page forbids WebAssembly
 *     glue.initSync({ module: chaperoneTranslated() });  // the same core as JavaScript; only in `translated.js`
 *     glue.start();                                      // and whatever else the Rust crate exports
 *
 * A refused `initSync` leaves the glue as it was, so the second call may follow the first.
 * `chaperoneTranslated` is undeclared where it is not needed: ask `typeof chaperoneTranslated`.
 */
var chaperoneCore = ((native) => {
  const base64 = "@base64@";

  /** The module. */
  const bytes = () => decoded(base64);

  /** The bytes that a base64 string stands for. */
  function decoded(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  }

  // The glue asks these two for a module and an instance. A translated module is a function from imports to exports.
  const isTranslated = (module) => typeof module === "function";
  class Module {
    constructor(bytes) {
      return new native.Module(bytes);
    }
    static [Symbol.hasInstance](module) {
      return isTranslated(module) || module instanceof native.Module;
    }
  }
  class Instance {
    constructor(module, imports) {
      return isTranslated(module) ? { exports: module(imports) } : new native.Instance(module, imports);
    }
  }
  const WebAssembly = Object.assign(Object.create(native ?? null), { Module, Instance });

  const glue = (() => {
// ---- wasm-bindgen's glue ----
@glue@
// ---- end of the glue ----
    return wasm_bindgen;
  })();

  return { glue, bytes, decoded };
})(globalThis.WebAssembly);
