//! Indirect identification: how small the crowd is that fits the details of a draft.
//!
//! Each detail halves the crowd some number of times; the halvings are counted in bits. The crowd that one begins with
//! is 2^15 people, about as many as a clinician and their colleagues meet in some years; `data/crowd/` holds the
//! weights. The bits take details for independent and the hospital for one: a nudge, not a test in law.

mod edits;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::context::{Context, Subject, overlap};
use crate::data::{self, CrowdFeature, Meaning, feature};
use crate::draft::Draft;
use crate::identifiers::{Found, PlaceKind, place_kind};
use crate::lexicon::Usage;
use crate::report::{Feature, Fix, Identifiability, IdentifierKind};
use crate::settings::Settings;
use crate::text::Kind;

/// The crowd before any detail is known: 2^15 people.
const CROWD_BITS: f32 = 15.0;
/// Where the profile shows no workplace, a day leaves so many more days of other hospitals open, and a hospital's name
/// tells so much more.
const HIDDEN_WORKPLACE: f32 = 2.0;
/// Posts under this tag were gathered and read: each threshold is that much lower.
const STORY_TAG: (&str, f32) = ("#shareastoryinonetweet", 2.0);
/// The recogniser of dates is as sure as this of one that names a day.
const FULL_DATE: f32 = 0.9;
/// Words between quotation marks are a patient's from so many on.
const QUOTED_WORDS: usize = 3;

/// How few people are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Band {
    /// More than 128.
    Large,
    /// 16 to 128: the person may know that it is them.
    Note,
    /// 4 to 16; from 11 on the EMA's threshold for public release is crossed.
    Small,
    /// Fewer than 5, the smallest cell size in common use.
    Few,
}

/// A detail with what an edit of it needs.
#[derive(Clone, Debug)]
pub(crate) struct Detail {
    of: &'static CrowdFeature,
    bits: f32,
    tokens: Option<Range<usize>>,
    /// Bits that stay when the detail is edited: the next one of its group, or a wider word.
    rest: f32,
}

/// What a draft's details come to.
#[derive(Debug)]
pub(crate) struct Crowd {
    pub(crate) identifiability: Identifiability,
    pub(crate) band: Band,
    details: Vec<Detail>,
}

/// Weighs the details of a draft that speaks of a patient.
pub(crate) fn weigh(context: &Context<'_, '_>, identifiers: &[Found], draft: &Draft, settings: &Settings) -> Crowd {
    if !context.speaks_of(Subject::Patient) {
        let identifiability = Identifiability { crowd: crowd(0.0), ..Identifiability::default() };
        return Crowd { identifiability, band: Band::Large, details: Vec::new() };
    }
    let details = details(context, identifiers, draft, settings);
    let bits = details.iter().map(|detail| detail.bits).fold(0.0, |sum: f32, bits| sum + bits).max(0.0);
    let mut weighed = Crowd {
        identifiability: Identifiability {
            bits,
            crowd: crowd(bits),
            features: details.iter().map(|detail| detail.feature(context)).collect(),
            cheapest_edit: None,
            after_edit_crowd: None,
        },
        band: band(context, bits, &details),
        details,
    };
    let cheapest = weighed.edits(context).first().map(|(detail, _)| (detail.feature(context), detail.gain()));
    if let Some((feature, gain)) = cheapest {
        weighed.identifiability.cheapest_edit = Some(feature);
        weighed.identifiability.after_edit_crowd = Some(crowd((bits - gain).max(0.0)));
    }
    weighed
}

impl Detail {
    fn feature(&self, context: &Context<'_, '_>) -> Feature {
        let span = self.tokens.clone().map(|tokens| context.text.span(tokens));
        Feature { id: self.of.id, label: self.of.label, bits: self.bits, span }
    }

    /// How many bits an edit takes away.
    fn gain(&self) -> f32 {
        self.bits - self.rest
    }

    /// Of details that weigh the same, a day is easier to leave out than an age, and an age than a job.
    fn ease(&self) -> u8 {
        match self.of.group {
            Some("time") => 0,
            Some("age") => 1,
            Some("role") => 2,
            _ => 3,
        }
    }
}

