//! Writes the static tables that `src/data.rs` declares.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use toml::Spanned;

use crate::automaton::Automaton;
use crate::entries::{AUDIENCES, Data, Error, Example, File, Rule, Rules, WEEKDAYS};
use crate::phrases;
use crate::words;

/// What `build.rs` writes to the output folder.
pub(crate) struct Tables {
    /// The transducer of all words of phrases, to their numbers.
    pub(crate) words: Vec<u8>,
    /// Rust source.
    pub(crate) source: String,
}

/// Phrases with what they mean, as Rust expressions.
#[derive(Default)]
struct Meanings(BTreeMap<String, Vec<String>>);

impl Meanings {
    /// Adds the phrase; `meaning` is told whether the last word is a plural.
    fn add<T>(
        &mut self,
        file: &File<T>,
        phrase: &Spanned<String>,
        errors: &mut Vec<Error>,
        meaning: impl Fn(bool) -> String,
    ) {
        self.add_keys(file, phrase, phrases::keys(phrase.get_ref(), true), errors, meaning);
    }

    fn add_keys<T>(
        &mut self,
        file: &File<T>,
        phrase: &Spanned<String>,
        keys: Result<Vec<phrases::Key>, String>,
        errors: &mut Vec<Error>,
        meaning: impl Fn(bool) -> String,
    ) {
        match keys {
            Ok(keys) => {
                for key in keys {
                    let meanings = self.0.entry(key.text).or_default();
                    let meaning = meaning(key.plural);
                    if !meanings.contains(&meaning) {
                        meanings.push(meaning);
                    }
                }
            }
            Err(reason) => errors.push(file.error(phrase, reason)),
        }
    }

    /// The same for what is said rather than tagged: it is not looked for as one word.
    fn add_said<T>(
        &mut self,
        file: &File<T>,
        phrases: &[Spanned<String>],
        errors: &mut Vec<Error>,
        meaning: impl Fn() -> String,
    ) {
        for phrase in phrases {
            self.add_keys(file, phrase, phrases::keys(phrase.get_ref(), false), errors, |_| meaning());
        }
    }

    fn add_all<T>(
        &mut self,
        file: &File<T>,
        phrases: &[Spanned<String>],
        errors: &mut Vec<Error>,
        meaning: impl Fn(bool) -> String,
    ) {
        for phrase in phrases {
            self.add(file, phrase, errors, &meaning);
        }
    }
}

pub(crate) fn compile(data: &Data) -> Result<Tables, Vec<Error>> {
    let mut errors = Vec::new();
    let mut meanings = Meanings::default();
    let mut source = String::new();
    cues(data, &mut meanings, &mut errors, &mut source);
    national(data, &mut meanings, &mut errors, &mut source);
    rules(data, &mut meanings, &mut errors, &mut source);
    crowd(data, &mut meanings, &mut errors, &mut source);
    topics(data, &mut meanings, &mut errors, &mut source);
    feelings(data, &mut meanings, &mut errors);
    crisis(data, &mut meanings, &mut errors, &mut source);
    specialties(data, &mut meanings, &mut errors, &mut source);
    hashtags(data, &mut meanings, &mut errors, &mut source);
    chats(data, &mut source);
    help(data, &mut source);
    let words = phrases(meanings, &mut source);
    abuse(data, &mut errors, &mut source);
    top_level_domains(&mut source);
    if errors.is_empty() { Ok(Tables { words, source }) } else { Err(errors) }
}

