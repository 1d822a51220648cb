//! Who says it of whom: the author, somebody else, or whoever reads along.

use std::ops::Range;

use crate::context::Context;
use crate::data::Cue;

/// How many tokens back a subject is looked for.
const REACH: usize = 12;

/// Whom words speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Author,
    Reader,
    Other,
}

/// Whom the words at some tokens speak of: the nearest subject before them. Posts leave out "I": where no subject
/// stands, it is the author.
pub(super) fn whose(context: &Context<'_, '_>, tokens: &Range<usize>) -> Voice {
    let text = context.text;
    let own = |at: usize| {
        matches!(
            text.word(at),
            "i" | "i'm"
                | "im"
                | "i'd"
                | "i've"
                | "ive"
                | "i'll"
                | "me"
                | "my"
                | "myself"
                | "mich"
                | "mir"
                | "mein"
                | "mes"
                | "mon"
                | "ma"
                | "mi"
        )
    };
    if tokens.clone().any(own) {
        return Voice::Author;
    }
    // "My depressed patient", "a suicidal man".
    if context.at(Cue::Patient, tokens.end).is_some() {
        return Voice::Other;
    }
    subject_before(context, tokens.start).unwrap_or(Voice::Author)
}

fn subject_before(context: &Context<'_, '_>, token: usize) -> Option<Voice> {
    let text = context.text;
    let from = text.sentence(token).start.max(token.saturating_sub(REACH));
    (from..token).rev().find_map(|at| {
        if text.word(at) == "else" {
            // "Anyone else want to …" asks whether others feel what the author feels.
            return Some(Voice::Author);
        }
        if matches!(text.word(at), "my" | "our" | "mine" | "ours") {
            return None;
        }
        if context.at(Cue::Author, at).is_some()
            || matches!(text.word(at), "yo" | "ich" | "je" | "j'ai" | "mir" | "mich")
        {
            return Some(if is_reported(context, from, at) { Voice::Other } else { Voice::Author });
        }
        if context.at(Cue::OtherPerson, at).is_some() {
            return Some(Voice::Other);
        }
        context.at(Cue::Reader, at).map(|_| Voice::Reader)
    })
}

/// "Patient says I want to go home": the words are not the author's.
fn is_reported(context: &Context<'_, '_>, from: usize, at: usize) -> bool {
    let text = context.text;
    let says = (from.max(at.saturating_sub(3))..at).rev().find(|&at| {
        matches!(
            text.word(at),
            "says" | "said" | "saying" | "states" | "stated" | "asked" | "texted" | "wrote" | "goes" | ":"
        )
    });
    says.is_some_and(|says| {
        let before = from.max(says.saturating_sub(5))..says;
        before.clone().any(|at| context.at(Cue::OtherPerson, at).is_some())
            && !before.clone().any(|at| matches!(text.word(at), "i" | "i've" | "i'm"))
    })
}

/// Whether the words are denied: "I am not …", "never wanted to …". What merely contains a negation is not: "can't stop
/// thinking about …".
pub(super) fn is_denied(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let text = context.text;
    let from = text.sentence(tokens.start).start.max(tokens.start.saturating_sub(5));
    for at in (from..tokens.start).rev() {
        match text.word(at) {
            "to" | "really" | "actually" | "even" | "feel" | "feeling" | "going" | "have" | "any" | "been" | "be"
            | "a" | "had" | "actively" | "want" | "wanted" | "planning" | "thinking" | "of" | "about" | "at"
            | "all" | "longer" | "gonna" | "having" | "currently" | "wanna" => {}
            "not" | "never" | "no" | "don't" | "dont" | "didn't" | "didnt" | "isn't" | "wasn't" | "wouldn't"
            | "won't" | "nicht" | "kein" | "keine" | "pas" => {
                let emphasised = matches!(text.word(tokens.end), "more" | "so" | "as" | "this");
                let asks_why = at.checked_sub(1).is_some_and(|before| text.word(before) == "why");
                return !emphasised && !asks_why;
            }
            _ => return false,
        }
    }
    false
}
