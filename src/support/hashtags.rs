//! Hashtags: where the author's peers are. At most three, the most specific first.
//!
//! Ranking is a pure function of the draft's state and the settings: each tag that may be offered gets points for what
//! speaks for it, and the reason that weighs most is the one that is told.

use std::borrow::Cow;

use super::State;
use super::role::{Role, Roles};
use crate::context::Context;
use crate::data::{self, Community, Meaning, Status, Topic};
use crate::report::{Hashtag, HelpLevel};
use crate::settings::Settings;
use crate::text::{Kind, MAX_WEIGHT, weighted_length};

/// How many are offered at most.
const MOST: usize = 3;

/// How many of these the author may have pinned, where the draft itself asks for a tag.
const PINNED: usize = 2;

/// Of a draft's topics, so many are offered tags.
const TOPICS: usize = 4;

/// What the strongest topic's own tag weighs, and how much less the next topic's does.
const OF_TOPIC: i32 = 1_000;
const NEXT_TOPIC: i32 = 200;
/// How much less the next tag of the same topic weighs.
const NEXT_TAG: i32 = 60;
/// How much less a topic's second tag weighs once the first is chosen, so that other topics have their turn.
const AGAIN: i32 = 150;

/// Tags for the draft. `length` is its weight.
pub(crate) fn offer(context: &Context<'_, '_>, state: &State, settings: &Settings, length: u32) -> Vec<Hashtag> {
    let author = Author::new(context, settings);
    let mut candidates = Vec::new();
    own(settings, &mut candidates);
    let pinned = candidates.len();
    for (rank, raised) in state.topics.iter().take(TOPICS).enumerate() {
        topic(raised.topic, rank, state, &author, settings, &mut candidates);
    }
    if state.distress {
        distressed(&mut candidates);
    }
    let present: Vec<&str> = context
        .text
        .tokens()
        .iter()
        .filter(|token| token.kind == Kind::Hashtag)
        .map(|token| context.text.folded(token))
        .collect();
    candidates.retain(|candidate| {
        let folded = candidate.tag.to_lowercase();
        !present.contains(&folded.as_str()) && !settings.hidden.iter().any(|hidden| hidden.to_lowercase() == folded)
    });
    if pinned > 0 && context.text.tokens().is_empty() {
        return Vec::new();
    }
    choose(candidates, length)
}

/// A tag with what speaks for it.
#[derive(Clone, Debug)]
struct Candidate {
    tag: Cow<'static, str>,
    why: Cow<'static, str>,
    points: i32,
    /// The topic for which it is offered.
    topic: Option<u8>,
    is_new: bool,
    is_pinned: bool,
}

/// The best first; where some fit, those that do not are left out.
fn choose(mut candidates: Vec<Candidate>, length: u32) -> Vec<Hashtag> {
    let over = |tag: &str| length.saturating_add(1).saturating_add(weighted_length(tag)).saturating_sub(MAX_WEIGHT);
    if candidates.iter().any(|candidate| over(&candidate.tag) == 0) {
        candidates.retain(|candidate| over(&candidate.tag) == 0);
    }
    let drafts_own = candidates.iter().any(|candidate| !candidate.is_pinned);
    let mut chosen: Vec<Hashtag> = Vec::new();
    let mut pinned = 0;
    while chosen.len() < MOST {
        // The first of equals: candidates come in the order of what they are for.
        let best = candidates.iter().enumerate().rev().max_by_key(|(_, candidate)| candidate.points).map(|(at, _)| at);
        let Some(best) = best else { break };
        let candidate = candidates.swap_remove(best);
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.points));
        candidates.retain(|other| !other.tag.eq_ignore_ascii_case(&candidate.tag));
        if candidate.is_pinned && drafts_own && pinned == PINNED {
            continue;
        }
        pinned += usize::from(candidate.is_pinned);
        for other in &mut candidates {
            if other.topic.is_some() && other.topic == candidate.topic && !other.is_new {
                other.points -= AGAIN;
            }
        }
        let over = over(&candidate.tag);
        chosen.push(Hashtag {
            tag: candidate.tag,
            why: candidate.why,
            is_new: candidate.is_new,
            over: (over > 0).then_some(over),
        });
    }
    chosen
}

