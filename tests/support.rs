//! Support: what drafts call for, and what they must not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use chaperone::{Draft, HelpLevel, Report, Role, Settings, check, specialties, topics};
use serde::Deserialize;

fn report(text: &str) -> Report {
    with(text, &Settings::default())
}

fn with(text: &str, settings: &Settings) -> Report {
    check(&Draft::new(text).unwrap(), settings)
}

fn tags(report: &Report) -> Vec<&str> {
    report.hashtags.iter().map(|hashtag| &*hashtag.tag).collect()
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn assert_none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Those drafts of a list whose level of help is not one of these.
fn not_at(list: &'static str, levels: &[HelpLevel]) -> Vec<String> {
    let found = lines(list).map(|text| (text, report(text).help));
    found.filter(|(_, help)| !levels.contains(help)).map(|(text, help)| format!("{help:?}: {text}")).collect()
}

#[test]
fn crisis_is_shown_for_every_draft_that_needs_it() {
    assert_none(not_at(include_str!("support/crisis.txt"), &[HelpLevel::Crisis]));
}

#[test]
fn crisis_is_shown_for_no_look_alike() {
    assert_none(not_at(include_str!("support/not-crisis.txt"), &[HelpLevel::None, HelpLevel::Offer, HelpLevel::Show]));
}

#[test]
fn what_was_got_through_is_met_with_help() {
    assert_none(not_at(include_str!("support/recovered.txt"), &[HelpLevel::Show]));
}

#[test]
fn help_is_for_people_not_for_papers() {
    assert_none(not_at(include_str!("support/matters.txt"), &[HelpLevel::None]));
}

#[derive(Deserialize)]
struct Reference {
    draft: Vec<Wanted>,
    look_alike: Vec<LookAlike>,
}

#[derive(Deserialize)]
struct Wanted {
    text: String,
    topic: String,
    help: String,
}

#[derive(Deserialize)]
struct LookAlike {
    text: String,
    topic: String,
}

#[test]
fn reference_drafts_lead_with_their_topic() {
    let reference: Reference = toml::from_str(include_str!("support/reference.toml")).unwrap();
    let mut wrong = Vec::new();
    for Wanted { text, topic, help } in &reference.draft {
        let report = report(text);
        let level = format!("{:?}", report.help).to_lowercase();
        if report.topics.first() != Some(&topic.as_str()) || level != *help {
            wrong.push(format!("{topic}, {help}: {:?}, {level}: {text}", report.topics));
        }
    }
    for LookAlike { text, topic } in &reference.look_alike {
        if report(text).topics.contains(&topic.as_str()) {
            wrong.push(format!("raises {topic}: {text}"));
        }
    }
    assert_none(wrong);
}

/// A topic's own draft is offered one of the topic's tags.
#[test]
fn a_topic_s_tag_is_among_the_three() {
    let mut missed = Vec::new();
    let mut all = 0;
    for topic in topics() {
        for text in topic.flags() {
            all += 1;
            let report = report(text);
            if report.hashtags.is_empty() || !report.topics.iter().take(3).any(|id| *id == topic.id) {
                missed.push(format!("{}: {:?} {:?}: {text}", topic.id, report.topics, tags(&report)));
            }
        }
    }
    assert!(missed.len() * 20 <= all, "{} of {all}\n{}", missed.len(), missed.join("\n"));
}

/// Drafts of a file whose topic is not among the first three, or which are offered no tag; and how many there are.
fn without_their_topic(list: &'static str) -> (Vec<String>, usize) {
    let drafts: Vec<(&str, &str)> =
        lines(list).map(|line| line.split_once(": ").expect("a topic, a colon and a draft")).collect();
    let mut missed = Vec::new();
    for &(topic, text) in &drafts {
        let report = report(text);
        if report.hashtags.is_empty() || !report.topics.iter().take(3).any(|id| *id == topic) {
            missed.push(format!("{topic}: {:?} {:?}: {text}", report.topics, tags(&report)));
        }
    }
    (missed, drafts.len())
}

#[test]
fn drafts_as_clinicians_write_them_meet_their_topic() {
    for (list, most) in [(include_str!("support/drafts-first.txt"), 6), (include_str!("support/drafts-second.txt"), 10)]
    {
        let (missed, all) = without_their_topic(list);
        assert!(missed.len() <= most, "{} of {all}\n{}", missed.len(), missed.join("\n"));
    }
}

#[test]
fn good_news_is_celebrated_not_treated() {
    for text in [
        "I passed my boards!",
        "Finished residency today, exhausted and so proud of this team",
        "We matched! Celebrating with champagne",
        "Paper accepted after a burnout of a year, so happy",
    ] {
        let report = report(text);
        assert_eq!((report.topics.first(), report.help), (Some(&"celebration"), HelpLevel::None), "{text}");
        assert!(report.findings.is_empty(), "{text}");
    }
}

#[test]
fn negation_and_subject_count() {
    for text in [
        "I am not burnt out any more, therapy works",
        "Not anxious about the exam at all",
        "My patient is depressed and lonely",
    ] {
        let topics = report(text).topics;
        assert!(!topics.iter().any(|topic| ["burnout", "anxiety", "depression"].contains(topic)), "{topics:?}: {text}");
    }
}

#[test]
fn a_specialty_has_its_pattern_tag() {
    let report = report("Struggling with arterial lines on nights, any tips on angle?");
    let new = report.hashtags.iter().find(|hashtag| hashtag.is_new).expect("a new tag");
    assert_eq!(new.tag, "#AnesthesiologistStruggles");
    assert_eq!(report.help, HelpLevel::None);
    for specialty in specialties() {
        let settings = Settings { specialty: Some(specialty.id.to_owned()), ..Settings::default() };
        let report = with("Completely burnt out, nothing left to give", &settings);
        assert!(tags(&report).contains(&specialty.struggles), "{}: {:?}", specialty.id, tags(&report));
    }
}

const BURNT_OUT: &str = "Completely burnt out, nothing left to give";

#[test]
fn the_author_s_own_tags_come_first() {
    let settings = Settings {
        pinned: vec!["#WardSeven".to_owned()],
        own: vec!["#nlm2soton".to_owned(), "no tag".to_owned(), "#".to_owned()],
        hidden: ["#physicianburnout".to_owned()].into(),
        ..Settings::default()
    };
    let report = with(BURNT_OUT, &settings);
    assert_eq!(tags(&report)[..2], ["#WardSeven", "#nlm2soton"]);
    assert!(!tags(&report).contains(&"#PhysicianBurnout"));
    assert!(!with("", &settings).hashtags.iter().any(|_| true));
}

#[test]
fn what_helped_before_rises() {
    let before = report(BURNT_OUT);
    let used = BTreeMap::from([("#moralinjury".to_owned(), 900)]);
    let after = with(BURNT_OUT, &Settings { used, ..Settings::default() });
    let place = |report: &Report| tags(report).iter().position(|tag| *tag == "#MoralInjury").unwrap_or(9);
    assert!(place(&after) < place(&before), "{:?} {:?}", tags(&before), tags(&after));
}

#[test]
fn a_nurse_meets_nurses() {
    let nurse = with(BURNT_OUT, &Settings { role: Some(Role::Nurse), ..Settings::default() });
    assert!(tags(&nurse).iter().any(|tag| tag.contains("Nurs")), "{:?}", tags(&nurse));
    assert!(!tags(&report(BURNT_OUT)).iter().any(|tag| tag.contains("Nurs")));
}

#[test]
fn tags_of_a_day_are_offered_around_it() {
    let on = |today: &str| {
        let settings = Settings { today: Some(today.parse().unwrap()), ..Settings::default() };
        with("Rank list is in and match day cannot come soon enough", &settings)
    };
    assert!(tags(&on("2026-03-10")).contains(&"#MatchDay"));
    assert!(!tags(&on("2026-10-10")).contains(&"#MatchDay"));
}

#[test]
fn a_tag_in_the_draft_is_not_offered_again() {
    assert!(
        !tags(&report("Completely burnt out, nothing left to give #PHYSICIANBURNOUT")).contains(&"#PhysicianBurnout")
    );
}

#[test]
fn without_room_the_offer_says_what_would_be_cut() {
    let text = format!("Completely burnt out, nothing left to give. {}", "so it goes ".repeat(21));
    let report = report(text.trim_end());
    assert!(!report.hashtags.is_empty());
    for hashtag in &report.hashtags {
        let length = chaperone::weighted_length(&format!("{} {}", text.trim_end(), hashtag.tag));
        assert_eq!(hashtag.over, Some(length - chaperone::MAX_WEIGHT), "{}", hashtag.tag);
    }
}

#[test]
fn nobody_who_needs_help_is_sent_to_a_campaign() {
    for text in lines(include_str!("support/crisis.txt")) {
        let report = report(text);
        assert!(!tags(&report).iter().any(|tag| tag.contains("Suicide")), "{text}");
        assert!(report.lines.first().is_some_and(|line| line.kind == "crisis"), "{text}");
    }
}

#[test]
fn settings_read_what_they_write() {
    let text =
        r##"{"country":"GB","role":"nurse","today":"2026-11-24","own":["#nlm2soton"],"used":{"#MedTwitter":3}}"##;
    let settings: Settings = serde_json::from_str(text).unwrap();
    assert_eq!(settings.role, Some(Role::Nurse));
    assert_eq!(serde_json::from_str::<Settings>(&serde_json::to_string(&settings).unwrap()).unwrap(), settings);
    for wrong in [r#"{"today":"2026-02-30"}"#, r#"{"role":"wizard"}"#, r#"{"colour":"blue"}"#] {
        assert!(serde_json::from_str::<Settings>(wrong).is_err(), "{wrong}");
    }
}