impl Crowd {
    /// Edits that make the crowd larger, the one that helps most first.
    pub(crate) fn fixes(&self, context: &Context<'_, '_>) -> Vec<Fix> {
        self.edits(context).into_iter().map(|(_, fix)| fix).collect()
    }

    /// The edit of one detail.
    pub(crate) fn fix_of(&self, context: &Context<'_, '_>, id: &str) -> Option<Fix> {
        let detail = self.details.iter().find(|detail| detail.of.id == id)?;
        edits::edit(context, detail)
    }

    fn edits(&self, context: &Context<'_, '_>) -> Vec<(&Detail, Fix)> {
        let mut details: Vec<&Detail> = self.details.iter().filter(|detail| detail.gain() >= 1.0).collect();
        // The diagnosis is what a post is often there to teach: it is the last to go.
        let is_pearl = |detail: &Detail| detail.of.group == Some("diagnosis");
        details.sort_by(|a, b| {
            is_pearl(a).cmp(&is_pearl(b)).then(b.gain().total_cmp(&a.gain())).then(a.ease().cmp(&b.ease()))
        });
        details.into_iter().filter_map(|detail| Some((detail, edits::edit(context, detail)?))).collect()
    }
}

/// Which band a draft falls into; `Few` takes at least three real details and one that can carry them.
fn band(context: &Context<'_, '_>, bits: f32, details: &[Detail]) -> Band {
    let (tag, lower) = STORY_TAG;
    let mut tokens = context.text.tokens().iter();
    let is_gathered = tokens.any(|token| token.kind == Kind::Hashtag && context.text.folded(token) == tag);
    let soft = ["sex", "unit", "procedure", "quote"];
    let real = details.iter().filter(|detail| detail.bits > 0.0 && !soft.contains(&detail.of.id)).count();
    let anchored = details.iter().any(|detail| detail.of.anchor);
    match if is_gathered { bits + lower } else { bits } {
        bits if bits >= 13.0 && real >= 3 && anchored => Band::Few,
        bits if bits >= 11.0 => Band::Small,
        bits if bits >= 8.0 => Band::Note,
        _ => Band::Large,
    }
}

/// Every detail once; of an exclusive group the strongest.
fn details(context: &Context<'_, '_>, identifiers: &[Found], draft: &Draft, settings: &Settings) -> Vec<Detail> {
    let mut found = Gathered { best: BTreeMap::new(), hidden_workplace: !settings.profile_shows_workplace };
    let mut covered: Option<(u16, Range<usize>)> = None;
    for hit in context.hits() {
        let Meaning::Feature(at) = hit.meaning else { continue };
        let Some(of) = row(at) else { continue };
        let seen = covered.as_ref().is_some_and(|(last, tokens)| *last == at && overlap(tokens, &hit.tokens));
        // "As a med student" is long ago, and no patient's job.
        let is_masked = || {
            context
                .hits_around(hit.tokens.clone())
                .any(|other| matches!(other.meaning, Meaning::Feature(at) if row(at).is_some_and(|of| of.bits < 0.0)))
        };
        if seen || of.bits > 0.0 && (!is_of_patient(context, &hit.tokens) || is_masked()) {
            continue;
        }
        covered = Some((at, hit.tokens.clone()));
        let bits = if of.id == "age_exact" { age_bits(context, &hit.tokens).unwrap_or(of.bits) } else { of.bits };
        found.add(of, bits, Some(hit.tokens.clone()));
    }
    for identifier in identifiers {
        let Some((at, bits)) = of_identifier(context, identifier) else { continue };
        if let Some(of) = row(at).filter(|_| is_of_patient(context, &identifier.tokens)) {
            found.add(of, bits.unwrap_or(of.bits), Some(identifier.tokens.clone()));
        }
    }
    for quotation in context.text.quotations() {
        let words = quotation.clone().filter(|&at| context.is_word(at)).count();
        if let Some(of) = row(feature::QUOTE).filter(|_| words >= QUOTED_WORDS) {
            found.add(of, of.bits, Some(quotation.clone()));
        }
    }
    if let Some(of) = row(feature::MEDIA).filter(|_| !draft.media().is_empty()) {
        found.add(of, of.bits, None);
    }
    found.in_order()
}

