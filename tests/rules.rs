//! Every rule and topic is proved by the examples that stand beside it in `data/`.

#![allow(clippy::expect_used, reason = "examples that do not fit are a bug of the example")]

use chaperone::{Draft, Example, Media, Report, Settings, Sketch, check, rules, topics};

fn report(example: &Example) -> Report {
    let media = if example.photo { vec![Media::Photo] } else { Vec::new() };
    let draft = Draft::new(example.text).expect("examples are short").with_media(media).as_reply(example.reply);
    let recent = example.recent.and_then(|text| Sketch::of(&Draft::new(text).expect("examples are short")));
    check(&draft, &Settings { recent: recent.into_iter().collect(), ..house() })
}

/// A house with two names that it keeps to itself; everything else is as for a new user.
fn house() -> Settings {
    let confidential_words = ["Harbour Wing", "Project Lantern"].map(str::to_owned).into();
    Settings { confidential_words, ..Settings::default() }
}

fn raises(example: &Example, rule: &str) -> bool {
    report(example).findings.iter().any(|finding| finding.rule == rule)
}

#[test]
fn every_example_holds() {
    let mut wrong = Vec::new();
    for rule in rules() {
        wrong.extend(
            rule.flags()
                .iter()
                .filter(|example| !raises(example, rule.id))
                .map(|example| format!("{} misses: {}", rule.id, example.text)),
        );
        wrong.extend(
            rule.passes()
                .iter()
                .filter(|example| raises(example, rule.id))
                .map(|example| format!("{} flags: {}", rule.id, example.text)),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_topic_example_holds() {
    let raised = |text: &str| check(&Draft::new(text).expect("examples are short"), &Settings::default()).topics;
    let mut wrong = Vec::new();
    for topic in topics() {
        wrong.extend(
            topic
                .flags()
                .iter()
                .filter(|text| !raised(text).contains(&topic.id))
                .map(|text| format!("{} misses: {text}", topic.id)),
        );
        wrong.extend(
            topic
                .passes()
                .iter()
                .filter(|text| raised(text).contains(&topic.id))
                .map(|text| format!("{} is raised by: {text}", topic.id)),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A pass of one rule is no alarm of another at `stop`: the examples are ordinary posts.
#[test]
fn passes_are_not_held() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for example in rule.passes() {
            for finding in report(example).findings {
                if finding.severity == chaperone::Severity::Stop {
                    wrong.push(format!("{} holds: {}", finding.rule, example.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_rule_or_family_can_be_switched_off() {
    let draft = Draft::new("Vaccines cause autism").expect("short");
    for off in ["claims", "claims.vaccines-autism"] {
        let settings = Settings { off: [off.to_owned()].into(), ..Settings::default() };
        assert!(check(&draft, &settings).findings.is_empty(), "{off}");
    }
}
