//! Topics: what a draft says about how its author is.

use std::ops::Range;

use super::voice::{self, Voice};
use super::{crisis, distress};
use crate::context::{Context, LONGEST_PHRASE, overlap};
use crate::data::{self, Cue, Meaning, Strength, Topic};
use crate::report::HelpLevel;
use crate::text::phrases::Hit;

/// What a strong phrase counts, and from how much on a topic is raised.
const STRONG: u32 = 2;
const ENOUGH: u32 = 2;

/// Of topics that are only hinted at, so many are offered tags.
const HINTED: usize = 3;

/// What happens at one's own place of work weighs more than what one calls it.
const SPECIFIC: [u8; 12] = [
    data::topic::VIOLENCE,
    data::topic::COMPLAINT,
    data::topic::PARENTHOOD,
    data::topic::DEMENTIA,
    data::topic::CANCER,
    data::topic::SUBSTANCE,
    data::topic::LICENSING_FEAR,
    data::topic::MEDICAL_ERROR,
    data::topic::PATIENT_DEATH,
    data::topic::BULLYING,
    data::topic::CHRONIC_ILLNESS,
    data::topic::COLLEAGUE_SUICIDE,
];

/// A topic that a draft raises.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raised {
    pub(crate) topic: &'static Topic,
    /// Strong phrases count two, weak ones one.
    pub(crate) score: u32,
    pub(crate) help: HelpLevel,
}

/// What a draft says about its author.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Those with most need first, then the strongest.
    pub(crate) topics: Vec<Raised>,
    /// How much help all of it calls for.
    pub(crate) help: HelpLevel,
    /// The author is in distress, whatever about.
    pub(crate) distress: bool,
}

impl State {
    /// The draft speaks of suicide or self-harm, and the author of themself.
    pub(crate) fn in_danger(&self) -> bool {
        self.topics.iter().any(|raised| raised.topic.index == data::topic::SUICIDAL)
    }
}

/// Where look-alikes of topics stand, in the order of the text.
struct LookAlikes(Vec<(u8, Range<usize>)>);

impl LookAlikes {
    fn new(context: &Context<'_, '_>) -> Self {
        let hits = context.hits().iter().filter_map(|hit| match hit.meaning {
            Meaning::Topic { topic, strength: Strength::Not } => Some((topic, hit.tokens.clone())),
            _ => None,
        });
        Self(hits.collect())
    }

    /// Whether one of a topic shares words with these tokens.
    fn touch(&self, topic: u8, tokens: &Range<usize>) -> bool {
        let first = self.0.partition_point(|(_, other)| other.start + LONGEST_PHRASE < tokens.start);
        let near = self.0.get(first..).unwrap_or_default().iter().take_while(|(_, other)| other.start < tokens.end);
        near.into_iter().any(|(of, other)| *of == topic && overlap(other, tokens))
    }
}

/// What was counted for one topic.
#[derive(Clone, Debug, Default)]
struct Tally {
    score: u32,
    strong: bool,
    /// What was counted speaks of the author, not of the topic as a matter.
    personal: bool,
    last: Range<usize>,
    last_counted: u32,
    words: Vec<(u32, u32)>,
}

/// The state of the author as the draft tells it.
pub(crate) fn raised(context: &Context<'_, '_>) -> State {
    let mut tallies = vec![Tally::default(); data::TOPICS.len()];
    let look_alikes = LookAlikes::new(context);
    for hit in context.hits() {
        let Meaning::Topic { topic, strength } = hit.meaning else { continue };
        let (Some(tally), Some(entry)) = (tallies.get_mut(usize::from(topic)), data::TOPICS.get(usize::from(topic)))
        else {
            continue;
        };
        if strength != Strength::Not && !look_alikes.touch(topic, &hit.tokens) && speaks(context, entry, hit) {
            tally.count(context, hit, strength);
        }
    }
    let danger = crisis::level(context);
    let mut topics: Vec<Raised> =
        data::TOPICS.iter().zip(&tallies).filter_map(|(topic, tally)| judge(topic, tally, danger)).collect();
    if topics.is_empty() && is_own_work(context) {
        topics.extend(likeliest(&tallies));
    }
    celebrate(&mut topics);
    topics.sort_by_key(|raised| {
        let score = 2 * raised.score + u32::from(SPECIFIC.contains(&raised.topic.index));
        std::cmp::Reverse((raised.help == HelpLevel::Crisis, score, raised.help))
    });
    let help = topics.iter().map(|raised| raised.help).max().unwrap_or_default();
    let is_glad = topics.first().is_some_and(|raised| raised.topic.index == data::topic::CELEBRATION);
    let distress = !is_glad && !is_matter(context) && distress::speaks(context);
    let help = if distress { help.max(HelpLevel::Offer) } else { help };
    State { topics, help, distress }
}