fn cues(data: &Data, meanings: &mut Meanings, errors: &mut Vec<Error>, source: &mut String) {
    let mut variants = BTreeMap::new();
    for (file, cue) in data.cues.iter().flat_map(|file| file.entries.cue.iter().map(move |cue| (file, cue))) {
        let variant = camel_case(cue.class.get_ref());
        meanings.add_all(file, &cue.phrases, errors, |_| format!("Meaning::Cue(Cue::{variant})"));
        variants.insert(variant, cue.class.get_ref());
    }
    let count = variants.len();
    let variants: String =
        variants.iter().map(|(variant, class)| format!("    /// `{class}` in `data/`.\n    {variant},\n")).collect();
    write_to(
        source,
        format_args!(
            "/// Classes of words that tell whom and what a draft speaks of.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub(crate) enum Cue {{\n{variants}}}\nimpl Cue {{\n    pub(crate) const COUNT: usize = {count};\n}}\n"
        ),
    );
}

/// Concepts and relations, and which claims begin with a concept.
struct Claims<'d> {
    concepts: Vec<&'d str>,
    relations: Vec<&'d str>,
    /// Concepts by themselves, and the phrases of one claim.
    terms: usize,
    /// The claims of which a concept is the subject: its index, the rule's, and the claim's within the rule.
    subjects: Vec<(usize, usize, usize)>,
}

impl<'d> Claims<'d> {
    fn new(data: &'d Data, meanings: &mut Meanings, errors: &mut Vec<Error>) -> Self {
        let file = &data.concepts;
        for (at, concept) in file.entries.concept.iter().enumerate() {
            meanings.add_all(file, &concept.terms, errors, |_| format!("Meaning::Concept({at})"));
        }
        for (at, relation) in file.entries.relation.iter().enumerate() {
            for (phrases, voice) in
                [(&relation.active, "Active"), (&relation.passive, "Passive"), (&relation.noun, "Noun")]
            {
                meanings.add_all(file, phrases, errors, |_| {
                    format!("Meaning::Relation {{ relation: {at}, voice: Voice::{voice} }}")
                });
            }
        }
        Self {
            concepts: file.entries.concept.iter().map(|concept| concept.id.get_ref().as_str()).collect(),
            relations: file.entries.relation.iter().map(|relation| relation.id.get_ref().as_str()).collect(),
            terms: file.entries.concept.len(),
            subjects: Vec::new(),
        }
    }

    /// The claims of a rule as a Rust slice.
    fn of(
        &mut self,
        rule: &Rule,
        file: &File<Rules>,
        at: usize,
        meanings: &mut Meanings,
        errors: &mut Vec<Error>,
    ) -> String {
        let mut claims = String::new();
        for (nth, claim) in rule.claim.iter().enumerate() {
            let subject = self.terms(&claim.subject, file, meanings, errors);
            let object = self.terms(&claim.object, file, meanings, errors);
            self.subjects.extend(subject.iter().map(|&term| (term, at, nth)));
            let mut relations = Vec::new();
            for id in claim.relation.get_ref() {
                match self.relations.iter().position(|relation| relation == id) {
                    Some(index) => relations.push(index),
                    None => errors.push(file.error(&claim.relation, format!("there is no relation `{id}`"))),
                }
            }
            write_to(&mut claims, format_args!("Claim {{ relations: &{relations:?}, objects: &{object:?} }},"));
        }
        format!("&[{claims}]")
    }

    /// The concepts that terms stand for; phrases become a concept of their own.
    fn terms(
        &mut self,
        terms: &[Spanned<String>],
        file: &File<Rules>,
        meanings: &mut Meanings,
        errors: &mut Vec<Error>,
    ) -> Vec<usize> {
        let mut indices = Vec::new();
        let own = self.terms;
        for term in terms {
            let Some(id) = term.get_ref().strip_prefix('<').and_then(|term| term.strip_suffix('>')) else {
                meanings.add(file, term, errors, |_| format!("Meaning::Concept({own})"));
                self.terms = own + 1;
                continue;
            };
            match self.concepts.iter().position(|concept| *concept == id) {
                Some(index) => indices.push(index),
                None => errors.push(file.error(term, format!("there is no concept `{id}`"))),
            }
        }
        indices.extend((self.terms > own).then_some(own));
        indices
    }

