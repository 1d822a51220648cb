//! What holds for every draft, however hostile.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use chaperone::{Draft, Finding, Fix, Media, Report, Settings, Severity, Span, check, make_safe, rules};
use proptest::prelude::*;

fn report(text: &str, reply: bool) -> Report {
    check(&Draft::new(text).unwrap().as_reply(reply), &Settings::default())
}

fn applied(text: &str, fix: &Fix) -> String {
    format!("{}{}{}", &text[..fix.span.start], fix.replacement, &text[fix.span.end..])
}

/// Words that rules know, in any order, with any signs between: far likelier to raise something than plain chance.
fn clinical_noise() -> impl Strategy<Value = String> {
    let words = vec![
        "Mrs",
        "Mr.",
        "Alvarez",
        "patient",
        "my",
        "MRN",
        "00482913",
        "123-45-6789",
        "617-555-0142",
        "frequent",
        "flyers",
        "ED",
        "vaccines",
        "cause",
        "autism",
        "no",
        "not",
        "“",
        "”",
        "\"",
        "take",
        "400 mg",
        "daily",
        "you",
        "today",
        "died",
        "27 yo",
        "I",
        "can't do this anymore",
        "burnt out",
        "step 1",
        "#MedTwitter",
        "@x",
        "https://x.com/a",
        ".",
        ",",
        "\n",
        "😀",
        "her husband",
        "Tom",
        "addict",
        "an",
        "a",
        "named",
        "(",
        ")",
        "'s",
        "\u{200B}",
        "é",
        "患者",
        "J.",
        "S.",
        "a@b.co",
        "NHS",
        "999 012 3454",
        "five",
        "5️⃣",
        "C/",
        "Apt.",
        "Street",
        "14",
        "Wilson's",
        "disease",
        "et al.",
        "10.1056/x",
        "at",
        "dot",
        "com",
        "address:",
        "GB82 WEST 1234 5698 7654 32",
        "Hospital",
        "de",
        "San",
        "Francisco",
        "+",
        "-",
        "/",
    ];
    proptest::collection::vec(proptest::sample::select(words), 0..30).prop_map(|words| words.join(" "))
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![clinical_noise(), "\\PC{0,120}", any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn spans_lie_on_characters(text in any_text(), reply: bool) {
        let report = report(&text, reply);
        let spans = report.findings.iter().map(|finding| finding.span)
            .chain(report.findings.iter().flat_map(|finding| finding.fixes.iter().map(|fix| fix.span)))
            .chain(report.identifiers.iter().map(|identifier| identifier.span))
            .chain(report.identifiability.features.iter().filter_map(|feature| feature.span));
        for Span { start, end } in spans {
            prop_assert!(start <= end && text.get(start..end).is_some(), "{start}..{end} in {text:?}");
        }
    }

    #[test]
    fn the_same_draft_gives_the_same_report(text in any_text()) {
        prop_assert_eq!(format!("{:?}", report(&text, false)), format!("{:?}", report(&text, false)));
    }

    #[test]
    fn hashtags_fit_and_are_new(text in any_text()) {
        let report = report(&text, false);
        prop_assert!(report.hashtags.len() <= 3);
        if report.verdict() == Some(Severity::Stop) {
            prop_assert!(report.hashtags.is_empty());
        }
        for hashtag in &report.hashtags {
            prop_assert!(!text.to_lowercase().split_whitespace().any(|word| word == hashtag.tag.to_lowercase()));
            let tagged = chaperone::weighted_length(&format!("{text} {}", hashtag.tag));
            prop_assert_eq!(hashtag.over.is_none(), tagged <= chaperone::MAX_WEIGHT);
        }
    }

    #[test]
    fn a_safe_draft_holds_nothing_and_stays_as_it_is(text in any_text(), reply: bool) {
        let settings = Settings::default();
        let safe = make_safe(&Draft::new(text.as_str()).unwrap().as_reply(reply), &settings);
        let stops = |finding: &&Finding| finding.family() == "confidentiality" && finding.severity == Severity::Stop;
        prop_assert_eq!(report(&safe.text, reply).findings.iter().filter(stops).count(), 0);
        for replaced in &safe.replaced {
            prop_assert!(text.get(replaced.before.range()).is_some() && safe.text.get(replaced.after.range()).is_some());
        }
        let again = make_safe(&Draft::new(safe.text.as_str()).unwrap().as_reply(reply), &settings);
        prop_assert_eq!(again.text, safe.text);
    }

    #[test]
    fn the_most_serious_comes_first(text in any_text(), reply: bool) {
        let severities: Vec<Severity> = report(&text, reply).findings.iter().map(|finding| finding.severity).collect();
        prop_assert!(severities.is_sorted_by(|a, b| a >= b));
    }
}

/// A fix takes away what it was offered for: one finding of the rule fewer, or a larger crowd.
#[test]
fn a_fix_settles_its_finding() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for example in rule.flags() {
            let before = report(example.text, example.reply);
            let of_rule = |finding: &&Finding| finding.rule == rule.id;
            for finding in before.findings.iter().filter(of_rule) {
                for fix in &finding.fixes {
                    let after = applied(example.text, fix);
                    let then = report(&after, example.reply);
                    let fewer =
                        then.findings.iter().filter(of_rule).count() < before.findings.iter().filter(of_rule).count();
                    if !fewer && then.identifiability.bits >= before.identifiability.bits {
                        wrong.push(format!("{}: {} -> {after}", rule.id, example.text));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_photo_makes_the_crowd_smaller() {
    let draft = Draft::new("Operated on an older gentleman last month.").unwrap();
    let without = check(&draft, &Settings::default()).identifiability.bits;
    let with = check(&draft.with_media(vec![Media::Photo]), &Settings::default()).identifiability.bits;
    assert_eq!(with - without, 4.0);
}

#[test]
fn hostile_drafts_are_checked() {
    for piece in [
        "😀",
        "e\u{301}",
        "\u{202E}abc\u{202C}",
        "\0",
        "#tag ",
        "\"",
        "“a”",
        "\u{200D}",
        "a@b.co ",
        "Mrs Alvarez ",
        "MRN 1",
        "http://",
        "((",
        "not ",
        "vaccines autism cause ",
        "vaccines do not cause autism ",
        "garlic garlic cures cures covid covid ",
        "people say the cure for covid is garlic ",
        "i will kill you ",
        "14 Elm Street, ",
        "Hospital de la ",
        "5 ",
        "five ",
        "A1-",
        "San ",
        "address: ",
        "a. dot ",
        "insurance number ",
    ] {
        let text: String = piece.chars().cycle().take(25_000).collect();
        let started = std::time::Instant::now();
        let report = report(&text, true);
        // Not a benchmark: only what is worse than linear takes seconds.
        assert!(started.elapsed().as_secs() < 20, "{piece:?} took {:?}", started.elapsed());
        assert!(report.length > 0);
    }
}

#[test]
fn too_long_a_draft_is_refused() {
    assert_eq!(Draft::new("é".repeat(25_001)).unwrap_err().chars, 25_001);
    assert!(Draft::new("é".repeat(25_000)).is_ok());
}
