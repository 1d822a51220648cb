//! Reads `data/`: what each file may hold, and what is wrong where it holds something else.

use std::fmt;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

/// The longest message that still reads at a glance, in characters.
const MAX_MESSAGE: usize = 140;

/// A bad entry: its file, its line and the reason.
#[derive(Debug)]
pub(crate) struct Error {
    file: PathBuf,
    line: usize,
    reason: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.reason)
    }
}

/// One file of `data/` with its text, to find lines in.
#[derive(Debug)]
pub(crate) struct File<T> {
    path: PathBuf,
    text: String,
    pub(crate) entries: T,
}

impl<T: DeserializeOwned> File<T> {
    fn read(path: &Path) -> Result<Self, Error> {
        let error = |line, reason| Error { file: path.to_owned(), line, reason };
        let text = fs::read_to_string(path).map_err(|reason| error(1, reason.to_string()))?;
        let entries = toml::from_str(&text).map_err(|reason| {
            error(reason.span().map_or(1, |span| line_at(&text, &span)), reason.message().to_owned())
        })?;
        Ok(Self { path: path.to_owned(), text, entries })
    }
}

impl<T> File<T> {
    /// The error that something about a value is wrong.
    pub(crate) fn error<V>(&self, value: &Spanned<V>, reason: impl Into<String>) -> Error {
        Error { file: self.path.clone(), line: line_at(&self.text, &value.span()), reason: reason.into() }
    }
}

fn line_at(text: &str, span: &Range<usize>) -> usize {
    1 + text.bytes().take(span.start).filter(|&byte| byte == b'\n').count()
}

/// All of `data/`.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) sources: File<Sources>,
    pub(crate) cues: Vec<File<Cues>>,
    pub(crate) national: File<National>,
    pub(crate) concepts: File<Concepts>,
    pub(crate) abuse: File<Abuse>,
    pub(crate) rules: Vec<File<Rules>>,
    pub(crate) crowd: Vec<File<Crowd>>,
    pub(crate) topics: Vec<File<Topic>>,
    pub(crate) feelings: File<Feelings>,
    pub(crate) crisis: File<Crisis>,
    pub(crate) specialties: File<Specialties>,
    pub(crate) hashtags: Vec<File<Hashtags>>,
    pub(crate) chats: File<Chats>,
    pub(crate) help: Vec<File<Help>>,
}

/// Reads and checks every file below a folder.
pub(crate) fn read(folder: &Path) -> Result<Data, Vec<Error>> {
    let one = |error| vec![error];
    let data = Data {
        sources: File::read(&folder.join("sources.toml")).map_err(one)?,
        cues: ["cues.toml", "identifiers.toml", "lookalikes.toml", "subjects.toml"]
            .iter()
            .map(|file| File::read(&folder.join(file)).map_err(one))
            .collect::<Result<_, _>>()?,
        national: File::read(&folder.join("national.toml")).map_err(one)?,
        concepts: File::read(&folder.join("concepts.toml")).map_err(one)?,
        abuse: File::read(&folder.join("abuse.toml")).map_err(one)?,
        rules: read_rules(&folder.join("rules"))?,
        crowd: read_all(&folder.join("crowd"))?,
        topics: read_all(&folder.join("topics"))?,
        feelings: File::read(&folder.join("feelings.toml")).map_err(one)?,
        crisis: File::read(&folder.join("crisis.toml")).map_err(one)?,
        specialties: File::read(&folder.join("specialties.toml")).map_err(one)?,
        hashtags: read_all(&folder.join("hashtags"))?,
        chats: File::read(&folder.join("chats.toml")).map_err(one)?,
        help: read_all(&folder.join("help"))?,
    };
    let errors = data.errors();
    if errors.is_empty() { Ok(data) } else { Err(errors) }
}