    /// For each concept, the claims that begin with it.
    fn source(&self) -> String {
        let mut table = String::new();
        for term in 0..self.terms {
            let claims: Vec<_> =
                self.subjects.iter().filter(|(of, ..)| *of == term).map(|(_, rule, nth)| (rule, nth)).collect();
            write_to(&mut table, format_args!("    &{claims:?},\n"));
        }
        format!("pub(crate) static CLAIMS_ABOUT: &[&[(u16, u8)]] = &[\n{table}];\n")
    }
}

fn national(data: &Data, meanings: &mut Meanings, errors: &mut Vec<Error>, source: &mut String) {
    let file = &data.national;
    let (mut table, mut proofs) = (String::new(), String::new());
    for (at, number) in file.entries.number.iter().enumerate() {
        if number.valid.get_ref().is_empty() || number.invalid.get_ref().is_empty() {
            errors.push(file.error(&number.id, "a number has valid and invalid examples"));
        }
        meanings.add_all(file, &number.labels, errors, |_| format!("Meaning::NumberLabel({at})"));
        write_to(
            &mut table,
            format_args!(
                "    NationalNumber {{ kind: crate::report::IdentifierKind::{}, check: Check::{}, alone: Alone::{}, shapes: &{:?} }},\n",
                camel_case(&number.kind),
                camel_case(&number.check),
                camel_case(&number.alone),
                number.shapes,
            ),
        );
        let label = number.labels.first().map_or("", |label| label.get_ref().trim_end_matches('.'));
        write_to(
            &mut proofs,
            format_args!(
                "    ({:?}, {label:?}, &{:?}, &{:?}),\n",
                number.id.get_ref(),
                number.valid.get_ref(),
                number.invalid.get_ref()
            ),
        );
    }
    write_to(source, format_args!("pub(crate) static NUMBERS: &[NationalNumber] = &[\n{table}];\n"));
    write_to(
        source,
        format_args!(
            "/// Name, label, and numbers that are and are not of the kind.\n#[cfg(test)]\npub(crate) static NUMBER_PROOFS: &[(&str, &str, &[&str], &[&str])] = &[\n{proofs}];\n"
        ),
    );
}

fn rules(data: &Data, meanings: &mut Meanings, errors: &mut Vec<Error>, source: &mut String) {
    let mut claims = Claims::new(data, meanings, errors);
    let mut table = String::new();
    let mut ids = String::new();
    let mut proofs = String::new();
    let mut terms = Vec::new();
    let all: Vec<_> =
        data.rules.iter().flat_map(|file| file.entries.rule.iter().map(move |rule| (file, rule))).collect();
    for (at, (file, rule)) in all.iter().enumerate() {
        if all.iter().take(at).any(|(_, other)| other.id.get_ref() == rule.id.get_ref()) {
            errors.push(file.error(&rule.id, format!("the rule `{}` stands twice", rule.id.get_ref())));
        }
        meanings
            .add_all(file, &rule.phrases, errors, |plural| format!("Meaning::Rule {{ rule: {at}, plural: {plural} }}"));
        meanings.add_all(file, &rule.not, errors, |_| format!("Meaning::RuleNot {{ rule: {at} }}"));
        for term in &rule.terms {
            let index = terms.len();
            meanings.add_all(file, &term.phrases, errors, |plural| {
                format!("Meaning::Term {{ term: {index}, plural: {plural} }}")
            });
            terms.push(format!(
                "    Term {{ rule: {at}, stands: Stands::{}, instead: &{:?}, plural: &{:?} }},\n",
                camel_case(term.stands.as_deref().unwrap_or("anywhere")),
                term.instead,
                term.plural
            ));
        }
        meanings.add_all(file, &rule.with, errors, |_| format!("Meaning::RuleWith {{ rule: {at} }}"));
        meanings.add_all(file, &rule.unless, errors, |_| format!("Meaning::RuleUnless {{ rule: {at} }}"));
        let claims = claims.of(rule, file, at, meanings, errors);
        write_to(&mut table, format_args!("{}", rule_source(data, file, (at, rule), &claims, errors)));
        // Apart from the rules: where nobody asks for them, as in the page, they are not shipped.
        write_to(
            &mut proofs,
            format_args!("    (&[{}], &[{}]),\n", examples(rule.flags.get_ref()), examples(rule.passes.get_ref())),
        );
        if rule.engine {
            write_to(
                &mut ids,
                format_args!(
                    "    /// `{}`.\n    pub(crate) const {}: RuleIndex = RuleIndex({at});\n",
                    rule.id.get_ref(),
                    rule.id.get_ref().replace(['.', '-'], "_").to_uppercase()
                ),
            );
        }
    }
    source.push_str(&claims.source());
    write_to(source, format_args!("pub(crate) static RULES: &[Rule] = &[\n{table}];\n"));
    write_to(source, format_args!("pub(crate) static TERMS: &[Term] = &[\n{}];\n", terms.concat()));
    write_to(source, format_args!("static RULE_EXAMPLES: &[(&[Example], &[Example])] = &[\n{proofs}];\n"));
    write_to(
        source,
        format_args!("/// Rules that code raises.\npub(crate) mod rule {{\n    use super::RuleIndex;\n{ids}}}\n"),
    );
}

