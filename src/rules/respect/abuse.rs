//! Slurs, insults and swearing: what an abusive word is, with whom it is aimed at.

use std::ops::Range;

use super::aim::{Aim, aim};
use super::lexicon::Word;
use super::{is, is_mentioned, is_quoted};
use crate::context::Context;
use crate::data::{Abuse, Cue, RuleIndex, rule};
use crate::report::Finding;
use crate::rules::leave_out;
use crate::text::{Case, Kind};

pub(super) fn judge(context: &Context<'_, '_>, words: &[Word]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let heated = words.iter().any(is_strong);
    let addressed = context.reply || context.text.tokens().iter().any(|token| token.kind == Kind::Mention);
    for (at, word) in words.iter().enumerate() {
        let Some(rule) = weigh(context, words, at, heated) else { continue };
        let tokens = widened(context, word);
        findings.extend(finding(context, rule, tokens));
    }
    for dismissal in context.cues(Cue::Dismisses) {
        if (addressed || context.has(Cue::Reader, &context.text.sentence(dismissal.start)))
            && !is_mentioned(context, dismissal)
        {
            findings.extend(finding(context, rule::RESPECT_ABUSE, dismissal.clone()));
        }
    }
    findings
}

fn finding(context: &Context<'_, '_>, rule: RuleIndex, tokens: Range<usize>) -> Option<Finding> {
    let span = context.text.span(tokens.clone());
    rule.finding(span, vec![leave_out(context.text, &tokens, span)])
}

/// The rule that a word raises.
fn weigh(context: &Context<'_, '_>, words: &[Word], at: usize, heated: bool) -> Option<RuleIndex> {
    let word = words.get(at)?;
    let quoted = is_quoted(context, &word.tokens);
    let aim = aim(context, words, at);
    let swears = (!quoted).then_some(rule::RESPECT_PROFANITY);
    if quoted || context.is_about_the_word(&word.tokens) {
        return None;
    }
    if is_a_name(context, word) || is_an_animal(context, word) {
        return None;
    }
    let negated = context.is_negated(&word.tokens);
    match word.class {
        Abuse::Slur if aim == Aim::Author && context.is_self(&word.tokens) => None,
        Abuse::Slur => Some(rule::RESPECT_SLUR),
        Abuse::SoftSlur => is_pointed_at(context, words, at).then_some(rule::RESPECT_SLUR),
        Abuse::Crude => Some(rule::RESPECT_ABUSE),
        Abuse::Sexist if aim == Aim::Author || is_praise(context, word) => swears,
        Abuse::Sexist if aim == Aim::Reader && is_beside_abuse(words, at) => Some(rule::RESPECT_HARASSMENT),
        Abuse::Sexist if is_demeaning(context, words, at, aim, heated) => Some(rule::RESPECT_ABUSE),
        Abuse::Sexist => swears,
        Abuse::Vulgar if negated || aim == Aim::Author || is_a_thing(context, word) => swears,
        Abuse::Vulgar if aim == Aim::Reader => Some(rule::RESPECT_HARASSMENT),
        Abuse::Vulgar => Some(rule::RESPECT_ABUSE),
        Abuse::Harmless => None,
        Abuse::Insult | Abuse::Jibe | Abuse::Metaphor if negated => None,
        Abuse::Metaphor if aim == Aim::Author => None,
        Abuse::Metaphor if follows_abuse(words, at) && aim != Aim::Reader => Some(rule::RESPECT_ABUSE),
        Abuse::Metaphor if aim == Aim::Reader => Some(rule::RESPECT_HARASSMENT),
        Abuse::Metaphor if aim == Aim::Other => Some(rule::RESPECT_ABUSE),
        Abuse::Metaphor => None,
        Abuse::Insult if aim == Aim::Reader => Some(rule::RESPECT_HARASSMENT),
        Abuse::Insult if aim == Aim::Other => Some(rule::RESPECT_ABUSE),
        Abuse::Insult => None,
        Abuse::Jibe if is_said_of_a_person(context, words, at, aim) => {
            Some(if aim == Aim::Reader { rule::RESPECT_HARASSMENT } else { rule::RESPECT_ABUSE })
        }
        Abuse::Jibe => None,
        Abuse::Curse => match cursed(context, words, at) {
            Aim::Reader => Some(rule::RESPECT_HARASSMENT),
            Aim::Other => Some(rule::RESPECT_ABUSE),
            _ => swears,
        },
        Abuse::Swear => swears,
    }
}