fn row(at: u16) -> Option<&'static CrowdFeature> {
    data::FEATURES.get(usize::from(at))
}

/// Details of the author, of their own people and of people in books narrow down no patient.
fn is_of_patient(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    !matches!(context.subject(tokens), Subject::Author | Subject::Kin | Subject::Story)
}

/// A named place or a day also narrows the crowd, whoever judges it besides.
fn of_identifier(context: &Context<'_, '_>, found: &Found) -> Option<(u16, Option<f32>)> {
    match found.kind {
        IdentifierKind::Place => match place_kind(context, found) {
            PlaceKind::Facility => Some((feature::PLACE_NAMED, None)),
            PlaceKind::Town => Some((feature::PLACE_CITY, town_bits(context, found))),
            // As few people as in the smallest town.
            PlaceKind::Address => Some((feature::PLACE_CITY, Some(6.0))),
        },
        IdentifierKind::Date if found.confidence >= FULL_DATE => Some((feature::SAME_DAY, None)),
        _ => None,
    }
}

/// A town by how many people live there, against the eight million of a large region; nothing where it is not known.
fn town_bits(context: &Context<'_, '_>, found: &Found) -> Option<f32> {
    let name: Vec<&str> = found.tokens.clone().map(|at| context.text.word(at)).collect();
    // A level of the lexicon is half a decade of people.
    match Usage::of(&name.join(" ")).place {
        0 => None,
        1..=5 => Some(6.0),
        6 => Some(4.5),
        7 => Some(3.0),
        8 => Some(2.0),
        _ => Some(1.0),
    }
}

/// An age by the share of people who have it, rounded down to half a bit, as details overlap.
fn age_bits(context: &Context<'_, '_>, tokens: &Range<usize>) -> Option<f32> {
    let years = edits::years(context, tokens)?;
    let group = data::AGES.iter().position(|&(up_to, _)| years <= u32::from(up_to))?;
    let (up_to, share) = data::AGES.get(group)?;
    let from = group.checked_sub(1).and_then(|before| data::AGES.get(before)).map_or(0, |(up_to, _)| up_to + 1);
    let one_year = share / 100.0 / f32::from(up_to - from + 1);
    Some((-one_year.log2() * 2.0).floor() / 2.0)
}

/// The strongest detail of every group so far, and the next one.
struct Gathered {
    best: BTreeMap<&'static str, Detail>,
    hidden_workplace: bool,
}

impl Gathered {
    fn add(&mut self, of: &'static CrowdFeature, bits: f32, tokens: Option<Range<usize>>) {
        let bits = match (of.group, of.id) {
            (Some("time"), _) if self.hidden_workplace => bits - HIDDEN_WORKPLACE,
            (_, "place_named") if self.hidden_workplace => bits + HIDDEN_WORKPLACE,
            _ => bits,
        };
        let detail = Detail { of, bits, tokens, rest: edits::rest(of) };
        match self.best.get_mut(of.group.unwrap_or(of.id)) {
            Some(best) if best.bits < bits => {
                let rest = if best.of.id == of.id { detail.rest } else { best.bits.max(detail.rest) };
                *best = Detail { rest, ..detail };
            }
            Some(best) if best.of.id != of.id => best.rest = best.rest.max(bits.min(best.bits)),
            Some(_) => {}
            None => {
                self.best.insert(of.group.unwrap_or(of.id), detail);
            }
        }
    }

    fn in_order(self) -> Vec<Detail> {
        let mut details: Vec<Detail> = self.best.into_values().collect();
        details.sort_by_key(|detail| detail.tokens.as_ref().map_or(usize::MAX, |tokens| tokens.start));
        details
    }
}

/// How many people are left after so many halvings.
fn crowd(bits: f32) -> f32 {
    (CROWD_BITS - bits).exp2()
}

#[cfg(test)]
mod tests;