/// A family is a file, or a folder of files.
fn read_rules(folder: &Path) -> Result<Vec<File<Rules>>, Vec<Error>> {
    let mut paths = Vec::new();
    for path in entries_of(folder)? {
        if path.is_dir() {
            paths.extend(entries_of(&path)?);
        } else {
            paths.push(path);
        }
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.iter().map(|path| File::read(path).map_err(|error| vec![error])).collect()
}

/// Every file of a folder, by name.
fn read_all<T: DeserializeOwned>(folder: &Path) -> Result<Vec<File<T>>, Vec<Error>> {
    let paths = entries_of(folder)?.into_iter();
    let files = paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.map(|path| File::read(&path).map_err(|error| vec![error])).collect()
}

fn entries_of(folder: &Path) -> Result<Vec<PathBuf>, Vec<Error>> {
    let error = |reason: std::io::Error| vec![Error { file: folder.to_owned(), line: 1, reason: reason.to_string() }];
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(error)? {
        paths.push(entry.map_err(error)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// The part of a rule's id before the dot, as its file or its folder is called.
fn family(path: &Path) -> Option<&str> {
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).filter(|name| *name != "rules");
    folder.or_else(|| path.file_stem().and_then(|name| name.to_str()))
}

/// `sources.toml`: whom rules and figures cite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sources {
    pub(crate) source: Vec<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) key: Spanned<String>,
    pub(crate) title: String,
    pub(crate) url: Option<String>,
}

/// `cues.toml`, `identifiers.toml`, `lookalikes.toml`, `subjects.toml`: words that tell whom and what a draft speaks of, what
/// announces an identifier and what only looks like one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cues {
    pub(crate) cue: Vec<CueClass>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CueClass {
    pub(crate) class: Spanned<String>,
    pub(crate) phrases: Vec<Spanned<String>>,
}

/// `national.toml`: numbers that a country gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct National {
    pub(crate) number: Vec<NationalNumber>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NationalNumber {
    pub(crate) id: Spanned<String>,
    pub(crate) kind: String,
    pub(crate) check: String,
    pub(crate) alone: String,
    pub(crate) shapes: Vec<String>,
    pub(crate) labels: Vec<Spanned<String>>,
    pub(crate) valid: Spanned<Vec<String>>,
    pub(crate) invalid: Spanned<Vec<String>>,
}

/// `abuse.toml`: words that abuse and swear, the worst of them as hashes only.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Abuse {
    pub(crate) group: Vec<AbuseGroup>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AbuseGroup {
    pub(crate) class: Spanned<String>,
    /// `noun` and `verb` add the regular English endings.
    pub(crate) forms: Option<Spanned<String>>,
    /// People also write these with signs in place of letters.
    #[serde(default)]
    pub(crate) masked: bool,
    #[serde(default)]
    pub(crate) words: Vec<Spanned<String>>,
    /// Hashes of words that are not written out; `cargo xtask hash-words` makes them.
    #[serde(default)]
    pub(crate) hashed: Vec<Spanned<String>>,
    pub(crate) source: Spanned<String>,
}

/// `rules/*.toml`: what is judged.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rules {
    #[serde(default)]
    pub(crate) rule: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    pub(crate) id: Spanned<String>,
    pub(crate) severity: Spanned<String>,
    /// Words that raise the rule by themselves.
    #[serde(default)]
    pub(crate) phrases: Vec<Spanned<String>>,
    /// Look-alikes: what they cover raises nothing.
    #[serde(default)]
    pub(crate) not: Vec<Spanned<String>>,
    /// Of these one has to stand in the same sentence.
    #[serde(default)]
    pub(crate) with: Vec<Spanned<String>>,
    /// Words that make the sentence speak of something else.
    #[serde(default)]
    pub(crate) unless: Vec<Spanned<String>>,
    /// Words with others to put in their place, each its own; instead of `phrases`.
    #[serde(default)]
    pub(crate) terms: Vec<Term>,
    /// A claim: something, what it does, and to what.
    #[serde(default)]
    pub(crate) claim: Vec<Claim>,
    /// The rule is raised by Rust code of this family.
    #[serde(default)]
    pub(crate) engine: bool,
    pub(crate) when: Option<Spanned<String>>,
    pub(crate) message: Spanned<String>,
    pub(crate) why: String,
    #[serde(default)]
    pub(crate) instead: Vec<String>,
    #[serde(default)]
    pub(crate) instead_plural: Vec<String>,
    pub(crate) source: Spanned<String>,
    pub(crate) flags: Spanned<Vec<Example>>,
    pub(crate) passes: Spanned<Vec<Example>>,
}