impl Tally {
    fn count(&mut self, context: &Context<'_, '_>, hit: &Hit, strength: Strength) {
        let counts = if strength == Strength::Weak { 1 } else { STRONG };
        // Hits come in the order of the text: only the last can share words with this one, and the stronger counts.
        if hit.tokens.start < self.last.end {
            if counts <= self.last_counted {
                return;
            }
            self.score -= self.last_counted;
        }
        // The same words twice say no more than once.
        if let Some(token) = context.text.token(hit.tokens.start).filter(|_| strength == Strength::Weak) {
            let word = context.text.folded(token);
            let key = (
                u32::try_from(word.len()).unwrap_or(0),
                word.bytes().fold(0, |sum, byte| sum * 31 % 65_521 + u32::from(byte)),
            );
            if self.words.contains(&key) {
                return;
            }
            if self.words.len() < 8 {
                self.words.push(key);
            }
        }
        self.last = hit.tokens.clone();
        self.last_counted = counts;
        self.score += counts;
        self.strong |= strength != Strength::Weak;
        self.personal |= is_personal(context, hit, strength);
    }
}

/// Whether a phrase speaks of the author rather than of the topic as a matter.
fn is_personal(context: &Context<'_, '_>, hit: &Hit, strength: Strength) -> bool {
    let sentence = context.text.sentence(hit.tokens.start);
    let near = hit.tokens.start.saturating_sub(4).max(sentence.start)..hit.tokens.end;
    let own = near.clone().any(|at| {
        matches!(context.text.word(at), "i" | "i'm" | "im" | "i've" | "ive" | "i'd" | "me" | "my" | "myself")
    });
    let is_matter = context.has(Cue::Matter, &sentence) || is_matter(context);
    match strength {
        Strength::Name => own && !is_matter,
        _ => own || !is_matter,
    }
}

/// Whether the draft is about research, policy or teaching, and nobody speaks of themself in it.
fn is_matter(context: &Context<'_, '_>) -> bool {
    context.cues(Cue::Matter).next().is_some()
        && !context
            .text
            .tokens()
            .iter()
            .any(|token| matches!(context.text.folded(token), "i" | "i'm" | "im" | "i've" | "me" | "myself" | "my"))
}

fn judge(topic: &'static Topic, tally: &Tally, danger: HelpLevel) -> Option<Raised> {
    if topic.index == data::topic::SUICIDAL {
        let weak = if tally.score >= ENOUGH && tally.personal { HelpLevel::Show } else { HelpLevel::None };
        let help = danger.max(weak);
        return (help > HelpLevel::None).then_some(Raised { topic, score: tally.score.max(STRONG), help });
    }
    // Weak signs alone make no more than an offer.
    let most = if tally.strong { topic.help } else { topic.help.min(HelpLevel::Offer) };
    let help = if tally.personal { most } else { HelpLevel::None };
    (tally.score >= ENOUGH).then_some(Raised { topic, score: tally.score, help })
}

/// Whether the author tells of their own work: what may mean anything elsewhere means this there.
fn is_own_work(context: &Context<'_, '_>) -> bool {
    let works = context.clinical || context.hits().iter().any(|hit| matches!(hit.meaning, Meaning::Specialty(_)));
    works && context.cues(Cue::Author).next().is_some() && !is_matter(context)
}

/// Where no topic is clear, those of which one weak phrase speaks: enough for a tag, not for help.
fn likeliest(tallies: &[Tally]) -> impl Iterator<Item = Raised> {
    let hinted = data::TOPICS.iter().zip(tallies).filter(|(topic, tally)| {
        tally.score > 0 && !matches!(topic.help, HelpLevel::Crisis) && topic.index != data::topic::SUICIDAL
    });
    hinted.take(HINTED).map(|(topic, tally)| Raised { topic, score: tally.score, help: HelpLevel::None })
}

/// Good news is celebrated, not treated: beside it, what is no more than an offer falls silent.
fn celebrate(topics: &mut [Raised]) {
    let glad =
        topics.iter().find(|raised| raised.topic.index == data::topic::CELEBRATION).map_or(0, |raised| raised.score);
    for raised in topics {
        if raised.help == HelpLevel::Offer && raised.score < glad {
            raised.help = HelpLevel::None;
        }
    }
}

fn speaks(context: &Context<'_, '_>, topic: &Topic, hit: &Hit) -> bool {
    let sentence = context.text.sentence(hit.tokens.start);
    if context.text.is_quoted(&hit.tokens) {
        return false;
    }
    // "Can't sleep" holds its own negation; one before it turns it round.
    let is_over = context.is_negated(&(hit.tokens.start..hit.tokens.start + 1))
        && context.at(Cue::Negator, hit.tokens.start).is_none()
        || context.has(Cue::NoMore, &sentence)
            && !context.has(Cue::NoMore, &hit.tokens)
            && topic.help != HelpLevel::None;
    if is_over {
        return false;
    }
    if topic.first_person {
        return voice::whose(context, &hit.tokens) == Voice::Author;
    }
    let first_person = context.has(Cue::Author, &sentence);
    !context.has(Cue::Study, &sentence) || first_person || topic.help <= HelpLevel::Offer
}
