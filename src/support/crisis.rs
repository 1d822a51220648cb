//! Signs of danger: whether the author may be thinking of suicide or self-harm.
//!
//! A missed cry weighs more than a panel too many, so whatever is said of oneself, in the present and without denying
//! it counts, joke or not. What was long ago and got through is met with help, not with alarm.

use std::ops::Range;

use super::voice::{self, Voice};
use crate::context::{Context, LONGEST_PHRASE, overlap};
use crate::data::{self, CrisisCue, Cue, Meaning};
use crate::report::HelpLevel;

/// Between two parts of a sign stand at most so many small words.
const GAP: usize = 5;

/// Parts of signs that wait for the next; more at once are noise.
const WAITING: usize = 16;

/// How much help the signs of a draft call for: none, show or crisis.
pub(super) fn level(context: &Context<'_, '_>) -> HelpLevel {
    let signs = signs(context);
    if signs.is_empty() {
        return HelpLevel::None;
    }
    let draft = Draft::new(context);
    signs.iter().map(|sign| draft.judge(sign)).max().unwrap_or_default()
}

/// A sign as it stands in the draft.
#[derive(Clone, Debug)]
struct Sign {
    tokens: Range<usize>,
    /// Its last part, which says what is wished or done.
    core: Range<usize>,
}

/// Every whole sign, in the order of the text.
fn signs(context: &Context<'_, '_>) -> Vec<Sign> {
    let mut whole = Vec::new();
    let mut waiting: Vec<(u8, u8, Range<usize>)> = Vec::new();
    for hit in context.hits() {
        let Meaning::Sign { sign, part } = hit.meaning else { continue };
        waiting.retain(|(_, _, tokens)| tokens.end + GAP >= hit.tokens.start);
        let start = if part == 0 {
            Some(hit.tokens.start)
        } else {
            waiting.iter().rev().find_map(|(of, last, tokens)| {
                let follows = *of == sign && *last + 1 == part && is_bridged(context, tokens.end, hit.tokens.start);
                follows.then_some(tokens.start)
            })
        };
        let Some(start) = start else { continue };
        let tokens = start..hit.tokens.end;
        if data::SIGN_PARTS.get(usize::from(sign)).is_some_and(|&parts| part + 1 == parts) {
            whole.push(Sign { tokens, core: hit.tokens.clone() });
        } else {
            if waiting.len() == WAITING {
                waiting.remove(0);
            }
            waiting.push((sign, part, tokens));
        }
    }
    whole
}

/// Whether only small words stand between two parts.
fn is_bridged(context: &Context<'_, '_>, from: usize, to: usize) -> bool {
    let text = context.text;
    from <= to
        && to - from <= GAP
        && text.sentence_of(from.saturating_sub(1)) == text.sentence_of(to)
        && (from..to).all(|at| {
            matches!(
                text.word(at),
                "to" | "i"
                    | "i'd"
                    | "i'll"
                    | "i'm"
                    | "just"
                    | "could"
                    | "would"
                    | "was"
                    | "were"
                    | "be"
                    | "get"
                    | "got"
                    | "never"
                    | "really"
                    | "a"
                    | "an"
                    | "the"
                    | "about"
                    | "it"
                    | "all"
                    | "lol"
                    | "had"
                    | "been"
                    | "might"
                    | "can"
                    | "that"
                    | "of"
                    | "some"
                    | "maybe"
                    | "literally"
                    | "honestly"
                    | "actually"
                    | "and"
                    | "then"
                    | "right"
                    | "fucking"
                    | "bloody"
                    | "on"
                    | "also"
                    | "keep"
                    | "start"
                    | "go"
                    | "went"
                    | "sometimes"
                    | "often"
                    | "so"
                    | "badly"
                    | "very"
                    | "should"
                    | "if"
                    | "or"
                    | "from"
                    | "this"
                    | "once"
                    | "finally"
                    | "even"
                    | "still"
                    | "do"
                    | "did"
                    | "will"
                    | "is"
                    | "are"
                    | "too"
                    | "like"
                    | "me"
                    | "quietly"
                    | "now"
                    | "there"
                    | "today"
                    | "tonight"
                    | "for"
                    | "home"
                    | "in"
                    | "at"
                    | "looks"
                    | "looked"
                    | "everyone"
                    | "kind"
                    | "not"
                    | "exactly"
                    | ","
                    | "…"
                    | "."
                    | "where"
                    | "what"
                    | "way"
            )
        })
}

/// What the draft as a whole says about its signs.
struct Draft<'c, 'a, 't> {
    context: &'c Context<'a, 't>,
    masks: Vec<Range<usize>>,
    past: Vec<Range<usize>>,
    now: Vec<Range<usize>>,
    recovered: bool,
    laughs: bool,
    sings: bool,
    works: bool,
}