fn rule_source(
    data: &Data,
    file: &File<Rules>,
    (at, rule): (usize, &Rule),
    claims: &str,
    errors: &mut Vec<Error>,
) -> String {
    let when = rule.when.as_ref().map_or("always", |when| when.get_ref().as_str());
    if !matches!(when, "always" | "clinical") {
        errors.extend(rule.when.as_ref().map(|at| file.error(at, "when is always or clinical")));
    }
    format!(
        "    Rule {{ id: {:?}, severity: Severity::{}, when: When::{}, message: {:?}, why: {:?}, source: {}, instead: &{:?}, instead_plural: &{:?}, claims: {claims}, has_with: {}, index: {at} }},\n",
        rule.id.get_ref(),
        camel_case(rule.severity.get_ref()),
        camel_case(when),
        rule.message.get_ref(),
        rule.why,
        source_of(data, rule.source.get_ref()),
        rule.instead,
        rule.instead_plural,
        !rule.with.is_empty(),
    )
}

fn examples(examples: &[Example]) -> String {
    let mut source = String::new();
    for example in examples {
        let (text, reply, photo, recent) = match example {
            Example::Text(text) => (text, false, false, &None),
            Example::Draft(draft) => (&draft.text, draft.reply, draft.photo, &draft.recent),
        };
        write_to(
            &mut source,
            format_args!("Example {{ text: {text:?}, reply: {reply}, photo: {photo}, recent: {recent:?} }},"),
        );
    }
    source
}

fn source_of(data: &Data, key: &str) -> String {
    let source = data.sources.entries.source.iter().find(|source| source.key.get_ref() == key);
    source.map_or_else(
        || "Source { key: \"\", title: \"\", url: None }".to_owned(),
        |source| {
            format!("Source {{ key: {:?}, title: {:?}, url: {:?} }}", source.key.get_ref(), source.title, source.url)
        },
    )
}