/// "Dr Cox and Dr Dick": a capital within a sentence that is not all capitals.
fn is_a_name(context: &Context<'_, '_>, word: &Word) -> bool {
    let starts = context.text.sentence(word.tokens.start).start == word.tokens.start;
    let capital = context.text.token(word.tokens.start).is_some_and(|token| token.case == Case::Capital);
    word.class == Abuse::Swear && capital && !starts
}

/// What breeders and vets call a female dog.
fn is_an_animal(context: &Context<'_, '_>, word: &Word) -> bool {
    let near = context.around(&word.tokens, 6, 6);
    word.class == Abuse::Sexist
        && near.into_iter().any(|at| {
            matches!(
                context.text.word(at),
                "puppies"
                    | "puppy"
                    | "pups"
                    | "litter"
                    | "kennel"
                    | "vet"
                    | "whelp"
                    | "whelping"
                    | "breed"
                    | "breeder"
                    | "spayed"
                    | "neutered"
            )
        })
}

/// "This …", "you …", or with abuse beside it.
fn is_pointed_at(context: &Context<'_, '_>, words: &[Word], at: usize) -> bool {
    let before =
        words.get(at).and_then(|word| word.tokens.start.checked_sub(1)).map_or("", |before| context.text.word(before));
    matches!(before, "this" | "that" | "these" | "those" | "you" | "u" | "dirty" | "damn" | "goddamn")
        || is_beside_abuse(words, at)
}

/// Another abusive word within a word or two.
fn is_beside_abuse(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let near = |other: &Word| {
        other.tokens.end <= word.tokens.start && word.tokens.start - other.tokens.end <= 1
            || word.tokens.end <= other.tokens.start && other.tokens.start - word.tokens.end <= 1
    };
    at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(near) || words.get(at + 1).is_some_and(near)
}

/// A curse or a jibe right before: "filthy …".
fn follows_abuse(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.zip(words.get(at)).is_some_and(|(before, word)| {
        before.tokens.end == word.tokens.start && matches!(before.class, Abuse::Jibe | Abuse::Curse)
    })
}

/// "Bad bitch", "boss bitch", "resting … face": said with a wink.
fn is_praise(context: &Context<'_, '_>, word: &Word) -> bool {
    word.tokens.start.checked_sub(1).is_some_and(|before| {
        matches!(
            context.text.word(before),
            "bad"
                | "baddest"
                | "baddie"
                | "boss"
                | "resting"
                | "badass"
                | "nice"
                | "son"
                | "queen"
                | "hi"
                | "hey"
                | "karma"
                | "payback"
        )
    })
}

/// Of women as such ("these …"), of one who is pointed at, or with other abuse; not a friend called one in jest.
fn is_demeaning(context: &Context<'_, '_>, words: &[Word], at: usize, aim: Aim, heated: bool) -> bool {
    let Some(word) = words.get(at) else { return false };
    let text = context.text;
    let last = word.tokens.end.saturating_sub(1);
    let plural = text.word(last).ends_with(['s', 'z']);
    let abused = heated || follows_abuse(words, at);
    let before = word.tokens.start.checked_sub(1).map_or("", |before| text.word(before));
    let pointed = matches!(
        before,
        "this"
            | "that"
            | "dat"
            | "the"
            | "these"
            | "those"
            | "dese"
            | "dem"
            | "them"
            | "any"
            | "some"
            | "ol"
            | "old"
            | "other"
            | "another"
    );
    let said_of = aim == Aim::Other && !matches!(before, "a" | "an");
    plural || abused || pointed || said_of || aim == Aim::Reader
}

/// "This printer is a piece of …": a thing is insulted, and nobody.
fn is_a_thing(context: &Context<'_, '_>, word: &Word) -> bool {
    let clause = context.clause_start(word.tokens.start);
    let before = clause.max(word.tokens.start.saturating_sub(6))..word.tokens.start;
    before.clone().any(|at| {
        matches!(
            context.text.word(at),
            "it" | "it's"
                | "printer"
                | "computer"
                | "software"
                | "phone"
                | "car"
                | "system"
                | "ehr"
                | "wifi"
                | "laptop"
                | "bleep"
                | "pager"
                | "rota"
                | "machine"
                | "app"
                | "website"
                | "traffic"
                | "weather"
        )
    })
}

