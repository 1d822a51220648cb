//! Indirect identification: how small the crowd is that fits the details of a draft.
//!
//! Each detail halves the crowd some number of times; the halvings are counted in bits. The crowd that one begins with
//! is 2^15 people, about as many as a clinician and their colleagues meet in some years; `data/crowd.toml` holds the
//! weights.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::context::{Context, overlap};
use crate::data::{self, CrowdFeature, Cue, Meaning, feature};
use crate::draft::Media;
use crate::report::{Feature, Fix, Identifiability};

/// The crowd before any detail is known: 2^15 people.
const CROWD_BITS: f32 = 15.0;

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

/// Weighs the details of a draft that speaks of a patient.
pub(crate) fn weigh(context: &Context<'_, '_>, media: &[Media]) -> Identifiability {
    if !speaks_of_a_patient(context) {
        return Identifiability { crowd: crowd(0.0), ..Identifiability::default() };
    }
    let features = features(context, media);
    let bits = features.iter().map(|feature| feature.bits).sum::<f32>().max(0.0);
    let mut identifiability = Identifiability { bits, crowd: crowd(bits), features, cheapest_edit: None };
    identifiability.cheapest_edit = cheapest_edit(&identifiability);
    identifiability
}

/// Which band a draft falls into; `Few` takes at least three real details and one that can carry them.
pub(crate) fn band(identifiability: &Identifiability) -> Band {
    let soft = ["sex", "unit", "procedure", "quote"];
    let real =
        identifiability.features.iter().filter(|feature| feature.bits > 0.0 && !soft.contains(&feature.id)).count();
    let anchored = identifiability.features.iter().any(|feature| by_id(feature.id).is_some_and(|of| of.anchor));
    match identifiability.bits {
        bits if bits >= 13.0 && real >= 3 && anchored => Band::Few,
        bits if bits >= 11.0 => Band::Small,
        bits if bits >= 8.0 => Band::Note,
        _ => Band::Large,
    }
}

/// Edits that make the crowd larger, the one that helps most first: the time is left open, the exact age made a decade.
pub(crate) fn fixes(context: &Context<'_, '_>, identifiability: &Identifiability) -> Vec<Fix> {
    let mut features: Vec<&Feature> = identifiability.features.iter().filter(|feature| feature.bits > 0.0).collect();
    features.sort_by(|a, b| b.bits.total_cmp(&a.bits).then(ease(a).cmp(&ease(b))));
    features.into_iter().filter_map(|feature| edit(context, feature)).collect()
}

fn edit(context: &Context<'_, '_>, feature: &Feature) -> Option<Fix> {
    let span = feature.span?;
    let wider = match feature.id {
        "same_day" | "this_week" | "this_month" => "once".to_owned(),
        "age_exact" => decade(context.text.slice(span))?,
        _ => return None,
    };
    let before = context.text.raw().get(..span.start).unwrap_or_default().trim_end_matches([' ', '\t']);
    let begins_sentence = before.is_empty() || before.ends_with(['.', '!', '?', '\n']);
    let replacement = if begins_sentence { crate::rules::capital(&wider) } else { wider.clone() };
    Some(Fix { label: Cow::Owned(wider), span, replacement })
}

/// "27 year old" becomes "20-something". Children and the very old are few in every decade.
fn decade(age: &str) -> Option<String> {
    let digits: String = age.chars().take_while(char::is_ascii_digit).collect();
    let age_in_words = age.get(digits.len()..)?.to_lowercase();
    let is_adjective = ["year", "yr", "yo", "y/o", "y o"]
        .iter()
        .any(|word| age_in_words.trim_start_matches([' ', '-']).starts_with(word));
    let years: u32 = digits.parse().ok()?;
    (is_adjective && !age_in_words.contains("years") && (20..90).contains(&years))
        .then(|| format!("{}-something", years / 10 * 10))
}

/// The gate: a care phrase, or a person beside a clinical detail; and not the author or a cohort alone.
fn speaks_of_a_patient(context: &Context<'_, '_>) -> bool {
    let is_cohort = context.cues(Cue::Study).next().is_some() && context.cues(Cue::Author).next().is_none();
    let by_patient = context.cues(Cue::Patient).any(|at| !is_author(context, at) && !is_authors_relative(context, at));
    let clinical_detail = context.hits().iter().any(|hit| {
        matches!(hit.meaning, Meaning::Feature(at) if [feature::DX_RARE, feature::DX_UNCOMMON, feature::OUTCOME, feature::PROCEDURE, feature::UNIT, feature::EVENT].contains(&at))
    });
    let by_person = clinical_detail
        && context.cues(Cue::Person).any(|at| !is_author(context, at) && !is_authors_relative(context, at))
        && context.clinical;
    !is_cohort && (by_patient || by_person)
}

/// "I am a 34 year old surgeon".
fn is_author(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let before = context.around(tokens, 4, 0);
    (before.start..tokens.start).any(|at| matches!(context.text.word(at), "i'm" | "im"))
        || (before.start..tokens.start).any(|at| context.text.word(at) == "i" && context.text.word(at + 1) == "am")
}

