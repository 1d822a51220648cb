//! What kind of place was recognised: where somebody is cared for, a town, or a door.

use super::Found;
use crate::context::Context;
use crate::data::Cue;
use crate::text::Kind;

/// How near a place leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    /// A hospital, a clinic, a home.
    Facility,
    /// A town, a county, a village.
    Town,
    /// A street or a postcode.
    Address,
}

pub(crate) fn place_kind(context: &Context<'_, '_>, found: &Found) -> PlaceKind {
    let text = context.text;
    let has_number = found.tokens.clone().any(|at| text.token(at).is_some_and(|token| token.kind == Kind::Number));
    let names_street = found.tokens.end.checked_sub(1).is_some_and(|last| context.at(Cue::Street, last).is_some());
    let before = found.tokens.start.saturating_sub(4)..found.tokens.start;
    let is_cared_for = context.cues_within(Cue::CaredForAt, &before).any(|care| care.end + 1 >= found.tokens.start);
    if has_number || names_street && found.tokens.len() > 2 {
        PlaceKind::Address
    } else if context.has(Cue::Facility, &found.tokens) || is_cared_for {
        PlaceKind::Facility
    } else {
        PlaceKind::Town
    }
}
