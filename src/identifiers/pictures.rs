//! Pictures and traces of a body that are spoken of: photographs, screens of a record, voices, fingerprints.

use super::evidence::Evidence;
use super::{Found, Whom};
use crate::data::Cue;
use crate::report::IdentifierKind;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let mut found = Vec::new();
    for (cue, kind) in [(Cue::PictureOfPatient, IdentifierKind::Photo), (Cue::TraceOfBody, IdentifierKind::Biometric)] {
        found.extend(evidence.context.cues(cue).map(|tokens| Found {
            kind,
            span: text.span(tokens.clone()),
            tokens: tokens.clone(),
            confidence: 0.75,
            whom: Whom::Patient,
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, kind) in [
            ("here is her CT from tonight", "photo"),
            ("a screenshot of the chart", "photo"),
            ("selfie with my patient", "photo"),
            ("Attached his x-ray", "photo"),
            ("photo of the wound", "photo"),
            ("voicemail recording of the mother", "biometric"),
            ("her fingerprints from the door", "biometric"),
        ] {
            assert!(kinds(text).contains(&kind.to_owned()), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn passes() {
        for text in [
            "photo of the sunrise",
            "a stock photo of a ward",
            "order a CT and an MRI",
            "fingerprint clubbing",
            "screenshot of the paper",
            "here is her favourite song",
            "picture this",
            "her voice was calm",
        ] {
            assert!(kinds(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