/// One swap of a rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    pub(crate) phrases: Vec<Spanned<String>>,
    /// `noun`: only where it names a person ("a diabetic", not "diabetic foot"); `verb`: only with a patient before it.
    pub(crate) stands: Option<String>,
    #[serde(default)]
    pub(crate) instead: Vec<String>,
    /// The same for a plural.
    #[serde(default)]
    pub(crate) plural: Vec<String>,
}

/// A term is a phrase, or a concept in angle brackets; without an object the relation says it all.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    pub(crate) subject: Vec<Spanned<String>>,
    pub(crate) relation: Spanned<Vec<String>>,
    #[serde(default)]
    pub(crate) object: Vec<Spanned<String>>,
}

/// `concepts.toml`: what claims speak of, and what they say it does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Concepts {
    pub(crate) concept: Vec<Concept>,
    pub(crate) relation: Vec<Relation>,
}

/// All the words for one thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Concept {
    pub(crate) id: Spanned<String>,
    pub(crate) terms: Vec<Spanned<String>>,
}

/// A draft that proves a rule; a plain string, or more where the draft is a reply or has something attached.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Example {
    Text(String),
    Draft(ExampleDraft),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExampleDraft {
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) reply: bool,
    #[serde(default)]
    pub(crate) photo: bool,
    /// What was written not long before.
    pub(crate) recent: Option<String>,
}

/// What a claim says that its subject does: in the active, in the passive, and as a noun.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Relation {
    pub(crate) id: Spanned<String>,
    pub(crate) active: Vec<Spanned<String>>,
    pub(crate) passive: Vec<Spanned<String>>,
    pub(crate) noun: Vec<Spanned<String>>,
}

/// `crowd/*.toml`: indirect details, and how far each narrows the crowd.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Crowd {
    #[serde(default)]
    pub(crate) feature: Vec<Feature>,
    #[serde(default)]
    pub(crate) age: Vec<AgeGroup>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Feature {
    pub(crate) id: Spanned<String>,
    pub(crate) label: String,
    /// How many times it halves the crowd.
    pub(crate) bits: f32,
    /// Of the features in one group, only the strongest counts.
    pub(crate) group: Option<String>,
    /// Can carry a draft to `stop`.
    #[serde(default)]
    pub(crate) anchor: bool,
    /// Makes a patient of "a man" beside it.
    #[serde(default)]
    pub(crate) clinical: bool,
    #[serde(default)]
    pub(crate) phrases: Vec<Spanned<String>>,
    /// Wider words that can stand in its place; an empty string leaves the detail out.
    pub(crate) instead: Option<String>,
    /// Kinds of the same detail that narrow the crowd further, or less far.
    #[serde(default)]
    pub(crate) level: Vec<Level>,
    pub(crate) source: Spanned<String>,
}

/// A kind of a detail with its own weight.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Level {
    pub(crate) bits: f32,
    pub(crate) phrases: Vec<Spanned<String>>,
    pub(crate) instead: Option<String>,
    pub(crate) source: Spanned<String>,
}

/// The share of a population in an age group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AgeGroup {
    /// The oldest age of the group, in years; it begins where the one before ends.
    pub(crate) up_to: u8,
    /// In percent.
    pub(crate) share: f32,
    pub(crate) source: Spanned<String>,
}

/// `topics/*.toml`: what clinicians seek support for. The file's name is the topic's id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Topic {
    pub(crate) label: Spanned<String>,
    pub(crate) help: Spanned<String>,
    /// Raised only where the author speaks of themself.
    #[serde(default)]
    pub(crate) first_person: bool,
    pub(crate) hashtags: Vec<Spanned<String>>,
    pub(crate) source: Spanned<String>,
    /// What the topic is called: raises it, but calls for help only where the author speaks of themself.
    #[serde(default)]
    pub(crate) names: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) strong: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) weak: Vec<Spanned<String>>,
    /// Look-alikes, which are taken out before anything is counted.
    #[serde(default)]
    pub(crate) not: Vec<Spanned<String>>,
    /// Strong phrases in other languages.
    #[serde(default)]
    pub(crate) spanish: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) german: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) french: Vec<Spanned<String>>,
    pub(crate) flags: Spanned<Vec<String>>,
    pub(crate) passes: Spanned<Vec<String>>,
}

