//! Web addresses. A link is normal in a post; whether it leads to a person, the findings say.

use super::evidence::Evidence;
use super::{Found, Whom};
use crate::report::IdentifierKind;
use crate::text::Kind;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let tokens = evidence.text().tokens().iter().enumerate();
    tokens
        .filter(|(_, token)| token.kind == Kind::Url)
        .map(|(at, token)| Found {
            kind: IdentifierKind::Url,
            tokens: at..at + 1,
            span: token.span,
            confidence: 1.0,
            whom: Whom::Unknown,
        })
        .collect()
}
