//! The two generated content scripts. Their frames are JavaScript files beside this one; `core.js` tells how `start.js`
//! uses them.

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::module::{Bound, NAMESPACE};
use crate::process::{command, filtered};
use crate::tools;

/// `core.js`: the glue and the module.
pub(crate) fn core(bound: &Bound, wasm: &[u8]) -> Result<String> {
    fill(include_str!("scripts/core.js"), &[("@base64@", &STANDARD.encode(wasm)), ("@glue@", &bound.glue)])
}

/// `translated.js`: the module as JavaScript, made of what wasm2js wrote. Minified, as Chrome parses it before every page:
/// it is a third of the size then and takes less than half the time.
pub(crate) fn translated(bound: &Bound, wasm2js: &str) -> Result<String> {
    let wide = serde_json::to_string(&bound.wide)?;
    let body = detach_when_grown(&functions(wasm2js)?)?;
    let parts = [("@wide@", &*wide), ("@namespace@", NAMESPACE), ("@translation@", &body)];
    let script = fill(include_str!("scripts/translated.js"), &parts)?;
    tools::npm_packages("xtask")?;
    filtered(command("node").arg("xtask/src/scripts/minify.js"), &script)
}

/// wasm2js writes an ES module: imports, a decoder for base64, functions, one call of `asmFunc`, exports.
/// Only the functions are wanted.
fn functions(wasm2js: &str) -> Result<String> {
    let rest = between(wasm2js, "\n  var bufferView;", "\nvar retasmFunc = asmFunc(");
    let decoder = rest.and_then(|rest| between(rest, "\n  var base64ReverseLookup", "\nfunction initActiveSegments("));
    let functions = rest.zip(decoder).map(|(rest, decoder)| rest.replacen(decoder, "", 1));
    functions.context("wasm2js wrote something unknown; the frame in xtask/src/scripts is for binaryen 132.")
}

/// From `start`, with it, up to `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let text = &text[text.find(start)?..];
    Some(&text[..text.find(end)?])
}

/// When WebAssembly's memory grows its old buffer is detached, and the glue makes its views anew by that sign.
/// wasm2js only leaves the old buffer behind, so the glue would go on reading and writing there.
fn detach_when_grown(body: &str) -> Result<String> {
    const COPY: &str = "var newBuffer = new ArrayBuffer(newPages << 16);
   var newHEAP8 = new Int8Array(newBuffer);
   newHEAP8.set(HEAP8);";
    const TRANSFER: &str = "var newBuffer = buffer.transfer(newPages << 16);";
    if body.matches(COPY).count() != 1 {
        bail!("wasm2js grows memory in an unknown way; the frame in xtask/src/scripts is for binaryen 132.");
    }
    Ok(body.replacen(COPY, TRANSFER, 1))
}

/// Fills the blanks of a frame, each with its part as it is.
fn fill(frame: &str, parts: &[(&str, &str)]) -> Result<String> {
    let mut rest = frame;
    let mut filled = String::new();
    while let Some((at, (blank, part))) = next_blank(rest, parts) {
        filled.push_str(&rest[..at]);
        filled.push_str(part);
        rest = &rest[at + blank.len()..];
    }
    filled.push_str(rest);
    match parts.iter().find(|(blank, _)| !frame.contains(blank)) {
        Some((blank, _)) => bail!("A script's frame has no place for {blank}."),
        None => Ok(filled),
    }
}

fn next_blank<'a>(frame: &str, parts: &[(&'a str, &'a str)]) -> Option<(usize, (&'a str, &'a str))> {
    parts.iter().filter_map(|part| Some((frame.find(part.0)?, *part))).min_by_key(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::binaryen::Binaryen;
    use crate::process::{output, target};

    /// As much of wasm-bindgen's glue as [`core`] relies on.
    const GLUE: &str = r#"
        const wasm_bindgen = {
            initSync({ module }) {
                if (!(module instanceof WebAssembly.Module)) module = new WebAssembly.Module(module);
                return new WebAssembly.Instance(module, { "./core_bg.js": { tell } }).exports;
            },
        };
    "#;

    #[test]
    fn a_translated_module_does_what_the_module_does() -> Result<()> {
        let binaryen = Binaryen::find()?;
        let wasm = binaryen.assembled(include_str!("scripts/agree.wat"))?;
        let wide = BTreeMap::from([("tell".to_owned(), ".L".to_owned())]);
        let bound = Bound { glue: GLUE.to_owned(), wide, wasm };
        let folder = target()?.join("agree");
        std::fs::create_dir_all(&folder)?;
        let [core_js, translated_js] = ["core.js", "translated.js"].map(|name| folder.join(name));
        std::fs::write(&core_js, core(&bound, &binaryen.optimised(&bound.wasm)?)?)?;
        std::fs::write(&translated_js, translated(&bound, &binaryen.translated(&bound.wasm)?)?)?;
        let printed = output(command("node").arg("xtask/src/scripts/agree.js").args([core_js, translated_js]))?;
        assert_eq!(printed.trim(), "the same");
        Ok(())
    }

    #[test]
    fn blanks_are_filled_and_parts_are_left_alone() -> Result<()> {
        let filled = fill("a @x@ b @y@ c @x@", &[("@y@", "@x@"), ("@x@", "1")])?;
        assert_eq!(filled, "a 1 b @x@ c 1");
        Ok(())
    }

    #[test]
    fn a_frame_without_a_place_is_refused() {
        assert!(fill("a @x@", &[("@x@", "1"), ("@y@", "2")]).is_err());
    }

    #[test]
    fn only_the_functions_are_taken() -> Result<()> {
        let module = "import * as a from 'a';

  var bufferView;
  var base64ReverseLookup = new Uint8Array(123);
  function base64DecodeToExistingUint8Array(uint8Array, offset, b64) {}
function initActiveSegments(imports) {}
function asmFunc(imports) {}

var retasmFunc = asmFunc({});
export var b = retasmFunc.b;
";
        let taken = "\n  var bufferView;\nfunction initActiveSegments(imports) {}\nfunction asmFunc(imports) {}\n";
        assert_eq!(functions(module)?, taken);
        Ok(())
    }

    #[test]
    fn an_unknown_form_is_refused() {
        assert!(functions("import * as a from 'a';\n").is_err());
        assert!(detach_when_grown("function grow() {}").is_err());
    }
}
