//! Days and great ages. A day in a patient's story is held; a weekday or a month only narrows the crowd.

use super::Judged;
use crate::context::{Context, Subject};
use crate::data::{Cue, rule};
use crate::identifiers::Found;
use crate::report::Finding;
use crate::rules::fixes::{leave_out, replace_words};

/// The recogniser of dates is as sure as this of one that names a day.
const FULL_DATE: f32 = 0.9;

pub(super) fn date(judged: &Judged<'_, '_, '_>, found: &Found) -> Option<Finding> {
    let context = judged.context;
    let text = context.text;
    if found.confidence < FULL_DATE || !judged.is_of_patient(found) || judged.is_public(found) {
        return None;
    }
    let before = found.tokens.start.checked_sub(1);
    let preposition =
        before.filter(|&at| matches!(text.word(at), "on" | "the" | "el" | "am" | "le" | "since" | "until"));
    let is_birth = (found.tokens.start.saturating_sub(3)..found.tokens.start)
        .any(|at| matches!(text.word(at), "dob" | "born" | "birth" | "geboren" | "nacido" | "nacida"));
    let is_possessive = found.tokens.end.checked_sub(1).and_then(|last| text.token(last)).is_some_and(|t| t.possessive);
    let fix = if is_birth || is_possessive {
        leave_out(text, &found.tokens, found.span)
    } else {
        let tokens = preposition.unwrap_or(found.tokens.start)..found.tokens.end;
        replace_words(text, &tokens, text.span(tokens.clone()), "recently")
    };
    rule::CONFIDENTIALITY_DATE.finding(found.span, vec![fix])
}

/// "A 96-year-old woman" becomes "a woman over 89".
pub(super) fn age(context: &Context<'_, '_>, found: &Found) -> Option<Finding> {
    let text = context.text;
    let near = context.around(&found.tokens, 4, 0);
    let of_author = context.has(Cue::Author, &near)
        && (near.start..found.tokens.start).any(|at| context.at(Cue::Person, at).is_some());
    let of_another = matches!(
        context.subject(&found.tokens),
        Subject::Author | Subject::Kin | Subject::PublicFigure | Subject::Story | Subject::Cohort
    );
    if !context.clinical || of_author || of_another {
        return None;
    }
    let article = found.tokens.start.checked_sub(1).filter(|&at| matches!(text.word(at), "a" | "an" | "the"));
    let person = context.at(Cue::Person, found.tokens.end).map(|person| text.word(person.start).to_owned());
    let sex = match text.word(found.tokens.end.saturating_sub(1)) {
        "f" => Some("woman"),
        "m" => Some("man"),
        _ => None,
    };
    let before = found.tokens.start.checked_sub(1).map_or("", |at| text.word(at));
    if found.tokens.len() == 1 && before == "turned" {
        let tokens = found.tokens.start - 1..found.tokens.end;
        let fix = replace_words(text, &tokens, text.span(tokens.clone()), "had a birthday");
        return rule::CONFIDENTIALITY_AGE.finding(found.span, vec![fix]);
    }
    let alone = found.tokens.len() == 1;
    let (words, end) = match (person, sex) {
        _ if alone => ("over 89".to_owned(), found.tokens.end),
        (Some(person), _) => (format!("{person} over 89"), found.tokens.end + 1),
        (None, Some(sex)) => (format!("{sex} over 89"), found.tokens.end),
        (None, None) if article.is_some() => ("person over 89".to_owned(), found.tokens.end),
        (None, None) => ("someone over 89".to_owned(), found.tokens.end),
    };
    let words = if article.is_none() && sex.is_some() && !alone { format!("a {words}") } else { words };
    let tokens = found.tokens.start..end;
    let fix = replace_words(text, &tokens, text.span(tokens.clone()), &words);
    rule::CONFIDENTIALITY_AGE.finding(found.span, vec![fix])
}
