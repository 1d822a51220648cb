//! The tables that `build.rs` makes of `data/`.

use crate::report::{HelpLevel, HelpLine, Severity, Source};
use crate::support::chats::{Chat, Zone};
use crate::support::moments::Day;

/// All words of phrases, to their numbers.
pub(crate) static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.fst"));

// The automaton of all phrases: `FIRST` has the state behind each word that begins one. A state is an index in
// `LINK_WORDS` and `LINK_STATES`: there stand how many words may follow and what the phrase so far means, then these words
// in order and the states behind them. A state counted from the end of all numbers is that of a phrase that never goes on;
// the count is its meaning. Meaning `n` stands in `MEANINGS`, from `MEANING_STARTS[n]` up to the next one's start.
include!(concat!(env!("OUT_DIR"), "/tables.rs"));
include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// What a phrase means, and to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A word of a class.
    Cue(Cue),
    /// Raises a rule.
    Rule {
        /// Index in `RULES`.
        rule: u16,
        /// The last word stands in the plural.
        plural: bool,
    },
    /// Raises a rule, with words of its own to put in its place.
    Term {
        /// Index in `TERMS`.
        term: u16,
        /// The last word stands in the plural.
        plural: bool,
    },
    /// Looks like a rule's phrase and is not.
    RuleNot {
        /// Index in `RULES`.
        rule: u16,
    },
    /// Has to stand in the sentence for a rule's phrases to count.
    RuleWith {
        /// Index in `RULES`.
        rule: u16,
    },
    /// Makes the sentence speak of something else than the rule does.
    RuleUnless {
        /// Index in `RULES`.
        rule: u16,
    },
    /// A word for what claims speak of; index in `CLAIMS_ABOUT`.
    Concept(u16),
    /// What a claim says its subject does.
    Relation { relation: u8, voice: Voice },
    /// Speaks for a topic, or against it.
    Topic {
        /// Index in `TOPICS`.
        topic: u8,
        strength: Strength,
    },
    /// Announces a national number; index in `NUMBERS`.
    NumberLabel(u8),
    /// Narrows the crowd; index in `FEATURES`.
    Feature(u16),
    /// A word of distress, or below nought of ease; its weight.
    Feeling(i8),
    /// A part of a sign of danger.
    Sign {
        /// Index in `SIGN_PARTS`.
        sign: u8,
        part: u8,
    },
    /// What changes the meaning of a sign of danger.
    Crisis(CrisisCue),
    /// Tells a specialty; index in `SPECIALTIES`.
    Specialty(u8),
    /// Makes a hashtag fit; index in `COMMUNITIES`.
    HashtagCue(u16),
}

/// What changes the meaning of a sign of danger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CrisisCue {
    /// A look-alike: what it covers is no sign.
    Mask,
    /// Long ago.
    Past,
    /// Got through.
    Recovered,
    /// Now, or again.
    Now,
}

/// How a relation is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// "causes"
    Active,
    /// "is caused by"
    Passive,
    /// "the link between"
    Noun,
}

/// How much a phrase says about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// Enough by itself.
    Strong,
    /// The topic's name: enough, but no call for help by itself.
    Name,
    /// Enough with another.
    Weak,
    /// A look-alike: what it covers counts for nothing.
    Not,
}

/// Where a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// Everywhere.
    Always,
    /// Where the draft speaks of patients or care.
    Clinical,
}

/// What is said of a subject: one of these relations, to one of these concepts; to nothing where the relation says it all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim {
    pub(crate) relations: &'static [u8],
    pub(crate) objects: &'static [u16],
}

/// A rule's place in `RULES`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RuleIndex(pub(crate) u16);

/// A rule as it stands in `data/rules/`.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `family.name`; stable.
    pub id: &'static str,
    /// How much a finding of it matters; code may lower it.
    pub severity: Severity,
    pub(crate) when: When,
    /// One kind sentence of at most 140 characters.
    pub message: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// Who says so.
    pub source: Source,
    /// Words that can stand in its place.
    pub instead: &'static [&'static str],
    pub(crate) instead_plural: &'static [&'static str],
    pub(crate) claims: &'static [Claim],
    /// Its phrases count only beside others.
    pub(crate) has_with: bool,
    pub(crate) index: u16,
}

impl Rule {
    /// Drafts that raise it.
    #[must_use]
    pub fn flags(&self) -> &'static [Example] {
        RULE_EXAMPLES.get(usize::from(self.index)).map_or(&[], |examples| examples.0)
    }

    /// Drafts that do not.
    #[must_use]
    pub fn passes(&self) -> &'static [Example] {
        RULE_EXAMPLES.get(usize::from(self.index)).map_or(&[], |examples| examples.1)
    }
}