/// "You are stupid", "stupid people", "his stupid face"; not "a stupid idea".
fn is_said_of_a_person(context: &Context<'_, '_>, words: &[Word], at: usize, aim: Aim) -> bool {
    let Some(word) = words.get(at) else { return false };
    let next = word.tokens.end;
    let names = words.get(at + 1).is_some_and(|other| {
        other.tokens.start == next
            && matches!(other.class, Abuse::Insult | Abuse::Vulgar | Abuse::Sexist | Abuse::Slur | Abuse::Crude)
    });
    let person = is(context, Cue::Person, next)
        || is(context, Cue::PeopleGroup, next)
        || matches!(
            context.text.word(next),
            "people"
                | "person"
                | "ppl"
                | "folks"
                | "ass"
                | "mouth"
                | "face"
                | "men"
                | "guys"
                | "leute"
                | "politiker"
                | "weiber"
                | "typ"
                | "typen"
                | "gens"
        );
    if names || person && aim != Aim::Author {
        return names || matches!(aim, Aim::Reader | Aim::Other);
    }
    let ends = !context.is_word(next)
        || matches!(
            context.text.word(next),
            "and"
                | "or"
                | "but"
                | "as"
                | "to"
                | "if"
                | "because"
                | "for"
                | "that"
                | "when"
                | "lol"
                | "enough"
                | "und"
                | "y"
                | "et"
                | "than"
        );
    ends && matches!(aim, Aim::Reader | Aim::Other) && is_predicate(context, word)
}

/// Somebody "is", "looks" or "acts" so.
fn is_predicate(context: &Context<'_, '_>, word: &Word) -> bool {
    let from = word.tokens.start.saturating_sub(4).max(context.text.sentence(word.tokens.start).start);
    (from..word.tokens.start).any(|at| {
        matches!(
            context.text.word(at),
            "is" | "are"
                | "was"
                | "were"
                | "be"
                | "you're"
                | "youre"
                | "ur"
                | "he's"
                | "she's"
                | "they're"
                | "theyre"
                | "so"
                | "too"
                | "look"
                | "looks"
                | "sound"
                | "sounds"
                | "being"
                | "act"
                | "how"
                | "ist"
                | "sind"
                | "bist"
                | "seid"
                | "eres"
                | "son"
                | "es"
                | "est"
                | "sont"
                | "as"
        )
    })
}

/// Whom the verb curses: the word behind it.
fn cursed(context: &Context<'_, '_>, words: &[Word], at: usize) -> Aim {
    let Some(word) = words.get(at) else { return Aim::Nobody };
    let next = word.tokens.end;
    let text = context.text;
    match text.word(next) {
        "you" | "u" | "ya" | "yourself" | "yall" | "off" | "ur" | "your" | "yo" => Aim::Reader,
        "him" | "her" | "them" | "these" | "those" | "dese" | "dem" | "all" | "everyone" | "everybody" | "his"
        | "their" | "yalls" | "y'all"
            if !matches!(
                text.word(next + 1),
                "day" | "days" | "nights" | "shifts" | "exams" | "meetings" | "emails"
            ) =>
        {
            Aim::Other
        }
        "with" if matches!(text.word(next + 1), "me" | "us") => Aim::Nobody,
        _ if is(context, Cue::PeopleGroup, next) => Aim::Other,
        _ if text.token(next).is_some_and(|token| token.kind == Kind::Mention) => Aim::Reader,
        _ if words.get(at + 1).is_some_and(|other| {
            other.tokens.start == next
                && matches!(other.class, Abuse::Slur | Abuse::Sexist | Abuse::Vulgar | Abuse::Insult | Abuse::Crude)
        }) =>
        {
            Aim::Other
        }
        _ => Aim::Nobody,
    }
}

/// Words that leave no doubt about the tone of a draft.
fn is_strong(word: &Word) -> bool {
    matches!(word.class, Abuse::Slur | Abuse::Crude | Abuse::Vulgar | Abuse::Curse | Abuse::Insult)
}

/// With the small words that belong to an insult: "you … idiot" stays, "fucking idiot" goes whole.
fn widened(context: &Context<'_, '_>, word: &Word) -> Range<usize> {
    let start = word.tokens.start;
    let with = start.checked_sub(1).filter(|&before| context.text.word(before) == "fucking").unwrap_or(start);
    with..word.tokens.end
}
