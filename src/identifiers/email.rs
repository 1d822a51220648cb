//! E-mail addresses.

use super::{Found, Whom};
use crate::context::Context;
use crate::report::IdentifierKind;
use crate::text::Kind;

pub(super) fn recognise(context: &Context<'_, '_>) -> Vec<Found> {
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
