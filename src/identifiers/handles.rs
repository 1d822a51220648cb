//! Handles and hashtags that lead to a patient: "my patient @ana_p", "#JusticeForMaya".

use super::evidence::Evidence;
use super::{Found, Whom};
use crate::data::Cue;
use crate::lexicon::Usage;
use crate::report::IdentifierKind;
use crate::text::Kind;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let handle = |at: usize| {
        let token = text.token(at)?;
        let whom = match token.kind {
            Kind::Mention if of_patient(evidence, at) => Whom::Patient,
            Kind::Hashtag if names_someone(text.slice(token.span)) => Whom::Unknown,
            _ => return None,
        };
        Some(Found { kind: IdentifierKind::Name, tokens: at..at + 1, span: token.span, confidence: 0.7, whom })
    };
    (0..text.tokens().len()).filter_map(handle).collect()
}

/// Right behind "my patient", or one small word later.
fn of_patient(evidence: &Evidence<'_, '_, '_>, at: usize) -> bool {
    (0..2).any(|skip| {
        at.checked_sub(skip).is_some_and(|end| {
            evidence.announced(Cue::PatientBeforeName, end) || evidence.announced(Cue::RelativeOfSomeone, end)
        })
    })
}

/// "#PrayForJohn": a given name beside the words that such tags are made of.
fn names_someone(tag: &str) -> bool {
    let mut parts: Vec<String> = Vec::new();
    for c in tag.chars().skip(1) {
        if parts.is_empty() || c.is_uppercase() || c == '_' {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut().filter(|_| c != '_') {
            part.extend(c.to_lowercase());
        }
    }
    let calls = ["for", "pray", "justice", "save", "help", "rip", "remember", "bring", "find", "team", "strong"];
    let is_call = |part: &String| calls.contains(&part.as_str());
    let is_name = |part: &String| {
        let usage = Usage::of(part);
        part.len() > 2 && usage.given > 0 && usage.given >= usage.word && usage.place <= usage.given
    };
    parts.iter().any(is_call) && parts.iter().any(|part| !is_call(part) && is_name(part))
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, handle) in [
            ("my patient @ana_p says hi", "@ana_p"),
            ("We all stand #JusticeForMaya", "#JusticeForMaya"),
            ("#PrayForJohn tonight", "#PrayForJohn"),
        ] {
            assert!(found(text).contains(&("name".to_owned(), handle.to_owned())), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn passes() {
        for text in
            ["thanks @drlee for this", "#MedTwitter #ForTheWin", "#TeamNHS", "#PrayForParis", "#MondayMotivation"]
        {
            assert!(!kinds(text).contains(&"name".to_owned()), "{text}: {:?}", found(text));
        }
    }
}
