//! Places. A hospital or a town is worth another look; a street or a postcode is held, as it leads to a door.

use std::ops::Range;

use super::Judged;
use crate::context::Context;
use crate::data::{Cue, rule};
use crate::identifiers::{Found, PlaceKind, place_kind};
use crate::report::{Finding, Fix, IdentifierKind, Severity};
use crate::rules::fixes::{leave_out, replace_words};
use crate::text::{Case, Kind};

pub(super) fn place(judged: &Judged<'_, '_, '_>, found: &Found) -> Option<Finding> {
    let context = judged.context;
    if !judged.is_of_patient(found) || judged.is_public(found) {
        return None;
    }
    let kind = place_kind(context, found);
    let fix = match kind {
        PlaceKind::Facility => facility(judged, found),
        PlaceKind::Town => town(context, found),
        PlaceKind::Address => address(context, found),
    };
    let mut finding = rule::CONFIDENTIALITY_PLACE.finding(found.span, vec![fix])?;
    if kind == PlaceKind::Address {
        finding.severity = Severity::Stop;
    }
    Some(finding)
}

/// "At Mercy General in Dubuque" becomes "at a hospital".
fn facility(judged: &Judged<'_, '_, '_>, found: &Found) -> Fix {
    let text = judged.context.text;
    let is_clinic = found.tokens.clone().any(|at| text.word(at) == "clinic");
    let noun = if is_clinic { "clinic" } else { "hospital" };
    let mut tokens = with_region(judged.context, &with_town(judged, &found.tokens));
    let before = tokens.start.checked_sub(1);
    let words = match before.map(|at| text.word(at)) {
        Some("the") => {
            tokens.start -= 1;
            format!("a {noun}")
        }
        Some("our" | "my" | "this" | "that" | "a" | "an" | "local" | "nearby") => noun.to_owned(),
        _ => format!("a {noun}"),
    };
    let end = if tokens.end == found.tokens.end { found.span.end } else { text.span(tokens.clone()).end };
    let span = crate::report::Span::new(text.span(tokens.clone()).start, end);
    replace_words(text, &tokens, span, &words)
}

/// With "in Dubuque" or ", Dubuque" behind it.
fn with_town(judged: &Judged<'_, '_, '_>, tokens: &Range<usize>) -> Range<usize> {
    let joined = matches!(judged.context.text.word(tokens.end), "in" | "," | "near").then_some(tokens.end + 1);
    let next = judged.identifiers.partition_point(|other| other.tokens.start < tokens.end);
    let town = judged
        .identifiers
        .get(next)
        .filter(|other| other.kind == IdentifierKind::Place && Some(other.tokens.start) == joined);
    tokens.start..town.map_or(tokens.end, |town| town.tokens.end)
}

/// With ", UK" or ", MA" behind it.
fn with_region(context: &Context<'_, '_>, tokens: &Range<usize>) -> Range<usize> {
    let text = context.text;
    let region = text.token(tokens.end + 1).filter(|next| next.kind == Kind::Word && next.case != Case::Lower);
    let is_region = text.word(tokens.end) == ","
        && region.is_some_and(|region| {
            region.case == Case::Upper && text.folded(region).len() <= 3
                || text.token(tokens.end + 2).is_none_or(|after| after.kind != Kind::Word)
        });
    tokens.start..if is_region { tokens.end + 2 } else { tokens.end }
}

fn town(context: &Context<'_, '_>, found: &Found) -> Fix {
    let text = context.text;
    let tokens = with_region(context, &found.tokens);
    leave_out(text, &tokens, text.span(tokens.clone()))
}

/// "14 Elm Street" becomes "home"; a postcode goes with its label.
fn address(context: &Context<'_, '_>, found: &Found) -> Fix {
    let text = context.text;
    let names_street = found.tokens.clone().any(|at| context.at(Cue::Street, at).is_some());
    let before = found.tokens.start.checked_sub(1).map_or("", |at| text.word(at));
    if names_street && matches!(before, "at" | "from" | "near" | "to" | "outside") {
        return replace_words(text, &found.tokens, found.span, "home");
    }
    let label = context
        .cues(Cue::ZipLabel)
        .find(|label| label.end <= found.tokens.start && found.tokens.start <= label.end + 1);
    let tokens = label.map_or(found.tokens.start, |label| label.start)..found.tokens.end;
    leave_out(text, &tokens, text.span(tokens.clone()))
}