/// One row a feature and one a level of it, so that a phrase leads to its own weight.
fn crowd(data: &Data, meanings: &mut Meanings, errors: &mut Vec<Error>, source: &mut String) {
    let mut table = String::new();
    let mut ids = String::new();
    let mut ages = String::new();
    let mut at = 0;
    for file in &data.crowd {
        for feature in &file.entries.feature {
            let name = feature.id.get_ref();
            write_to(
                &mut ids,
                format_args!(
                    "    /// `{name}`.\n    #[allow(dead_code)]\n    pub(crate) const {}: u16 = {at};\n",
                    name.to_uppercase()
                ),
            );
            let levels = feature.level.iter().map(|level| (level.bits, &level.phrases, &level.instead));
            for (bits, phrases, instead) in
                [(feature.bits, &feature.phrases, &feature.instead)].into_iter().chain(levels)
            {
                meanings.add_all(file, phrases, errors, |_| format!("Meaning::Feature({at})"));
                let instead = instead.as_ref().or(feature.instead.as_ref());
                write_to(
                    &mut table,
                    format_args!(
                        "    CrowdFeature {{ id: {name:?}, label: {:?}, bits: {bits:?}, group: {:?}, anchor: {}, clinical: {}, instead: {instead:?} }},\n",
                        feature.label, feature.group, feature.anchor, feature.clinical
                    ),
                );
                at += 1;
            }
        }
        for age in &file.entries.age {
            write_to(&mut ages, format_args!("({}, {:?}), ", age.up_to, age.share));
        }
    }
    write_to(source, format_args!("pub(crate) static FEATURES: &[CrowdFeature] = &[\n{table}];\n"));
    write_to(source, format_args!("/// Features by name.\npub(crate) mod feature {{\n{ids}}}\n"));
    write_to(
        source,
        format_args!(
            "/// The oldest age of each group, and its share in percent.\npub(crate) static AGES: &[(u8, f32)] = &[{ages}];\n"
        ),
    );
}

/// An index, or that there is none, in a byte.
const NONE: u8 = u8::MAX;

fn topics(data: &Data, meanings: &mut Meanings, errors: &mut Vec<Error>, source: &mut String) {
    let mut table = String::new();
    let mut proofs = String::new();
    let mut ids = String::new();
    for (at, file) in data.topics.iter().enumerate() {
        let topic = &file.entries;
        for (phrases, strength) in [
            (&topic.names, "Name"),
            (&topic.strong, "Strong"),
            (&topic.spanish, "Strong"),
            (&topic.german, "Strong"),
            (&topic.french, "Strong"),
            (&topic.weak, "Weak"),
            (&topic.not, "Not"),
        ] {
            let meaning = || format!("Meaning::Topic {{ topic: {at}, strength: Strength::{strength} }}");
            if strength == "Name" {
                meanings.add_all(file, phrases, errors, |_| meaning());
            } else {
                meanings.add_said(file, phrases, errors, meaning);
            }
        }
        let hashtags: Vec<usize> = topic
            .hashtags
            .iter()
            .filter_map(|tag| data.hashtags().position(|entry| entry.tag.get_ref() == tag.get_ref()))
            .collect();
        write_to(
            &mut table,
            format_args!(
                "    Topic {{ id: {:?}, label: {:?}, help: HelpLevel::{}, first_person: {}, hashtags: &{hashtags:?}, source: {}, index: {at} }},\n",
                file.id(),
                topic.label.get_ref(),
                camel_case(topic.help.get_ref()),
                topic.first_person,
                source_of(data, topic.source.get_ref()),
            ),
        );
        write_to(
            &mut ids,
            format_args!(
                "    /// `{0}`.\n    #[allow(dead_code)]\n    pub(crate) const {1}: u8 = {at};\n",
                file.id(),
                file.id().to_uppercase()
            ),
        );
        write_to(&mut proofs, format_args!("    (&{:?}, &{:?}),\n", topic.flags.get_ref(), topic.passes.get_ref()));
    }
    write_to(source, format_args!("pub(crate) static TOPICS: &[Topic] = &[\n{table}];\n"));
    write_to(source, format_args!("static TOPIC_EXAMPLES: &[(&[&str], &[&str])] = &[\n{proofs}];\n"));
    write_to(source, format_args!("/// Topics by name.\npub(crate) mod topic {{\n{ids}}}\n"));
}

fn feelings(data: &Data, meanings: &mut Meanings, errors: &mut Vec<Error>) {
    for feeling in &data.feelings.entries.feeling {
        meanings.add_said(&data.feelings, &feeling.phrases, errors, || format!("Meaning::Feeling({})", feeling.weight));
    }
}

