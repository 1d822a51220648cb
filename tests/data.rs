//! `data/` is read when the crate is built: a bad entry ends the build with its file, its line and the reason.

#![allow(clippy::unwrap_used, clippy::expect_used, dead_code, reason = "a test may fail, and uses a part of the build")]

#[path = "../build/entries.rs"]
mod entries;
#[path = "../build/phrases.rs"]
mod phrases;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A copy of `data/` in which something in one file is replaced.
fn spoilt(file: &str, from: &str, to: &str) -> Vec<String> {
    let copy = TempDir::new().unwrap();
    copy_folder(Path::new("data"), copy.path());
    let path = copy.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} holds no {from:?}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let errors = entries::read(copy.path()).expect_err("the entry is bad");
    let folder = copy.path().display().to_string();
    errors.iter().map(|error| error.to_string().replace(&format!("{folder}/"), "")).collect()
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn line_of(file: &str, text: &str) -> usize {
    let content = fs::read_to_string(Path::new("data").join(file)).unwrap();
    1 + content.lines().position(|line| line.contains(text)).unwrap()
}

#[test]
fn bad_entries_are_told_with_file_line_and_reason() {
    let respect = "rules/respect/patients.toml";
    let severity = line_of(respect, "severity = ");
    let cases = [
        (respect, "severity = \"caution\"", "severity = \"mild\"", severity, "severity is info, caution or stop"),
        (
            respect,
            "source = \"gmc-2024\"",
            "source = \"hearsay\"",
            line_of(respect, "source = \"gmc-2024\""),
            "`hearsay` is not in sources.toml",
        ),
        (
            respect,
            "id = \"respect.frequent-flyer\"",
            "id = \"manners.flyer\"",
            line_of(respect, "id = "),
            "`respect.some-name`",
        ),
        (respect, "severity = \"caution\"", "severety = \"caution\"", severity, "severety"),
        (
            "topics/suicidal.toml",
            "hashtags = [\"#WhyWeTweetMH\"",
            "hashtags = [\"#NoSuchTag\"",
            line_of("topics/suicidal.toml", "#WhyWeTweetMH"),
            "#NoSuchTag is not in hashtags/",
        ),
        (
            "help/us.toml",
            "verified = \"2026-11-23\"",
            "verified = \"recently\"",
            line_of("help/us.toml", "verified = "),
            "YYYY-MM-DD",
        ),
        (
            "hashtags/education.toml",
            "tag = \"#MedEd\"",
            "tag = \"#Med Ed\"",
            line_of("hashtags/education.toml", "#MedEd"),
            "letters, digits",
        ),
    ];
    for (file, from, to, line, reason) in cases {
        let errors = spoilt(file, from, to);
        let place = format!("{file}:{line}: ");
        assert!(
            errors.iter().any(|error| error.starts_with(&place) && error.contains(reason)),
            "{place}{reason}: {errors:?}"
        );
    }
}

#[test]
fn a_rule_without_proof_or_with_a_long_message_is_refused() {
    let errors = spoilt("rules/copyright.toml", "message = \"", &format!("message = \"{}", "long ".repeat(40)));
    assert!(errors[0].contains("at most 140"), "{errors:?}");
    let errors = spoilt("rules/respect/patients.toml", "flags = [", "flags = []\nunused = [");
    assert!(errors[0].contains("unused"), "{errors:?}");
}

#[test]
fn a_phrase_stands_for_what_people_type() {
    let keys = |phrase: &str| phrases::keys(phrase, true).unwrap().into_iter().map(|key| key.text).collect::<Vec<_>>();
    assert_eq!(keys("junkie"), ["junkie", "junkies"]);
    assert_eq!(keys("my."), ["my"]);
    assert_eq!(keys("stop~."), ["stop", "stopped", "stopping", "stops"]);
    assert_eq!(keys("drug (using) seeker."), ["drug seeker", "drug using seeker", "drugseeker", "drugusingseeker"]);
    assert_eq!(keys("can't."), ["can't", "cant"]);
    assert_eq!(keys("5G mast."), ["5 g mast", "5gmast"]);
    assert_eq!(keys("covid-19."), ["covid 19", "covid19"]);
    assert_eq!(keys("señora."), ["senora"]);
    assert_eq!(keys("<n> mg."), ["\u{2} mg"]);
    assert!(phrases::keys("_ first", true).is_err());
    assert!(phrases::keys("", true).is_err());
}
