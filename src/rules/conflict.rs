//! Conflicts of interest: praise with a tie that is not told. Whoever tells it has nothing to answer for.

use std::borrow::Cow;

use crate::context::Context;
use crate::data::{Cue, RuleIndex, rule};
use crate::report::{Finding, Fix};
use crate::rules::wording::{Place, Wording};
use crate::text::Kind;

pub(super) fn judge(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Vec<Finding> {
    let is_told = context.cues(Cue::Disclosure).next().is_some();
    let leads_to_it = || {
        context.text.tokens().iter().any(|token| matches!(token.kind, Kind::Url | Kind::Mention))
            || context.cues(Cue::LinkElsewhere).next().is_some()
    };
    wording
        .places("conflict")
        .into_iter()
        .filter(|place| {
            let of = RuleIndex(place.rule);
            let of_ties =
                [rule::CONFLICT_PRODUCT_TIE, rule::CONFLICT_DISCOUNT_CODE, rule::CONFLICT_VAGUE_TAG].contains(&of);
            !(of_ties && is_told)
                && (of != rule::CONFLICT_PRODUCT_TIE || leads_to_it())
                && (of != rule::CONFLICT_VAGUE_TAG || is_tag(context, place))
                && wording.is_meant(place)
        })
        .filter_map(|place| {
            let span = context.text.span(place.tokens.clone());
            let is_vague_tag = RuleIndex(place.rule) == rule::CONFLICT_VAGUE_TAG && place.tokens.len() == 1;
            let fix = Fix { label: Cow::Borrowed("#ad"), span, replacement: "#ad".to_owned() };
            RuleIndex(place.rule).finding(span, if is_vague_tag { vec![fix] } else { Vec::new() })
        })
        .collect()
}

/// "#sp" is a tag, and "partner" a person; several words are meant as they stand.
fn is_tag(context: &Context<'_, '_>, place: &Place) -> bool {
    place.tokens.len() > 1 || context.text.token(place.tokens.start).is_some_and(|token| token.kind == Kind::Hashtag)
}
