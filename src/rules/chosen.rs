//! What the author has chosen about findings: which rules speak, how loud, and of which words never.

use std::collections::BTreeSet;

use crate::report::{Finding, Span};
use crate::settings::Settings;
use crate::text::{Kind, Text};

/// Leaves out what the author does not want to hear of, gives the rest the severity they chose, and sorts it anew: the
/// most serious first, then in the order of the text.
pub(crate) fn apply(findings: &mut Vec<Finding>, text: &Text<'_>, settings: &Settings) {
    let ignored: BTreeSet<String> = settings.ignored_words.iter().map(|word| folded(&Text::new(word))).collect();
    let is_ignored = |span: Span| !ignored.is_empty() && ignored.contains(&folded(&Text::new(text.slice(span))));
    findings.retain(|finding| settings.allows(finding.rule) && !is_ignored(finding.span));
    for finding in findings.iter_mut() {
        if let Some(&severity) = settings.severities.get(finding.rule) {
            finding.severity = severity;
        }
    }
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.span, finding.rule));
}

/// The words of a text with one space between them, whatever stood there; empty for none.
fn folded(text: &Text<'_>) -> String {
    let words = text.tokens().iter().filter(|token| !matches!(token.kind, Kind::Punct | Kind::Newline));
    words.map(|token| text.folded(token)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Draft, Severity, check};

    fn judged(draft: &str, settings: &Settings) -> Vec<(&'static str, Severity)> {
        let report = check(&Draft::new(draft).unwrap(), settings);
        report.findings.iter().map(|finding| (finding.rule, finding.severity)).collect()
    }

    #[test]
    fn a_rule_is_as_serious_as_its_author_wants_it() {
        let draft = "Vaccines cause autism. Mrs Alvarez in bed 4 told me a joke";
        let standard = judged(draft, &Settings::default());
        assert_eq!(standard.first(), Some(&("confidentiality.name", Severity::Stop)));
        let severities = [
            ("claims.vaccines-autism".to_owned(), Severity::Stop),
            ("confidentiality.name".to_owned(), Severity::Info),
        ];
        let changed = judged(draft, &Settings { severities: severities.into(), ..Settings::default() });
        assert_eq!(changed.len(), standard.len());
        assert_eq!(changed.first(), Some(&("claims.vaccines-autism", Severity::Stop)));
        assert!(changed.contains(&("confidentiality.name", Severity::Info)));
    }

    #[test]
    fn no_tag_is_offered_where_the_author_wants_post_held() {
        let draft = "Completely burnt out, and our favourite frequent flyer is back in ED";
        let severities = [("respect.frequent-flyer".to_owned(), Severity::Stop)];
        let settings = Settings { severities: severities.into(), ..Settings::default() };
        assert!(check(&Draft::new(draft).unwrap(), &settings).hashtags.is_empty());
    }

    #[test]
    fn ignored_words_are_no_finding_by_themselves() {
        let ignoring = |words: &[&str]| Settings {
            ignored_words: words.iter().map(ToString::to_string).collect(),
            ..Settings::default()
        };
        let draft = "Mrs Alvarez on our ward told me a joke";
        assert!(judged(draft, &ignoring(&["mrs  ÁLVAREZ"])).is_empty());
        for words in [&["Alvarez"][..], &["Mrs Alvarez on our ward"], &["Mrs"], &["", "-"], &[]] {
            assert_eq!(judged(draft, &ignoring(words)), judged(draft, &Settings::default()), "{words:?}");
        }
    }
}