impl File<Topic> {
    pub(crate) fn id(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// `feelings.toml`: words of distress and of ease, with their weights.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Feelings {
    pub(crate) feeling: Vec<Feeling>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Feeling {
    pub(crate) weight: i8,
    pub(crate) phrases: Vec<Spanned<String>>,
}

/// `crisis.toml`: how people say that they may be in danger.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Crisis {
    pub(crate) sign: Vec<Sign>,
    pub(crate) mask: Vec<Phrases>,
    pub(crate) past: Vec<Phrases>,
    pub(crate) recovered: Vec<Phrases>,
    pub(crate) now: Vec<Phrases>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sign {
    pub(crate) id: Spanned<String>,
    pub(crate) parts: Vec<Vec<Spanned<String>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrases {
    pub(crate) phrases: Vec<Spanned<String>>,
}

/// `specialties.toml`: specialties, professions and stages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Specialties {
    pub(crate) specialty: Vec<Specialty>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Specialty {
    pub(crate) id: Spanned<String>,
    pub(crate) struggles: Spanned<String>,
    pub(crate) cues: Vec<Spanned<String>>,
}

/// `hashtags/*.toml`: communities.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hashtags {
    pub(crate) hashtag: Vec<Hashtag>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hashtag {
    pub(crate) tag: Spanned<String>,
    pub(crate) topics: Vec<Spanned<String>>,
    pub(crate) audience: Vec<Spanned<String>>,
    pub(crate) specialty: Option<Spanned<String>>,
    /// A field for which there are no cue words.
    #[serde(rename = "field")]
    _field: Option<String>,
    pub(crate) country: Option<String>,
    /// Offered only where one of these words stands.
    #[serde(default)]
    pub(crate) cues: Vec<Spanned<String>>,
    pub(crate) why: Option<String>,
    pub(crate) day: Option<Day>,
    pub(crate) status: Spanned<String>,
    /// Stands only beside a person to call.
    #[serde(default)]
    pub(crate) with_help: bool,
}

/// A day of the year: a date, or the nth weekday of a month.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Day {
    pub(crate) month: u8,
    #[serde(default)]
    pub(crate) day: u8,
    pub(crate) weekday: Option<Spanned<String>>,
    #[serde(default)]
    pub(crate) nth: u8,
    #[serde(default = "one_day")]
    pub(crate) days: u8,
}

fn one_day() -> u8 {
    1
}

/// `chats.toml`: tweet chats whose time was verified.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chats {
    pub(crate) chat: Vec<Chat>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chat {
    pub(crate) tag: Spanned<String>,
    pub(crate) weekday: Spanned<String>,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) minutes: u16,
    pub(crate) zone: Spanned<String>,
    pub(crate) note: Option<String>,
    pub(crate) verified: Spanned<String>,
    pub(crate) seen_at: Spanned<String>,
}

/// The days of the week, Monday first.
pub(crate) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whom a tag is for.
pub(crate) const AUDIENCES: [&str; 12] = [
    "student",
    "resident",
    "physician",
    "nurse",
    "midwife",
    "pharmacist",
    "paramedic",
    "physiotherapist",
    "dentist",
    "caregiver",
    "patient",
    "other",
];

/// `help/*.toml`: people to call, a file for each country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Help {
    pub(crate) line: Vec<Line>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub(crate) name: Spanned<String>,
    pub(crate) country: String,
    /// Only in this part of the country.
    pub(crate) region: Option<String>,
    pub(crate) kind: Spanned<String>,
    pub(crate) audience: Vec<String>,
    pub(crate) phone: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) hours: String,
    pub(crate) note: Option<String>,
    /// What the service records, or that it does not.
    pub(crate) records: Option<String>,
    pub(crate) verified: Spanned<String>,
    pub(crate) seen_at: Spanned<String>,
}