/// What is known of the author, from the draft and the settings.
struct Author {
    /// Index in `SPECIALTIES`, the draft's before the setting's.
    specialty: Option<u8>,
    /// Nothing where nothing is known.
    roles: Roles,
    country: Option<String>,
    /// Indices in `COMMUNITIES` whose own words stand in the draft.
    cued: Vec<u16>,
}

impl Author {
    fn new(context: &Context<'_, '_>, settings: &Settings) -> Self {
        let mut shown: Vec<u8> = Vec::new();
        let mut cued = Vec::new();
        for hit in context.hits() {
            match hit.meaning {
                Meaning::Specialty(specialty) if !shown.contains(&specialty) => shown.push(specialty),
                Meaning::HashtagCue(tag) if !cued.contains(&tag) => cued.push(tag),
                _ => {}
            }
        }
        let set = settings.specialty.as_deref().and_then(|id| {
            let at = data::SPECIALTIES.iter().position(|specialty| specialty.id.eq_ignore_ascii_case(id));
            at.and_then(|at| u8::try_from(at).ok())
        });
        let role = |at: u8| {
            data::SPECIALTIES.get(usize::from(at)).map_or(Role::Other, |specialty| Role::of_specialty(specialty.id))
        };
        let roles = match settings.role {
            Some(role) => role.bit(),
            None => shown.iter().chain(&set).fold(0, |roles, &at| roles | role(at).bit()),
        };
        // A specialty says more than a stage or a profession.
        let most_specific = shown.iter().copied().find(|&at| role(at) == Role::Physician);
        // A nurse's field is nursing.
        let field = settings.role.filter(|role| *role != Role::Physician).and_then(|wanted| {
            (0..)
                .zip(data::SPECIALTIES)
                .find(|(_, specialty)| Role::of_specialty(specialty.id) == wanted)
                .map(|(at, _)| at)
        });
        let specialty = most_specific.or(set).or_else(|| shown.first().copied()).or(field);
        Self { specialty, roles, country: settings.country.clone(), cued }
    }

    /// How well a community fits; nothing where it is somebody else's.
    fn fit(&self, at: u16, community: &Community, settings: &Settings) -> Option<i32> {
        let mut points = 0;
        if community.cued {
            if !self.cued.contains(&at) {
                return None;
            }
            points += 250;
        }
        if community.specialty != u8::MAX {
            if self.specialty != Some(community.specialty) {
                return None;
            }
            points += 150;
        }
        let unknown = Role::Student.bit()
            | Role::Resident.bit()
            | Role::Physician.bit()
            | Role::Patient.bit()
            | Role::Caregiver.bit();
        if self.roles == 0 {
            if community.audience & unknown == 0 {
                return None;
            }
        } else if community.audience & !self.roles == 0 {
            // Nobody else's.
            points += 260;
        } else if community.audience & self.roles != 0 {
            points += 60;
        } else {
            points -= 250;
        }
        if let Some(of) = community.country {
            let here = self.country.as_deref().is_some_and(|country| {
                country.split('-').next().is_some_and(|country| country.eq_ignore_ascii_case(of))
            });
            points += if here { 80 } else { -150 };
        }
        if let Some(day) = community.day
            && let Some(today) = settings.today
        {
            if !day.is_near(today) {
                return None;
            }
            points += 120;
        }
        points += match community.status {
            Status::Verified => 30,
            Status::Partly => 10,
            Status::Known => 0,
        };
        Some(points + used(&settings.used, community.tag))
    }
}

/// What helped before rises a little, and ever less with each use.
fn used(counts: &std::collections::BTreeMap<String, u32>, tag: &str) -> i32 {
    let count = counts.iter().find(|(used, _)| used.eq_ignore_ascii_case(tag)).map_or(0, |(_, count)| *count);
    20 * i32::try_from((count + 1).min(1_024).ilog2()).unwrap_or(0)
}

