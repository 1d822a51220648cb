//! Names of many cultures, addresses of many countries, numbers of all kinds; and as many look-alikes that must pass.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use chaperone::{Draft, IdentifierKind, Settings, check};

fn found(text: &str) -> Vec<(IdentifierKind, &str)> {
    let identifiers = check(&Draft::new(text).unwrap(), &Settings::default()).identifiers;
    identifiers.into_iter().map(|identifier| (identifier.kind, &text[identifier.span.range()])).collect()
}

fn has(text: &str, kind: IdentifierKind, part: &str) -> bool {
    found(text).iter().any(|(of, span)| *of == kind && span.contains(part))
}

/// Drafts with what they hold: all that is missed is told at once.
fn assert_found(kind: IdentifierKind, drafts: &[(&str, &str)]) {
    let missed: Vec<String> = drafts
        .iter()
        .filter(|(text, part)| !has(text, kind, part))
        .map(|(text, part)| format!("{part}: {text} {:?}", found(text)))
        .collect();
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}

fn assert_none(kinds: &[IdentifierKind], drafts: &[&str]) {
    let wrong: Vec<String> = drafts
        .iter()
        .filter(|text| found(text).iter().any(|(kind, _)| kinds.contains(kind)))
        .map(|text| format!("{text} {:?}", found(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn names_of_many_cultures() {
    assert_found(
        IdentifierKind::Name,
        &[
            ("My patient Chukwuemeka Okonkwo walked today", "Okonkwo"),
            ("Mrs Nguyen smiled at last", "Nguyen"),
            ("we lost Guadalupe Hernández on the ward", "Guadalupe"),
            ("Frau Müller wartet seit Stunden", "Müller"),
            ("la paciente se llama Inés Belmonte", "Inés"),
            ("Monsieur Lefèvre est rentré chez lui", "Lefèvre"),
            ("a boy named Arjun drew me a heart", "Arjun"),
            ("her husband Wojciech slept in the chair", "Wojciech"),
            ("Fatima was brave again", "Fatima"),
            ("Her son, Kwame, held my hand", "Kwame"),
            ("Mr O'Sullivan fell", "O'Sullivan"),
            ("Mr. van der Berg is home", "van der Berg"),
            ("patient Li Wei went home", "Li Wei"),
            ("priya and rahul came to clinic with their baby", "priya"),
            ("mrs adeyemi cried", "adeyemi"),
            ("my patient 😀 Yuki Tanaka danced", "Tanaka"),
            ("MRS ALVAREZ IS BACK ON THE WARD", "ALVAREZ"),
            ("My patient Mr Parkinson was late", "Parkinson"),
            ("Saoirse Murphy’s scan was clear", "Saoirse"),
        ],
    );
}

#[test]
fn words_that_look_like_names() {
    assert_none(
        &[IdentifierKind::Name],
        &[
            "Crohn's disease is not a choice",
            "A Foley catheter and a Swan-Ganz line",
            "Started Yasmin for acne",
            "The Glasgow Coma Scale was 15",
            "Graves disease and Hashimoto thyroiditis",
            "Rivers et al. changed sepsis care",
            "Will you hope for grace in May",
            "Mark my words: rest matters",
            "the ward was full and the sister was tired",
            "Every Monday in January we teach",
            "Hispanic and Asian patients wait longer",
            "Updated Guidelines For Managing Chronic Heart Failure",
            "On Warfarin since 2019",
            "Treat with Lisinopril or Losartan",
            "i hope i can rest in summer",
            "please rate your pain on the Likert scale",
            "se realizó una ecografía de la masa",
            "die Patientin hatte starke Schmerzen",
            "le patient va mieux ce matin",
            "a positive Babinski sign",
        ],
    );
}

#[test]
fn places_of_many_countries() {
    assert_found(
        IdentifierKind::Place,
        &[
            ("she lives at 14 Elm Street", "14 Elm Street"),
            ("wohnt in der Lindenstraße 7", "Lindenstraße 7"),
            ("vive en la calle Alcalá 45", "Alcalá 45"),
            ("habite au 3 rue Victor Hugo", "rue Victor Hugo"),
            ("a farmer from Burlington, Vermont", "Burlington"),
            ("flew in from Lagos with a fever", "Lagos"),
            ("transferred to St. Mary's Hospital", "St. Mary's Hospital"),
            ("ingresó en el Hospital Universitario La Paz", "La Paz"),
            ("postcode BN1 9PX", "BN1 9PX"),
            ("PLZ 80331", "80331"),
            ("she teaches at Lincoln Elementary", "Lincoln"),
            ("treated at lakeside clinic on sunday", "lakeside clinic"),
        ],
    );
}

#[test]
fn words_that_look_like_places() {
    assert_none(
        &[IdentifierKind::Place],
        &[
            "guidance in Texas has changed",
            "cases fall across France",
            "B12 deficiency and a C5a inhibitor",
            "nice reading in the bath",
            "a busy clinic and a full hospital",
            "the drive to work takes 24 minutes",
            "bed 4 in the ward round",
            "admitted to ICU",
            "12 ways to rest",
            "Box 2 shows the criteria",
            "the right way up",
            "orange and lemon in the mobile clinic",
        ],
    );
}

#[test]
fn numbers() {
    assert_found(
        IdentifierKind::Phone,
        &[("call (617) 555-0142", "555-0142"), ("+34 963 862 500", "963"), ("6 1 7 5 5 5 0 1 4 2", "6 1 7")],
    );
    assert_found(IdentifierKind::Fax, &[("fax 617 555 0199", "0199")]);
    assert_found(IdentifierKind::Email, &[("jane at example dot com", "jane"), ("a@b.co", "a@b.co")]);
    assert_found(
        IdentifierKind::HealthPlan,
        &[("NHS number 999 012 3454", "999 012 3454"), ("policy no. HX-66120", "HX-66120")],
    );
    assert_found(
        IdentifierKind::Date,
        &[("died last Tuesday", "last Tuesday"), ("on Christmas Eve", "Christmas Eve"), ("my 2pm", "2pm")],
    );
    assert_found(
        IdentifierKind::Age,
        &[("91F", "91F"), ("102yo", "102yo"), ("ninety-three years old", "ninety-three")],
    );
    assert_found(IdentifierKind::Photo, &[("here is her CT", "her CT"), ("screenshot of the chart", "screenshot")]);
    assert_none(
        &[
            IdentifierKind::Phone,
            IdentifierKind::HealthPlan,
            IdentifierKind::Ssn,
            IdentifierKind::Account,
            IdentifierKind::Ip,
            IdentifierKind::Age,
            IdentifierKind::UniqueId,
            IdentifierKind::Mrn,
        ],
        &[
            "BP 120/80, HR 72, sats 96",
            "NCT01234567 and PMID: 12345678",
            "doi 10.1056/NEJMoa2034577",
            "ISBN 978-3-16-148410-0",
            "ORCID 0000-0002-1825-0097",
            "Call 988 or 116 123",
            "metformin 500 mg, 1000 patients",
            "version 2.1.3 of the app",
            "NICE 2024 guideline",
            "L4/5, T12, C5/6",
            "GCS 3/15, power 5/5",
            "chart review of 1200 patients",
        ],
    );
}