/// "My mother turned 60".
fn is_authors_relative(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    context.at(Cue::Person, tokens.start).is_some()
        && tokens.start.checked_sub(1).is_some_and(|before| context.text.word(before) == "my")
        && matches!(
            context.text.word(tokens.start),
            "mother"
                | "father"
                | "mum"
                | "mom"
                | "dad"
                | "grandma"
                | "grandpa"
                | "grandmother"
                | "grandfather"
                | "wife"
                | "husband"
                | "son"
                | "daughter"
                | "sister"
                | "brother"
                | "partner"
                | "kid"
                | "baby"
                | "child"
                | "twin"
        )
}

/// Every detail once; of an exclusive group the strongest.
fn features(context: &Context<'_, '_>, media: &[Media]) -> Vec<Feature> {
    let mut found: BTreeMap<&str, (f32, usize, Feature)> = BTreeMap::new();
    let mut covered: Vec<(u8, Range<usize>)> = Vec::new();
    for hit in context.hits() {
        let Meaning::Feature(at) = hit.meaning else { continue };
        let Some(of) = data::FEATURES.get(usize::from(at)) else { continue };
        let seen = covered.last().is_some_and(|(last, tokens)| *last == at && overlap(tokens, &hit.tokens));
        if seen || is_author(context, &hit.tokens) && of.bits > 0.0 {
            continue;
        }
        covered.push((at, hit.tokens.clone()));
        let feature =
            Feature { id: of.id, label: of.label, bits: of.bits, span: Some(context.text.span(hit.tokens.clone())) };
        keep_strongest(&mut found, of, hit.tokens.start, feature);
    }
    if !media.is_empty()
        && let Some(of) = data::FEATURES.get(usize::from(feature::MEDIA))
    {
        let feature = Feature { id: of.id, label: of.label, bits: of.bits, span: None };
        keep_strongest(&mut found, of, usize::MAX, feature);
    }
    let mut features: Vec<(f32, usize, Feature)> = found.into_values().collect();
    features.sort_by_key(|(_, at, _)| *at);
    features.into_iter().map(|(_, _, feature)| feature).collect()
}

fn keep_strongest(
    found: &mut BTreeMap<&'static str, (f32, usize, Feature)>,
    of: &CrowdFeature,
    at: usize,
    feature: Feature,
) {
    let key = of.group.unwrap_or(of.id);
    if found.get(key).is_none_or(|(bits, ..)| *bits < of.bits) {
        found.insert(key, (of.bits, at, feature));
    }
}

/// The single detail whose loss helps most.
fn cheapest_edit(identifiability: &Identifiability) -> Option<Feature> {
    let mut candidates: Vec<&Feature> = identifiability.features.iter().filter(|feature| feature.bits > 0.0).collect();
    candidates.sort_by(|a, b| b.bits.total_cmp(&a.bits).then(ease(a).cmp(&ease(b))));
    candidates.first().copied().cloned()
}

/// Of details that weigh the same, a day is easier to leave out than an age, and an age than a job.
fn ease(feature: &Feature) -> u8 {
    match feature.id {
        "same_day" | "this_week" | "this_month" => 0,
        "age_exact" => 1,
        _ => 2,
    }
}

fn by_id(id: &str) -> Option<&'static CrowdFeature> {
    data::FEATURES.iter().find(|feature| feature.id == id)
}

/// How many people are left after so many halvings.
fn crowd(bits: f32) -> f32 {
    (CROWD_BITS - bits).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Text, phrases};

    fn weighed(raw: &str) -> (f32, Band) {
        let text = Text::new(raw);
        let hits = phrases::find(&text);
        let identifiability = weigh(&Context::new(&text, &hits, false), &[]);
        (identifiability.bits, band(&identifiability))
    }

    #[test]
    fn details_add_up() {
        assert_eq!(weighed("Today in the ED: a 27 year old woman with measles. Vaccinate please."), (17.0, Band::Few));
        assert_eq!(weighed("Tonight a patient in our ICU died and I cried in the car."), (9.5, Band::Note));
        assert_eq!(weighed("Last night we lost a 19 yo, struck by lightning. His mother screamed.").1, Band::Few);
    }

    #[test]
    fn the_gate_stays_shut() {
        for raw in [
            "Clinic ran late and I am proud of this team.",
            "Had a patient with chest pain. Listening matters.",
            "I am a 34 year old woman with lupus and a surgeon. Ask me anything.",
            "My mother turned 60 today and she still thinks I am 12.",
            "A 45 yo man with fever and a new murmur: what's your diagnosis? #tweetorial",
            "Median age was 93 in this TAVI cohort. Age alone is not a contraindication.",
            "Patient safety conference in Boston this week. Come say hi!",
        ] {
            assert_eq!(weighed(raw).1, Band::Large, "{raw}: {}", weighed(raw).0);
        }
    }
}
