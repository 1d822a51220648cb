//! E-mail addresses.

use super::evidence::Evidence;
use super::{Found, Whom};
use crate::report::IdentifierKind;
use crate::text::Kind;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let context = evidence.context;
    let tokens = context.text.tokens().iter().enumerate();
    tokens
        .filter(|(_, token)| token.kind == Kind::Email)
        .map(|(at, token)| Found {
            kind: IdentifierKind::Email,
            tokens: at..at + 1,
            span: token.span,
            confidence: 1.0,
            whom: Whom::Unknown,
        })
        .collect()
}