impl Data {
    fn errors(&self) -> Vec<Error> {
        let mut errors = Vec::new();
        for file in &self.rules {
            for rule in &file.entries.rule {
                self.check_rule(file, rule, &mut errors);
            }
        }
        for file in &self.topics {
            self.check_topic(file, &mut errors);
        }
        for file in &self.hashtags {
            for hashtag in &file.entries.hashtag {
                self.check_hashtag(file, hashtag, &mut errors);
            }
        }
        for group in &self.abuse.entries.group {
            self.check_source(&self.abuse, &group.source, &mut errors);
        }
        for file in &self.crowd {
            for feature in &file.entries.feature {
                let sources = feature.level.iter().map(|level| &level.source).chain([&feature.source]);
                sources.for_each(|source| self.check_source(file, source, &mut errors));
            }
            file.entries.age.iter().for_each(|age| self.check_source(file, &age.source, &mut errors));
        }
        for file in &self.help {
            for line in &file.entries.line {
                check_line(file, line, &mut errors);
            }
        }
        for specialty in &self.specialties.entries.specialty {
            if !is_hashtag(specialty.struggles.get_ref()) {
                errors.push(self.specialties.error(&specialty.struggles, NOT_A_HASHTAG));
            }
        }
        for chat in &self.chats.entries.chat {
            check_chat(&self.chats, chat, &mut errors);
        }
        errors
    }

    fn check_rule(&self, file: &File<Rules>, rule: &Rule, errors: &mut Vec<Error>) {
        let mut complain = |at: Range<usize>, reason: &str| {
            errors.push(Error { file: file.path.clone(), line: line_at(&file.text, &at), reason: reason.to_owned() });
        };
        let family = family(&file.path).unwrap_or_default();
        if rule.id.get_ref().split_once('.').is_none_or(|(of, name)| of != family || !is_kebab(name)) {
            complain(rule.id.span(), &format!("a rule of this file is called `{family}.some-name`"));
        }
        if !matches!(rule.severity.get_ref().as_str(), "info" | "caution" | "stop") {
            complain(rule.severity.span(), "severity is info, caution or stop");
        }
        if rule.phrases.is_empty() && rule.terms.is_empty() && rule.claim.is_empty() && !rule.engine {
            complain(rule.id.span(), "a rule has phrases, terms, a claim, or engine = true");
        }
        for term in &rule.terms {
            if !matches!(term.stands.as_deref(), None | Some("noun" | "verb")) {
                complain(rule.id.span(), "a term stands as a noun or as a verb");
            }
            if term.plural.len() != term.instead.len() && !term.plural.is_empty() {
                complain(rule.id.span(), "plural has one entry for each of instead, or none");
            }
        }
        let length = rule.message.get_ref().chars().count();
        if length > MAX_MESSAGE {
            complain(
                rule.message.span(),
                &format!("the message has {length} characters; at most {MAX_MESSAGE} read at a glance"),
            );
        }
        if rule.flags.get_ref().is_empty() || rule.passes.get_ref().is_empty() {
            complain(rule.id.span(), "a rule carries its proof: at least one draft in flags and one in passes");
        }
        if rule.instead.len() != rule.instead_plural.len() && !rule.instead_plural.is_empty() {
            complain(rule.id.span(), "instead_plural has one entry for each of instead, or none");
        }
        self.check_source(file, &rule.source, errors);
    }

    fn check_topic(&self, file: &File<Topic>, errors: &mut Vec<Error>) {
        let topic = &file.entries;
        if !matches!(topic.help.get_ref().as_str(), "none" | "offer" | "show" | "crisis") {
            errors.push(file.error(&topic.help, "help is none, offer, show or crisis"));
        }
        for tag in &topic.hashtags {
            if !self.hashtags().any(|hashtag| hashtag.tag.get_ref() == tag.get_ref()) {
                errors.push(file.error(tag, format!("{} is not in hashtags/", tag.get_ref())));
            }
        }
        if topic.flags.get_ref().is_empty() || topic.passes.get_ref().is_empty() {
            errors.push(
                file.error(&topic.label, "a topic carries its proof: at least one draft in flags and one in passes"),
            );
        }
        self.check_source(file, &topic.source, errors);
    }

