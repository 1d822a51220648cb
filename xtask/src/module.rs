//! The WebAssembly module of the extension, bound to JavaScript by wasm-bindgen.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use walrus::{ExportItem, FunctionId, ImportKind, Module, ModuleConfig, RawCustomSection, ValType};
use wasm_bindgen_cli_support::Bindgen;

/// Where the glue puts the functions that the module imports.
pub(crate) const NAMESPACE: &str = "./core_bg.js";

/// One module and the glue that drives it, be it as WebAssembly or translated to JavaScript.
pub(crate) struct Bound {
    /// The module, not optimised.
    pub(crate) wasm: Vec<u8>,
    /// The glue: a script that declares `wasm_bindgen`.
    pub(crate) glue: String,
    /// Imports that take 64-bit integers, with their parameters: `L` for 64 bits, `.` for anything else.
    pub(crate) wide: BTreeMap<String, String>,
}

/// Binds a module that rustc made.
///
/// # Errors
///
/// When the module or its glue needs something that a content script or the translation cannot give.
pub(crate) fn bind(wasm: &[u8]) -> Result<Bound> {
    let mut output = Bindgen::new()
        .no_modules(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .input_module("core", prepare(wasm)?)
        .generate_output()
        .context("wasm-bindgen could not bind the module.")?;
    let wide = wide_imports(output.wasm())?;
    Ok(Bound { glue: without_loading(output.js())?, wasm: output.wasm_mut().emit_wasm(), wide })
}

/// The glue can also fetch a module from an address. Nothing here is ever fetched, so that goes: what cannot be called
/// need not be trusted.
fn without_loading(glue: &str) -> Result<String> {
    let cut = |text: &str, start: &str, end: &str| {
        let from = text.find(start)?;
        let to = from + text[from..].find(end)?;
        Some([&text[..from], &text[to..]].concat())
    };
    cut(glue, "async function __wbg_load(", "function initSync(")
        .and_then(|glue| cut(&glue, "let __wbg_init_promise;", "return Object.assign(__wbg_init, {"))
        .map(|glue| glue.replace("return Object.assign(__wbg_init, {", "return Object.assign({}, {"))
        .filter(|glue| !glue.contains("fetch"))
        .context("wasm-bindgen's glue has an unknown form; xtask/src/module.rs is for 0.2.130.")
}

/// Makes wasm-bindgen keep JavaScript values in an array of the glue instead of a table of references, which wasm2js
/// cannot translate.
fn prepare(wasm: &[u8]) -> Result<Module> {
    let mut module = ModuleConfig::new()
        .strict_validate(false)
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(wasm)
        .context("rustc's output is no WebAssembly module.")?;
    let features = module
        .customs
        .remove_raw("target_features")
        .context("The module has no target_features section; the profile `wasm` must strip no more than debuginfo.")?;
    let data = without_features(&features.data, &["reference-types", "multivalue"])
        .context("The module's target_features section is malformed.")?;
    module.customs.add(RawCustomSection { name: features.name, data });
    fix_statics_end(&mut module)?;
    Ok(module)
}

/// Drops entries of a `target_features` section: a count, then per feature a prefix, a length and a name.
/// `None` where the section is malformed; counts and lengths below 128, one byte each, are all that occurs.
fn without_features(section: &[u8], dropped: &[&str]) -> Option<Vec<u8>> {
    let (&count, mut rest) = section.split_first().filter(|(count, _)| **count < 0x80)?;
    let mut kept = vec![0];
    for _ in 0..count {
        let length = usize::from(*rest.get(1).filter(|length| **length < 0x80)?);
        let (entry, next) = rest.split_at_checked(2 + length)?;
        if !dropped.iter().any(|name| name.as_bytes() == &entry[2..]) {
            kept[0] += 1;
            kept.extend_from_slice(entry);
        }
        rest = next;
    }
    rest.is_empty().then_some(kept)
}

/// wasm-bindgen resolves this import only for modules with reference types. It asks for the first index that is not
/// reserved; without it every dropped value would cost a call to JavaScript.
fn fix_statics_end(module: &mut Module) -> Result<()> {
    /// `JSIDX_RESERVED` of wasm-bindgen 0.2.130: 1,024 borrowed values, then undefined, null, true and false.
    const RESERVED: i32 = 1028;
    let import = module.imports.find("__wbindgen_externref_xform__", "__wbindgen_externref_statics_end");
    if let Some(ImportKind::Function(function)) = import.map(|id| module.imports.get(id).kind.clone()) {
        module.replace_imported_func(function, |(body, _)| {
            body.i32_const(RESERVED);
        })?;
    }
    Ok(())
}

/// Finds the imports that take 64-bit integers. As parameters they are all that the translation can be given:
/// results and exports of 64 bits are errors, and so is an import that the glue does not provide.
fn wide_imports(module: &Module) -> Result<BTreeMap<String, String>> {
    let mut wide = BTreeMap::new();
    for import in module.imports.iter() {
        let ImportKind::Function(function) = import.kind else {
            bail!("The module imports `{}`, which is no function; the glue cannot provide it.", import.name);
        };
        if import.module != NAMESPACE {
            bail!("The module imports `{}` from `{}`, which the glue does not provide.", import.name, import.module);
        }
        let (parameters, results) = signature(module, function);
        if results.contains(&ValType::I64) {
            bail!("The import `{}` returns a 64-bit integer, which wasm2js cannot translate. Use f64.", import.name);
        }
        if parameters.contains(&ValType::I64) {
            let kinds = parameters.iter().map(|kind| if *kind == ValType::I64 { 'L' } else { '.' });
            wide.insert(import.name.clone(), kinds.collect());
        }
    }
    for export in module.exports.iter() {
        let ExportItem::Function(function) = export.item else { continue };
        let (parameters, results) = signature(module, function);
        if parameters.iter().chain(results).any(|kind| *kind == ValType::I64) {
            bail!("The export `{}` has a 64-bit integer, which wasm2js cannot translate. Use u32 or f64.", export.name);
        }
    }
    Ok(wide)
}

fn signature(module: &Module, function: FunctionId) -> (&[ValType], &[ValType]) {
    module.types.params_results(module.funcs.get(function).ty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DROPPED: [&str; 2] = ["reference-types", "multivalue"];

    fn section(features: &[&str]) -> Vec<u8> {
        let mut section = vec![features.len() as u8];
        for feature in features {
            section.extend([b'+', feature.len() as u8]);
            section.extend(feature.as_bytes());
        }
        section
    }

    #[test]
    fn dropped_features_go_and_the_others_stay_in_order() {
        let before = section(&["bulk-memory", "multivalue", "mutable-globals", "reference-types", "sign-ext"]);
        let after = section(&["bulk-memory", "mutable-globals", "sign-ext"]);
        assert_eq!(without_features(&before, &DROPPED), Some(after));
    }

    #[test]
    fn a_section_without_them_is_unchanged() {
        for features in [&["sign-ext"][..], &[]] {
            assert_eq!(without_features(&section(features), &DROPPED), Some(section(features)));
        }
    }

    #[test]
    fn a_feature_whose_name_only_begins_alike_stays() {
        let features = section(&["multivalue-results", "multi"]);
        assert_eq!(without_features(&features, &DROPPED), Some(features));
    }

    #[test]
    fn a_malformed_section_is_noticed() {
        let whole = section(&["sign-ext"]);
        let too_long = [&whole[..], b"x"].concat();
        for broken in [&[][..], &[1], &whole[..whole.len() - 1], &too_long, &[0x81, 0x00]] {
            assert_eq!(without_features(broken, &DROPPED), None, "{broken:?}");
        }
    }

    #[test]
    fn an_import_that_takes_64_bits_is_described() -> Result<()> {
        let mut module = Module::default();
        let kind = module.types.add(&[ValType::I32, ValType::I64], &[]);
        module.add_import_func(NAMESPACE, "tell", kind);
        let plain = module.types.add(&[ValType::I32], &[ValType::F64]);
        module.add_import_func(NAMESPACE, "ask", plain);
        assert_eq!(wide_imports(&module)?, BTreeMap::from([("tell".to_owned(), ".L".to_owned())]));
        Ok(())
    }

    #[test]
    fn what_the_translation_cannot_do_is_refused() {
        for (namespace, results) in [(NAMESPACE, &[ValType::I64][..]), ("elsewhere", &[])] {
            let mut module = Module::default();
            let kind = module.types.add(&[], results);
            module.add_import_func(namespace, "ask", kind);
            assert!(wide_imports(&module).is_err(), "{namespace}");
        }
    }
}