/// One swap of a rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    /// Index in `RULES`.
    pub(crate) rule: u16,
    pub(crate) stands: Stands,
    pub(crate) instead: &'static [&'static str],
    pub(crate) plural: &'static [&'static str],
}

/// Where a term is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    Anywhere,
    /// Where it names a person: "a diabetic", not "diabetic foot".
    Noun,
    /// With a patient before it: "he denies", not "the insurer denies".
    Verb,
}

/// A draft that proves a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What is written.
    pub text: &'static str,
    /// Whether it answers someone.
    pub reply: bool,
    /// Whether a photo is attached.
    pub photo: bool,
    /// What was written not long before.
    pub recent: Option<&'static str>,
}

/// A number that a country gives, as it stands in `data/national.toml`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NationalNumber {
    pub(crate) kind: crate::report::IdentifierKind,
    pub(crate) check: Check,
    pub(crate) alone: Alone,
    pub(crate) shapes: &'static [&'static str],
}

/// Whether a number is recognised without its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alone {
    Always,
    /// Where it is written with all its separators.
    Grouped,
    Never,
}

/// How the check digit of a number is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    /// There is none.
    Format,
    Luhn,
    Gs1,
    UsSsn,
    UsMbi,
    UsNpi,
    UsDea,
    UkNhs,
    UkChi,
    UkNino,
    CaOhip,
    CaRamq,
    CaBcPhn,
    CaSin,
    AuMedicare,
    NzNhi,
    Aadhaar,
    IePps,
    DeKvnr,
    FrNir,
    EsDni,
    ItCf,
    NlBsn,
    SePnr,
    NoFnr,
    DkCpr,
    FiHetu,
    BeNn,
    PlPesel,
    SgNric,
    ZaId,
    BrCpf,
}

/// A detail that narrows the crowd, as it stands in `data/crowd/`; a level of one has a row of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CrowdFeature {
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    pub(crate) bits: f32,
    pub(crate) group: Option<&'static str>,
    pub(crate) anchor: bool,
    pub(crate) clinical: bool,
    pub(crate) instead: Option<&'static str>,
}

/// A support topic, as it stands in `data/topics/`.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Stable name.
    pub id: &'static str,
    /// As a person calls it.
    pub label: &'static str,
    /// How much help it calls for.
    pub help: HelpLevel,
    pub(crate) first_person: bool,
    pub(crate) hashtags: &'static [u16],
    /// Where its words come from.
    pub source: Source,
    pub(crate) index: u8,
}

impl Topic {
    /// Drafts that raise it.
    #[must_use]
    pub fn flags(&self) -> &'static [&'static str] {
        TOPIC_EXAMPLES.get(usize::from(self.index)).map_or(&[], |examples| examples.0)
    }

    /// Drafts that do not.
    #[must_use]
    pub fn passes(&self) -> &'static [&'static str] {
        TOPIC_EXAMPLES.get(usize::from(self.index)).map_or(&[], |examples| examples.1)
    }
}

/// A community's hashtag, as it stands in `data/hashtags/`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Community {
    pub(crate) tag: &'static str,
    /// Indices in `TOPICS`.
    pub(crate) topics: &'static [u8],
    /// For whom; a bit for each of `support::Audience`.
    pub(crate) audience: u16,
    /// Index in `SPECIALTIES`; 255 for all.
    pub(crate) specialty: u8,
    /// ISO 3166 code, if it is at home in one country.
    pub(crate) country: Option<&'static str>,
    /// Offered only where one of its own words stands.
    pub(crate) cued: bool,
    pub(crate) why: Option<&'static str>,
    /// The day of the year around which it is alive.
    pub(crate) day: Option<Day>,
    pub(crate) status: Status,
    /// Stands only beside a person to call.
    pub(crate) with_help: bool,
}

/// How sure it is that a hashtag is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// In common use; not seen in a source.
    Known,
    /// The community was seen, the tag was not.
    Partly,
    /// Seen in a source.
    Verified,
}

/// A specialty, profession or stage, as it stands in `data/specialties.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Specialty {
    /// Stable name, as settings give it.
    pub id: &'static str,
    /// The tag for its daily struggles, after the pattern that Liu and Woo propose.
    pub struggles: &'static str,
}

/// All specialties, professions and stages that settings can name.
#[must_use]
pub fn specialties() -> &'static [Specialty] {
    SPECIALTIES
}

/// All rules, family by family.
#[must_use]
pub fn rules() -> &'static [Rule] {
    RULES
}

/// All support topics.
#[must_use]
pub fn topics() -> &'static [Topic] {
    TOPICS
}