fn crisis(data: &Data, meanings: &mut Meanings, errors: &mut Vec<Error>, source: &mut String) {
    let file = &data.crisis;
    let mut parts = Vec::new();
    for (at, sign) in file.entries.sign.iter().enumerate() {
        if sign.parts.is_empty() {
            errors.push(file.error(&sign.id, "a sign has at least one part"));
        }
        parts.push(sign.parts.len());
        for (part, phrases) in sign.parts.iter().enumerate() {
            meanings.add_said(file, phrases, errors, || format!("Meaning::Sign {{ sign: {at}, part: {part} }}"));
        }
    }
    let entries = &file.entries;
    for (groups, cue) in
        [(&entries.mask, "Mask"), (&entries.past, "Past"), (&entries.recovered, "Recovered"), (&entries.now, "Now")]
    {
        for group in groups {
            meanings.add_said(file, &group.phrases, errors, || format!("Meaning::Crisis(CrisisCue::{cue})"));
        }
    }
    write_to(
        source,
        format_args!("/// How many parts each sign has.\npub(crate) static SIGN_PARTS: &[u8] = &{parts:?};\n"),
    );
}

fn specialties(data: &Data, meanings: &mut Meanings, errors: &mut Vec<Error>, source: &mut String) {
    let file = &data.specialties;
    let mut table = String::new();
    for (at, specialty) in file.entries.specialty.iter().enumerate() {
        meanings.add_all(file, &specialty.cues, errors, |_| format!("Meaning::Specialty({at})"));
        write_to(
            &mut table,
            format_args!(
                "    Specialty {{ id: {:?}, struggles: {:?} }},\n",
                specialty.id.get_ref(),
                specialty.struggles.get_ref()
            ),
        );
    }
    write_to(source, format_args!("pub(crate) static SPECIALTIES: &[Specialty] = &[\n{table}];\n"));
}

fn hashtags(data: &Data, meanings: &mut Meanings, errors: &mut Vec<Error>, source: &mut String) {
    let mut table = String::new();
    let mut at = 0;
    for file in &data.hashtags {
        for hashtag in &file.entries.hashtag {
            meanings.add_all(file, &hashtag.cues, errors, |_| format!("Meaning::HashtagCue({at})"));
            let topics: Vec<usize> = hashtag
                .topics
                .iter()
                .filter_map(|id| data.topics.iter().position(|file| file.id() == *id.get_ref()))
                .collect();
            let audience = hashtag.audience.iter().fold(0_u16, |mask, audience| {
                let at = AUDIENCES.iter().position(|known| known == audience.get_ref()).unwrap_or(AUDIENCES.len() - 1);
                mask | 1 << at
            });
            let specialty = hashtag.specialty.as_ref().and_then(|id| {
                data.specialties.entries.specialty.iter().position(|entry| entry.id.get_ref() == id.get_ref())
            });
            let specialty = specialty.map_or_else(|| NONE.to_string(), |at| at.to_string());
            let day = hashtag.day.as_ref().map_or_else(
                || "None".to_owned(),
                |day| {
                    let weekday = day.weekday.as_ref().map_or(0, |weekday| number_of(weekday.get_ref()));
                    format!(
                        "Some(Day {{ month: {}, day: {}, weekday: {weekday}, nth: {}, days: {} }})",
                        day.month, day.day, day.nth, day.days
                    )
                },
            );
            write_to(
                &mut table,
                format_args!(
                    "    Community {{ tag: {:?}, topics: &{topics:?}, audience: {audience}, specialty: {specialty}, country: {:?}, cued: {}, why: {:?}, day: {day}, status: Status::{}, with_help: {} }},\n",
                    hashtag.tag.get_ref(),
                    hashtag.country,
                    !hashtag.cues.is_empty(),
                    hashtag.why,
                    camel_case(hashtag.status.get_ref()),
                    hashtag.with_help,
                ),
            );
            at += 1;
        }
    }
    write_to(source, format_args!("pub(crate) static COMMUNITIES: &[Community] = &[\n{table}];\n"));
}

