//! Rooms and beds, which tell everybody in the house who it is.

use super::evidence::Evidence;
use super::{Found, Whom};
use crate::data::Cue;
use crate::report::IdentifierKind;
use crate::text::{Case, Kind};

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let room = |room: &std::ops::Range<usize>| {
        // "room 314B"
        let letter = text.token(room.end).is_some_and(|token| {
            token.kind == Kind::Word && token.glued && token.case == Case::Upper && text.folded(token).len() == 1
        });
        let tokens = room.start..room.end + usize::from(letter);
        // "room 2 grow", "bed 1.5 m"
        let short = text.word(room.end - 1).len() <= 4 && !text.word(room.end - 1).contains('.');
        short.then(|| Found {
            kind: IdentifierKind::UniqueId,
            span: text.span(tokens.clone()),
            tokens,
            confidence: 0.6,
            whom: Whom::Patient,
        })
    };
    evidence.context.cues(Cue::Room).filter_map(room).collect()
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, room) in
            [("the man in bed 12", "bed 12"), ("Room 314B again", "Room 314B"), ("cama 4 llora", "cama 4")]
        {
            assert_eq!(found(text), [("uniqueid".to_owned(), room.to_owned())], "{text}");
        }
    }

    #[test]
    fn passes() {
        for text in ["a bed for 12 hours", "room for error", "the ward round", "we need beds", "bedroom 2.5 m"] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
