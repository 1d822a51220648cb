//! At whom an insult is thrown: the reader, somebody else, the author, or nobody.
//!
//! From the insult backwards over the small words that tie it to a person: "you are such a …", "he is a total …".

use super::is;
use super::lexicon::Word;
use crate::context::Context;
use crate::data::{Abuse, Cue};
use crate::text::{Case, Kind};

/// No person is tied to an insult from farther away, in tokens.
const REACH: usize = 12;

/// How many words that tie nothing may stand between an insult and its person.
const SLACK: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// "You are …", "@x …".
    Reader,
    /// "He is …", "what a …", "these …".
    Other,
    /// "I am …".
    Author,
    Nobody,
}

/// The person to whom the words before an insult tie it.
pub(super) fn aim(context: &Context<'_, '_>, words: &[Word], at: usize) -> Aim {
    let Some(word) = words.get(at) else { return Aim::Nobody };
    let text = context.text;
    let sentence = text.sentence(word.tokens.start);
    if matches!(text.word(sentence.start), "if" | "when" | "whenever" | "wenn" | "si") {
        return Aim::Nobody;
    }
    let is_tag = text.token(word.tokens.start).is_some_and(|token| token.kind == Kind::Hashtag);
    if is_tag && word.class == Abuse::Insult {
        return Aim::Other;
    }
    if is_followed_by_like_you(context, word) {
        return Aim::Reader;
    }
    let names = is_name(word.class);
    let mut slack = if names && word.class != Abuse::Metaphor { SLACK } else { 0 };
    let mut pointed = false;
    let mut verb = false;
    let from = sentence.start.max(word.tokens.start.saturating_sub(REACH));
    for before in (from..word.tokens.start).rev() {
        let Some(token) = text.token(before) else { break };
        if is_abusive(words, at, before) {
            continue;
        }
        match (token.kind, text.folded(token)) {
            (
                _,
                "you" | "you're" | "youre" | "your" | "ur" | "u" | "ya" | "yo" | "yall" | "y'all" | "yourself"
                | "yourselves" | "du" | "dich" | "dir" | "dein" | "deine" | "ihr" | "euch" | "eure" | "bist" | "seid"
                | "eres" | "sois" | "usted" | "tu" | "toi" | "vous" | "thou",
            ) => {
                // "It tells you that you are a fraud" says that you are none.
                let reported = before.checked_sub(1).is_some_and(|at| text.word(at) == "that");
                return if reported { Aim::Nobody } else { Aim::Reader };
            }
            (
                _,
                "felt" | "feel" | "feeling" | "i" | "i'm" | "im" | "i've" | "me" | "myself" | "am" | "we" | "we're"
                | "us" | "ich" | "bin" | "mich" | "soy" | "je" | "suis" | "wir",
            ) => return Aim::Author,
            (_, "it" | "it's" | "its" | "that's" | "there" | "my" | "our" | "mein" | "meine" | "mi" | "mon" | "ma") => {
                return Aim::Nobody;
            }
            (
                _,
                "he" | "she" | "they" | "he's" | "she's" | "they're" | "theyre" | "shes" | "hes" | "him" | "her"
                | "them" | "who" | "everyone" | "everybody" | "people" | "er" | "il" | "elle" | "ils" | "ella"
                | "ellos",
            ) => return Aim::Other,
            (Kind::Mention, _) if word.class != Abuse::Metaphor && (verb || slack == SLACK) => return Aim::Reader,
            (
                _,
                "these" | "those" | "dese" | "dem" | "bunch" | "diese" | "dieser" | "solche" | "ces" | "estos" | "esos"
                | "pinches" | "lauter",
            ) if names && word.class != Abuse::Metaphor => return Aim::Other,
            (
                _,
                "is" | "are" | "was" | "were" | "be" | "r" | "ist" | "sind" | "war" | "waren" | "es" | "son" | "est"
                | "sont" | "look" | "looks" | "sound" | "sounds" | "act" | "acts" | "being",
            ) => {
                verb = true;
                if let Some(aim) = subject(context, before, word.class) {
                    return aim;
                }
            }
            (
                _,
                "such" | "the" | "this" | "that" | "dat" | "dis" | "some" | "another" | "what" | "no" | "every" | "any"
                | "der" | "die" | "den" | "das" | "dieses" | "quel" | "quelle" | "ce" | "cet" | "cette" | "este"
                | "esta" | "ese" | "esa" | "menudo" | "vaya",
            ) => pointed = true,
            (_, "a" | "an" | "ein" | "eine" | "un" | "una" | "une") => pointed |= !verb,
            (
                _,
                "so" | "too" | "just" | "all" | "both" | "total" | "totally" | "complete" | "completely" | "absolute"
                | "absolutely" | "real" | "really" | "little" | "lil" | "old" | "ol" | "big" | "bloody" | "nothing"
                | "but" | "like" | "ass" | "of" | "pure" | "utter" | "very" | "how" | "as" | "also" | "still"
                | "straight" | "right" | "and" | "," | "ja" | "doch" | "echt" | "nur" | "wohl" | "alle" | "einfach"
                | "richtig" | "voll" | "muy" | "tan" | "très" | "vraiment" | "trop",
            ) => {}
            (Kind::Word, _) if slack > 0 => slack -= 1,
            _ => break,
        }
    }
    if pointed && names && word.class != Abuse::Metaphor {
        return Aim::Other;
    }
    let addressed = opens_after_mention(context, words, at) || context.reply && word.tokens.start == 0;
    if addressed && word.class != Abuse::Metaphor { Aim::Reader } else { Aim::Nobody }
}

/// Names a person, rather than says how somebody is.
fn is_name(class: Abuse) -> bool {
    matches!(class, Abuse::Insult | Abuse::Metaphor | Abuse::Vulgar | Abuse::Sexist | Abuse::SoftSlur | Abuse::Slur)
}

/// Whether an abusive word before this one holds the token.
fn is_abusive(words: &[Word], at: usize, token: usize) -> bool {
    words.get(at.saturating_sub(3)..at).unwrap_or_default().iter().any(|word| word.tokens.contains(&token))
}

/// Whom "is" and "are" speak of, where it is a name or a group; the words before decide where it is not.
fn subject(context: &Context<'_, '_>, verb: usize, class: Abuse) -> Option<Aim> {
    let at = verb.checked_sub(1)?;
    let token = context.text.token(at)?;
    match token.kind {
        _ if is(context, Cue::PeopleGroup, at) || is(context, Cue::Colleague, at) => Some(Aim::Other),
        Kind::Hashtag if class != Abuse::Metaphor => Some(Aim::Other),
        Kind::Word if token.case == Case::Capital && class != Abuse::Metaphor && at > 0 => (!matches!(
            context.text.folded(token),
            "it" | "this" | "that" | "there" | "what" | "life" | "which" | "he" | "she" | "they" | "you"
        ))
        .then_some(Aim::Other),
        _ => None,
    }
}

/// "Idiots like you".
fn is_followed_by_like_you(context: &Context<'_, '_>, word: &Word) -> bool {
    let next = word.tokens.end;
    context.text.word(next) == "like" && matches!(context.text.word(next + 1), "you" | "u" | "yourself")
}

/// "@x idiot": abuse right behind a handle.
fn opens_after_mention(context: &Context<'_, '_>, words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let from = word.tokens.start.saturating_sub(REACH);
    let before = (from..word.tokens.start).rev().find(|&token| !is_abusive(words, at, token));
    before.and_then(|before| context.text.token(before)).is_some_and(|token| token.kind == Kind::Mention)
}
