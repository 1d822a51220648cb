//! Recognises what names or numbers a person, one recogniser a file.
//!
//! Recognising is not judging: "Dr Fauci said" holds a name. Whether that is a problem, `rules/confidentiality.rs` says.

mod accounts;
mod addresses;
mod ages;
mod code;
mod dates;
mod digits;
mod email;
mod evidence;
mod facilities;
mod handles;
mod labelled;
mod mask;
mod names;
mod national;
mod network;
mod phone;
mod pictures;
mod place_kind;
mod postcodes;
mod rooms;
mod towns;
mod url;

use std::ops::Range;

use evidence::Evidence;
pub(crate) use place_kind::{PlaceKind, place_kind};

use crate::context::Context;
use crate::report::{Identifier, IdentifierKind, Span};
use crate::text::phrases;

/// Whom an identifier leads to, as far as its own neighbourhood tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whom {
    /// A patient, or a patient's relative.
    Patient,
    /// Somebody with a civil title.
    Titled,
    /// A clinician or an office holder, named in public.
    Colleague,
    /// Nothing tells.
    Unknown,
}

/// An identifier with what its recogniser knows.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) kind: IdentifierKind,
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) confidence: f32,
    pub(crate) whom: Whom,
}

impl Found {
    pub(crate) fn identifier(&self) -> Identifier {
        Identifier { kind: self.kind, span: self.span, confidence: self.confidence }
    }
}

/// Every identifier of a draft, in the order of the text, none within another.
pub(crate) fn recognise(context: &Context<'_, '_>) -> Vec<Found> {
    let Some((text, places)) = context.text.past_pictures() else { return recognise_in(context) };
    let hits = phrases::find(&text);
    let mut found = recognise_in(&Context::new(&text, &hits, context.reply));
    for Found { tokens, .. } in &mut found {
        let place = |at: usize| places.get(at).copied().unwrap_or_default();
        *tokens = place(tokens.start)..tokens.end.checked_sub(1).map_or(0, |last| place(last) + 1);
    }
    found
}

fn recognise_in(context: &Context<'_, '_>) -> Vec<Found> {
    let evidence = Evidence::new(context);
    let mut found: Vec<Found> = Vec::new();
    let mut taken = vec![false; context.text.tokens().len()];
    // The surer recogniser comes first: what it has taken, no later one takes again.
    for recogniser in [
        email::recognise,
        url::recognise,
        network::recognise,
        national::recognise,
        accounts::recognise,
        labelled::recognise,
        dates::recognise,
        phone::recognise,
        ages::recognise,
        addresses::recognise,
        postcodes::recognise,
        facilities::recognise,
        towns::recognise,
        rooms::recognise,
        pictures::recognise,
        names::recognise,
        handles::recognise,
    ] {
        for candidate in recogniser(&evidence) {
            let Some(tokens) = taken.get_mut(candidate.tokens.clone()) else { continue };
            if !tokens.contains(&true) {
                tokens.fill(true);
                found.push(candidate);
            }
        }
    }
    found.sort_by_key(|found| found.span);
    found
}

#[cfg(test)]
mod tests_support {
    use super::recognise;
    use crate::context::Context;
    use crate::text::{Text, phrases};

    /// Kind and words of every identifier in a text.
    pub(crate) fn found(raw: &str) -> Vec<(String, String)> {
        let text = Text::new(raw);
        let hits = phrases::find(&text);
        let found = recognise(&Context::new(&text, &hits, false));
        found
            .iter()
            .map(|found| (format!("{:?}", found.kind).to_lowercase(), raw[found.span.range()].to_owned()))
            .collect()
    }

    pub(crate) fn kinds(raw: &str) -> Vec<String> {
        found(raw).into_iter().map(|(kind, _)| kind).collect()
    }
}