    fn check_hashtag(&self, file: &File<Hashtags>, hashtag: &Hashtag, errors: &mut Vec<Error>) {
        if !is_hashtag(hashtag.tag.get_ref()) {
            errors.push(file.error(&hashtag.tag, NOT_A_HASHTAG));
        }
        for topic in &hashtag.topics {
            if !self.topics.iter().any(|file| file.id() == *topic.get_ref()) {
                errors.push(file.error(topic, format!("there is no topic `{}`", topic.get_ref())));
            }
        }
        if let Some(specialty) = &hashtag.specialty
            && !self.specialties.entries.specialty.iter().any(|entry| entry.id.get_ref() == specialty.get_ref())
        {
            errors.push(file.error(specialty, format!("there is no specialty `{}`", specialty.get_ref())));
        }
        if !matches!(hashtag.status.get_ref().as_str(), "verified" | "partly" | "known") {
            errors.push(
                file.error(&hashtag.status, "status is verified, partly or known; what is doubtful is not offered"),
            );
        }
        if let Some(weekday) = hashtag.day.as_ref().and_then(|day| day.weekday.as_ref())
            && !WEEKDAYS.contains(&weekday.get_ref().as_str())
        {
            errors.push(file.error(weekday, "a weekday is monday to sunday"));
        }
    }

    /// Every hashtag of every file.
    pub(crate) fn hashtags(&self) -> impl Iterator<Item = &Hashtag> {
        self.hashtags.iter().flat_map(|file| &file.entries.hashtag)
    }

    fn check_source<T>(&self, file: &File<T>, key: &Spanned<String>, errors: &mut Vec<Error>) {
        if !self.sources.entries.source.iter().any(|source| source.key.get_ref() == key.get_ref()) {
            errors.push(file.error(key, format!("the source `{}` is not in sources.toml", key.get_ref())));
        }
    }
}

const NOT_A_HASHTAG: &str = "a hashtag is # with letters, digits or underscores";

fn is_hashtag(tag: &str) -> bool {
    let name = tag.strip_prefix('#').unwrap_or_default();
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Whatever a person may dial in a crisis says where and when it was seen.
fn check_line(file: &File<Help>, line: &Line, errors: &mut Vec<Error>) {
    if !matches!(line.kind.get_ref().as_str(), "emergency" | "crisis" | "professional" | "directory") {
        errors.push(file.error(&line.kind, "kind is emergency, crisis, professional or directory"));
    }
    check_seen(file, &line.verified, &line.seen_at, errors);
    if line.phone.is_none() && line.text.is_none() && line.url.is_none() {
        errors.push(file.error(&line.name, "a line has a phone, a text number or a url"));
    }
}

fn check_chat(file: &File<Chats>, chat: &Chat, errors: &mut Vec<Error>) {
    if !is_hashtag(chat.tag.get_ref()) {
        errors.push(file.error(&chat.tag, NOT_A_HASHTAG));
    }
    if !WEEKDAYS.contains(&chat.weekday.get_ref().as_str()) {
        errors.push(file.error(&chat.weekday, "a weekday is monday to sunday"));
    }
    if !matches!(chat.zone.get_ref().as_str(), "us-eastern" | "uk") {
        errors.push(file.error(&chat.zone, "zone is us-eastern or uk"));
    }
    check_seen(file, &chat.verified, &chat.seen_at, errors);
}

fn check_seen<T>(file: &File<T>, date: &Spanned<String>, page: &Spanned<String>, errors: &mut Vec<Error>) {
    let digits = date.get_ref();
    if digits.len() != 10 || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        errors.push(file.error(date, "verified is a date, YYYY-MM-DD"));
    }
    if !page.get_ref().starts_with("http") {
        errors.push(file.error(page, "seen_at is the page on which the entry was verified"));
    }
}

fn is_kebab(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