impl<'c, 'a, 't> Draft<'c, 'a, 't> {
    fn new(context: &'c Context<'a, 't>) -> Self {
        let text = context.text;
        let cues = |wanted: CrisisCue| {
            let cues = context.hits().iter().filter(move |hit| hit.meaning == Meaning::Crisis(wanted));
            cues.map(|hit| hit.tokens.clone()).collect::<Vec<_>>()
        };
        let has_word = |test: fn(&str) -> bool| text.tokens().iter().any(|token| test(text.folded(token)));
        Self {
            context,
            masks: cues(CrisisCue::Mask),
            past: cues(CrisisCue::Past),
            now: cues(CrisisCue::Now),
            recovered: !cues(CrisisCue::Recovered).is_empty(),
            laughs: has_word(|word| {
                matches!(
                    word,
                    "lol"
                        | "lmao"
                        | "lmfao"
                        | "rofl"
                        | "haha"
                        | "hahaha"
                        | "jk"
                        | "lolol"
                        | "😂"
                        | "🤣"
                        | "😆"
                        | "😅"
                        | "💀"
                        | "☠️"
                        | "☠"
                        | "😭"
                )
            }),
            sings: has_word(|word| {
                matches!(
                    word,
                    "lyrics"
                        | "lyric"
                        | "song"
                        | "songs"
                        | "album"
                        | "karaoke"
                        | "playlist"
                        | "🎵"
                        | "🎶"
                        | "♪"
                        | "♫"
                        | "🎤"
                )
            }),
            works: context.clinical
                || has_word(|word| {
                    matches!(
                        word,
                        "shift"
                            | "shifts"
                            | "work"
                            | "nights"
                            | "call"
                            | "oncall"
                            | "rota"
                            | "exam"
                            | "exams"
                            | "boards"
                            | "residency"
                            | "intern"
                            | "rounds"
                            | "clinic"
                            | "ward"
                            | "job"
                            | "doctor"
                            | "nurse"
                            | "medicine"
                            | "med"
                            | "uni"
                            | "monday"
                    )
                })
                || context.hits().iter().any(|hit| matches!(hit.meaning, Meaning::Specialty(_))),
        }
    }

    fn judge(&self, sign: &Sign) -> HelpLevel {
        let context = self.context;
        let sentence = context.text.sentence(sign.core.start);
        let masked = self.near(&self.masks, &sign.core).any(|mask| overlap(mask, &sign.core));
        if masked || context.text.is_quoted(&sign.tokens) {
            return HelpLevel::None;
        }
        let voice = voice::whose(context, &(sign.core.start.max(sign.tokens.start)..sign.core.end));
        if voice != Voice::Author {
            return HelpLevel::None;
        }
        let speaks_of_self = sign.tokens.clone().chain(sentence.clone()).any(|at| {
            matches!(
                context.text.word(at),
                "i" | "i'm"
                    | "im"
                    | "i'd"
                    | "i've"
                    | "ive"
                    | "i'll"
                    | "me"
                    | "my"
                    | "myself"
                    | "ich"
                    | "mich"
                    | "mir"
                    | "yo"
                    | "je"
                    | "j'ai"
                    | "j'en"
            )
        });
        if !speaks_of_self && context.has(Cue::Matter, &sentence) {
            return HelpLevel::None;
        }
        if voice::is_denied(context, &sign.tokens) {
            return if self.is_named(sign) { HelpLevel::Show } else { HelpLevel::None };
        }
        if self.is_past(&sentence) || self.sings || self.laughs && !self.works && self.is_idiom(sign) {
            return HelpLevel::Show;
        }
        HelpLevel::Crisis
    }

    /// "I'm not suicidal" is a reason to be kind all the same.
    fn is_named(&self, sign: &Sign) -> bool {
        sign.core.clone().any(|at| self.context.text.word(at).starts_with("suici"))
    }

    /// What people also say of a dull film.
    fn is_idiom(&self, sign: &Sign) -> bool {
        sign.core.clone().any(|at| {
            matches!(
                self.context.text.word(at),
                "die" | "dying" | "dead" | "kms" | "kill" | "killing" | "killed" | "anymore" | "end" | "exist"
            )
        })
    }

    fn is_past(&self, sentence: &Range<usize>) -> bool {
        let within = |cues: &[Range<usize>]| {
            let first = cues.partition_point(|cue| cue.start < sentence.start);
            cues.get(first).is_some_and(|cue| cue.start < sentence.end)
        };
        if within(&self.now) {
            return false;
        }
        let past_tense = || {
            sentence.clone().any(|at| {
                matches!(
                    self.context.text.word(at),
                    "was"
                        | "were"
                        | "wanted"
                        | "tried"
                        | "thought"
                        | "attempted"
                        | "had"
                        | "felt"
                        | "did"
                        | "war"
                        | "wollte"
                        | "quise"
                        | "voulais"
                        | "planned"
                        | "wrote"
                )
            })
        };
        within(&self.past) || self.recovered && (past_tense() || !self.past.is_empty())
    }

    /// The cues that may touch a range: all are short.
    fn near<'r>(&self, cues: &'r [Range<usize>], tokens: &Range<usize>) -> impl Iterator<Item = &'r Range<usize>> {
        let first = cues.partition_point(|cue| cue.start + LONGEST_PHRASE < tokens.start);
        let end = tokens.end;
        cues.get(first..).unwrap_or_default().iter().take_while(move |cue| cue.start < end)
    }
}