/// Tags that the author pinned or added.
fn own(settings: &Settings, candidates: &mut Vec<Candidate>) {
    let tags = settings
        .pinned
        .iter()
        .map(|tag| (tag, "You pinned this tag"))
        .chain(settings.own.iter().map(|tag| (tag, "Your own tag")));
    for (at, (tag, why)) in (0..).zip(tags) {
        if is_hashtag(tag) {
            candidates.push(Candidate {
                tag: Cow::Owned(tag.clone()),
                why: Cow::Borrowed(why),
                points: 10_000 - at,
                topic: None,
                is_new: false,
                is_pinned: true,
            });
        }
    }
}

fn is_hashtag(tag: &str) -> bool {
    tag.strip_prefix('#').is_some_and(|name| {
        !name.is_empty()
            && name.len() <= 100
            && name.chars().all(|c| c.is_alphanumeric() || c == '_')
            && name.chars().any(char::is_alphabetic)
    })
}

/// Tags for a topic: its own, those of the author's specialty and work, and the pattern tag.
fn topic(
    topic: &'static Topic,
    rank: usize,
    state: &State,
    author: &Author,
    settings: &Settings,
    candidates: &mut Vec<Candidate>,
) {
    let base = OF_TOPIC - NEXT_TOPIC * i32::try_from(rank).unwrap_or(i32::MAX / NEXT_TOPIC);
    let is_danger = topic.index == data::topic::SUICIDAL;
    for (at, community) in (0_u16..).zip(data::COMMUNITIES) {
        let listed = topic.hashtags.iter().position(|&tag| tag == at);
        if listed.is_none() && !community.topics.contains(&topic.index) {
            continue;
        }
        // What draws strangers is no substitute for a person, least of all in danger.
        if is_danger && (listed.is_none() || community.with_help)
            || community.with_help && state.help == HelpLevel::None && listed.is_none()
        {
            continue;
        }
        let Some(fit) = author.fit(at, community, settings) else { continue };
        let place = listed.map_or(-300, |place| -NEXT_TAG * i32::try_from(place).unwrap_or(0));
        candidates.push(Candidate {
            tag: Cow::Borrowed(community.tag),
            why: why(topic, community, settings),
            points: base + place + fit,
            topic: Some(topic.index),
            is_new: false,
            is_pinned: false,
        });
    }
    let struggles = matches!(
        topic.index,
        data::topic::TECHNIQUE
            | data::topic::BURNOUT
            | data::topic::ISOLATION
            | data::topic::EXHAUSTION
            | data::topic::IMPOSTER
            | data::topic::NIGHT_SHIFT
    );
    if let Some(specialty) =
        author.specialty.filter(|_| struggles).and_then(|at| data::SPECIALTIES.get(usize::from(at)))
    {
        candidates.push(Candidate {
            tag: Cow::Borrowed(specialty.struggles),
            why: Cow::Borrowed("A new tag for the daily struggles of your field; few posts carry it yet"),
            points: base - if topic.index == data::topic::TECHNIQUE { -40 } else { 70 }
                + used(&settings.used, specialty.struggles),
            topic: Some(topic.index),
            is_new: true,
            is_pinned: false,
        });
    }
}

/// Where a draft is in distress and no topic says about what.
fn distressed(candidates: &mut Vec<Candidate>) {
    for (place, tag) in ["#MentalHealthMatters", "#WhyWeTweetMH", "#MedTwitter"].into_iter().enumerate() {
        candidates.push(Candidate {
            tag: Cow::Borrowed(tag),
            why: Cow::Borrowed("Others write here on hard days; you are not the only one"),
            points: 250 - 10 * i32::try_from(place).unwrap_or(0),
            topic: None,
            is_new: false,
            is_pinned: false,
        });
    }
}

/// One line: why a tag is offered.
fn why(topic: &Topic, community: &Community, settings: &Settings) -> Cow<'static, str> {
    if let (Some(day), Some(today)) = (community.day, settings.today)
        && day.is_near(today)
    {
        return Cow::Owned(format!("Its day is near, and your draft speaks of it: {}", lower_first(topic.label)));
    }
    if let Some(why) = community.why {
        return Cow::Borrowed(why);
    }
    if community.specialty != u8::MAX {
        return Cow::Owned(format!("Your field meets here: {}", lower_first(topic.label)));
    }
    Cow::Owned(format!("Others write about this here: {}", lower_first(topic.label)))
}

fn lower_first(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
