/*!
 * The same core as JavaScript, translated from the WebAssembly module by binaryen's wasm2js and minified, for pages
 * whose policy forbids WebAssembly. Until it is used it is only parsed; `core.js` tells how it is used.
 */
var chaperoneTranslated = (() => {
  // wasm2js hands a 64-bit integer over as two halves, the glue expects one BigInt.
  // Per import that takes any: its parameters, "L" for 64 bits and "." for anything else.
  const wide = @wide@;
  const whole = (low, high) => BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low >>> 0));
  const widened = (call, parameters) => (...halves) => {
    const given = halves.values();
    const next = () => given.next().value;
    return call(...Array.from(parameters, (kind) => (kind === "L" ? whole(next(), next()) : next())));
  };

  /** A module for the glue: takes imports, gives exports. */
  function instantiate(imports) {
    const functions = { ...imports["@namespace@"] };
    for (const [name, parameters] of Object.entries(wide)) functions[name] = widened(functions[name], parameters);
    return asmFunc({ "@namespace@": functions });
  }

  /** wasm2js's own takes tens of milliseconds. */
  function base64DecodeToExistingUint8Array(bytes, offset, base64) {
    bytes.set(chaperoneCore.decoded(base64), offset);
  }

// ---- wasm2js ----
// Not wrapped in one more function: the engine would parse it all once more.
@translation@
// ---- end of wasm2js ----

  return () => instantiate;
})();
