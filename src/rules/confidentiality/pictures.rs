//! Pictures of a patient, attached or announced: each raises the question of consent.

use std::ops::Range;

use crate::context::{Context, Subject};
use crate::data::{Cue, rule};
use crate::draft::Media;
use crate::report::{Finding, Severity};
use crate::rules::fixes::leave_out_sentence;

/// How many words may stand between a picture and what is on it: "photos of the terrible wound".
const REACH: usize = 3;

pub(super) fn judge(context: &Context<'_, '_>, media: &[Media], says_consent: bool) -> Option<Finding> {
    let severity = |shows_person: bool| match (says_consent, shows_person) {
        (true, _) => Severity::Info,
        (false, true) => Severity::Stop,
        (false, false) => Severity::Caution,
    };
    if let Some((tokens, shows_person)) = context.cues(Cue::Picture).find_map(|picture| announced(context, picture)) {
        let fix = leave_out_sentence(context.text, &tokens);
        let mut finding = rule::CONFIDENTIALITY_PHOTO.finding(context.text.span(tokens), vec![fix])?;
        finding.severity = severity(shows_person);
        return Some(finding);
    }
    if media.is_empty() || !context.speaks_of(Subject::Patient) {
        return None;
    }
    let patient = context.patient_at().or_else(|| context.cues(Cue::Person).next())?;
    let mut finding = rule::CONFIDENTIALITY_PHOTO.finding(context.text.span(patient.clone()), Vec::new())?;
    finding.severity = severity(false);
    Some(finding)
}

/// The words that announce a picture of a patient, and whether it shows the person.
fn announced(context: &Context<'_, '_>, picture: &Range<usize>) -> Option<(Range<usize>, bool)> {
    let text = context.text;
    let sentence = text.sentence(picture.start);
    let of_others =
        matches!(context.subject(picture), Subject::Kin | Subject::Author | Subject::Story | Subject::PublicFigure)
            || context.has(Cue::PictureOfOthers, &sentence)
            || context.is_negated(picture);
    if of_others {
        return None;
    }
    let is_imaging = context.covering(Cue::Imaging, picture);
    if matches!(text.word(picture.end), "of" | "from" | "with")
        && let Some(shown) = shown(context, picture.end + 1)
    {
        let is_patient =
            context.at(Cue::Patient, shown.start).is_some() || context.at(Cue::Person, shown.start).is_some();
        let shows_person =
            !is_imaging && is_patient && (text.word(picture.end) == "with" || text.word(shown.end) == "face");
        return Some((picture.start..shown.end, shows_person));
    }
    let owner = picture.start.checked_sub(1)?;
    let is_announced = context.has(Cue::PictureAnnounced, &context.around(picture, 6, 4));
    let of_patient =
        context.covering(Cue::Patient, &(owner..owner + 1)) && text.token(owner).is_some_and(|t| t.possessive);
    let of_someone = matches!(text.word(owner), "his" | "her" | "their" | "hers" | "patient" | "pt");
    if of_patient && (is_announced || !is_imaging) || of_someone && is_announced && (context.clinical || is_imaging) {
        return Some((owner..picture.end, false));
    }
    // "See pic" says nothing of whom: it takes a patient.
    let is_bare = is_announced && context.patient_at().is_some();
    is_bare.then(|| (picture.clone(), false))
}

/// What is on the picture: a patient, or a part of one.
fn shown(context: &Context<'_, '_>, from: usize) -> Option<Range<usize>> {
    let text = context.text;
    let limit = (from + REACH).min(text.sentence(from).end);
    for at in from..=limit {
        if let Some(tokens) = context.at(Cue::OnAPicture, at) {
            let is_specific = (from..at).any(|before| {
                matches!(
                    text.word(before),
                    "my" | "our" | "this" | "the" | "a" | "an" | "his" | "her" | "their" | "these" | "today" | "one"
                )
            }) || context.at(Cue::Patient, at).is_some();
            return is_specific.then(|| tokens.clone());
        }
        if !context.is_word(at) {
            return None;
        }
    }
    None
}
