//! Turns the regular expressions of `shapes.toml` into automata, each proved by its examples.

use regex_automata::Anchored;
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::util::syntax;

use crate::entries::{Data, Error, Shape};

/// The automata as Rust source.
pub(crate) fn automata(data: &Data, errors: &mut Vec<Error>) -> String {
    let mut source = String::from("/// How numbers are written, as serialised automata.\npub(crate) mod shape {\n");
    for shape in &data.shapes.entries.shape {
        match automaton(data, shape) {
            Ok(bytes) => {
                let name = shape.id.get_ref().replace('-', "_").to_uppercase();
                source +=
                    &format!("    /// `{}`.\n    pub(crate) static {name}: &[u8] = &{bytes:?};\n", shape.id.get_ref());
            }
            Err(mut found) => errors.append(&mut found),
        }
    }
    source + "}\n"
}

fn automaton(data: &Data, shape: &Shape) -> Result<Vec<u8>, Vec<Error>> {
    let file = &data.shapes;
    let automaton = dense::Builder::new()
        .configure(dense::Config::new().start_kind(StartKind::Anchored).minimize(true))
        // Folded text has ASCII digits and letters where it matters.
        .syntax(syntax::Config::new().unicode(false).utf8(false))
        .build(shape.pattern.get_ref())
        .map_err(|reason| vec![file.error(&shape.pattern, reason.to_string())])?;
    let matches = |text: &String| {
        let input = regex_automata::Input::new(text.as_str()).anchored(Anchored::Yes);
        matches!(automaton.try_search_fwd(&input), Ok(Some(_)))
    };
    let missed = shape
        .matches
        .get_ref()
        .iter()
        .filter(|text| !matches(text))
        .map(|text| file.error(&shape.matches, format!("`{text}` does not match")));
    let flagged = shape
        .passes
        .get_ref()
        .iter()
        .filter(|text| matches(text))
        .map(|text| file.error(&shape.passes, format!("`{text}` matches")));
    let errors: Vec<Error> = missed.chain(flagged).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let sparse = automaton.to_sparse().map_err(|reason| vec![file.error(&shape.pattern, reason.to_string())])?;
    Ok(sparse.to_bytes_little_endian())
}