/// A weekday's number, Monday being nought.
fn number_of(weekday: &str) -> usize {
    WEEKDAYS.iter().position(|known| *known == weekday).unwrap_or(0)
}

fn chats(data: &Data, source: &mut String) {
    let mut table = String::new();
    for chat in &data.chats.entries.chat {
        write_to(
            &mut table,
            format_args!(
                "    Chat {{ tag: {:?}, weekday: {}, hour: {}, minute: {}, minutes: {}, zone: Zone::{}, note: {:?}, verified: {:?} }},\n",
                chat.tag.get_ref(),
                number_of(chat.weekday.get_ref()),
                chat.hour,
                chat.minute,
                chat.minutes,
                camel_case(chat.zone.get_ref()),
                chat.note,
                chat.verified.get_ref(),
            ),
        );
    }
    write_to(source, format_args!("pub(crate) static CHATS: &[Chat] = &[\n{table}];\n"));
}

fn help(data: &Data, source: &mut String) {
    let mut table = String::new();
    for line in data.help.iter().flat_map(|file| &file.entries.line) {
        write_to(
            &mut table,
            format_args!(
                "    HelpLine {{ name: {:?}, country: {:?}, region: {:?}, kind: {:?}, audience: &{:?}, phone: {:?}, text: {:?}, url: {:?}, hours: {:?}, note: {:?}, records: {:?}, verified: {:?} }},\n",
                line.name.get_ref(),
                line.country,
                line.region,
                line.kind.get_ref(),
                line.audience,
                line.phone,
                line.text,
                line.url,
                line.hours,
                line.note,
                line.records,
                line.verified.get_ref(),
            ),
        );
    }
    write_to(source, format_args!("pub(crate) static HELP_LINES: &[HelpLine] = &[\n{table}];\n"));
}

/// The transducer of words to their numbers; to the source, the automaton of phrases and what they mean.
/// Phrases that mean the same share an entry. A phrase with many forms differs in words, not in letters: in numbers, such
/// phrases share what follows.
fn phrases(meanings: Meanings, source: &mut String) -> Vec<u8> {
    let words: BTreeSet<&str> = meanings.0.keys().flat_map(|key| key.split(' ')).collect();
    let words: BTreeMap<&str, u16> = words
        .into_iter()
        .filter(|word| !matches!(*word, phrases::ANY_WORD | phrases::ANY_NUMBER))
        .zip(phrases::FIRST_WORD..)
        .collect();
    let number = |word: &str| match word {
        phrases::ANY_WORD => 0,
        phrases::ANY_NUMBER => 1,
        word => words.get(word).copied().expect("every word has its number"),
    };
    let mut indices: BTreeMap<&[String], u16> = BTreeMap::new();
    let mut table = String::new();
    // The first means nothing.
    let mut starts = vec![0, 0];
    let mut keys: BTreeMap<Vec<u16>, u16> = BTreeMap::new();
    for (key, meaning) in &meanings.0 {
        let index = *indices.entry(meaning).or_insert_with(|| {
            write_to(&mut table, format_args!("    {},\n", meaning.join(", ")));
            let end = starts[starts.len() - 1] + meaning.len();
            starts.push(end);
            u16::try_from(starts.len() - 2).expect("phrases have fewer than 65,536 meanings")
        });
        keys.insert(key.split(' ').map(number).collect(), index);
    }
    write_to(source, format_args!("pub(crate) static MEANINGS: &[Meaning] = &[\n{table}];\n"));
    write_to(source, format_args!("pub(crate) static MEANING_STARTS: &[u16] = &{starts:?};\n"));
    let Automaton { first, link_words, link_states, .. } =
        Automaton::new(words.len() + usize::from(phrases::FIRST_WORD), &keys);
    write_to(source, format_args!("pub(crate) static FIRST: &[u16] = &{first:?};\n"));
    write_to(source, format_args!("pub(crate) static LINK_WORDS: &[u16] = &{link_words:?};\n"));
    write_to(source, format_args!("pub(crate) static LINK_STATES: &[u16] = &{link_states:?};\n"));
    let words = words.iter().map(|(word, number)| (*word, u64::from(*number)));
    fst::Map::from_iter(words).expect("words are sorted").into_fst().into_inner()
}

/// Hashes of abusive words in order, each with its class in the lowest bits.
fn abuse(data: &Data, errors: &mut Vec<Error>, source: &mut String) {
    let file = &data.abuse;
    let mut classes: Vec<&str> = Vec::new();
    let mut table: BTreeMap<u64, usize> = BTreeMap::new();
    for group in &file.entries.group {
        let name = group.class.get_ref().as_str();
        let class = classes.iter().position(|class| *class == name).unwrap_or_else(|| {
            classes.push(name);
            classes.len() - 1
        });
        let forms = group.forms.as_ref().map_or("as-is", |forms| forms.get_ref().as_str());
        for word in &group.words {
            match words::hashes(word.get_ref(), forms, group.masked) {
                // The group that stands first in the file has the say.
                Ok(hashes) => hashes.into_iter().for_each(|hash| {
                    table.entry(hash).or_insert(class);
                }),
                Err(reason) => errors.push(file.error(word, reason)),
            }
        }
        for hash in &group.hashed {
            match u64::from_str_radix(hash.get_ref(), 16) {
                Ok(hash) if hash & crate::hash::CLASS_MASK == 0 => drop(table.entry(hash).or_insert(class)),
                _ => errors.push(file.error(hash, "a hash is written by `cargo xtask hash-words`")),
            }
        }
    }
    let variants: String = classes
        .iter()
        .map(|class| format!("    /// `{class}` in `data/abuse.toml`.\n    {},\n", camel_case(class)))
        .collect();
    let names: Vec<String> = classes.iter().map(|class| format!("Abuse::{}", camel_case(class))).collect();
    let hashes: Vec<u64> = table.iter().map(|(hash, class)| hash | *class as u64).collect();
    let starts: Vec<usize> = (0..=256_u64).map(|byte| hashes.partition_point(|hash| hash >> 56 < byte)).collect();
    write_to(
        source,
        format_args!(
            "/// Classes of words that abuse and swear.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub(crate) enum Abuse {{\n{variants}}}\nimpl Abuse {{\n    pub(crate) const ALL: &[Self] = &[{}];\n}}\npub(crate) static ABUSE: &[u64] = &{hashes:?};\n/// Where the hashes begin whose highest byte is the index, and the end of the last.\npub(crate) static ABUSE_STARTS: &[usize] = &{starts:?};\n",
            names.join(", ")
        ),
    );
}

/// What may stand behind the last point of a web address (IANA's root zone).
fn top_level_domains(source: &mut String) {
    // Those of other scripts are listed as they are sent, and written on X as they are read.
    let as_read = |domain: &str| domain.strip_prefix("xn--").and_then(idna::punycode::decode_to_string);
    let mut domains: Vec<String> =
        tld::TLD.iter().map(|domain| as_read(domain).unwrap_or_else(|| (*domain).to_owned())).collect();
    domains.sort_unstable();
    let set = fst::Set::from_iter(domains).expect("the domains are sorted");
    write_to(source, format_args!("pub(crate) static TOP_LEVEL_DOMAINS: &[u8] = &{:?};\n", set.as_fst().as_bytes()));
}

fn camel_case(kebab: &str) -> String {
    kebab
        .split('-')
        .map(|word| {
            let mut chars = word.chars();
            chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
        })
        .collect()
}

fn write_to(source: &mut String, text: std::fmt::Arguments<'_>) {
    source.write_fmt(text).expect("writing to a string");
}
