//! The worked examples of the score, and ordinary posts that must weigh nothing.

use super::*;
use crate::Media;
use crate::identifiers;
use crate::text::{Text, phrases};

fn weighed(raw: &str, photo: bool, settings: &Settings) -> (f32, Band, Vec<&'static str>) {
    let draft = Draft::new(raw).unwrap().with_media(if photo { vec![Media::Photo] } else { Vec::new() });
    let text = Text::new(raw);
    let hits = phrases::find(&text);
    let context = Context::new(&text, &hits, false);
    let crowd = weigh(&context, &identifiers::recognise(&context), &draft, settings);
    let features = crowd.identifiability.features.iter().map(|feature| feature.id).collect();
    (crowd.identifiability.bits, crowd.band, features)
}

#[test]
fn worked_examples() {
    // Draft, photo, halvings, band. Weights from open data may move the halvings a little, never the band.
    let mut wrong = Vec::new();
    for (raw, photo, bits, band) in [
        ("Clinic ran late and I am proud of this team.", false, 0.0, Band::Large),
        ("Every patient deserves time. Many patients tell me they feel rushed.", false, 0.0, Band::Large),
        ("Had a patient with chest pain. Listening matters.", false, 0.0, Band::Large),
        (
            "Years ago, as a med student, I held the hand of an elderly woman while she died. I still think of her.",
            false,
            1.0,
            Band::Large,
        ),
        ("A 45 yo man with fever and a new murmur: what's your diagnosis? #tweetorial", false, 4.0, Band::Large),
        (
            "Saw a man in his sixties in clinic recently. His wife said \"thank you for listening to us\". Made my month.",
            false,
            11.5,
            Band::Small,
        ),
        ("Tonight a patient in our ICU died and I cried in the car.", false, 9.5, Band::Note),
        ("This week I delivered twins for a teacher in labour ward. Best job.", false, 13.0, Band::Few),
        ("Today in the ED: a 27 year old woman with measles. Vaccinate please.", false, 17.0, Band::Few),
        (
            "Toddler with measles in the PICU at St Anne's Hospital this week. First case I have ever seen.",
            false,
            16.5,
            Band::Few,
        ),
        ("Last night we lost a 19 yo, struck by lightning. His mother screamed.", false, 21.5, Band::Few),
        ("Pronounced a 52 year old bus driver yesterday. Father of four, in Leeds, UK.", false, 24.0, Band::Few),
        ("A young man told me today he is scared of dying from his leukemia.", false, 13.0, Band::Small),
        ("My patient was in the news this morning. The mayor is stable after surgery.", false, 18.0, Band::Few),
        ("Refugee mother of five, recently lost the baby in our unit. Be kind.", false, 12.0, Band::Small),
        ("Operated on an older gentleman last month. [photo of the specimen]", true, 9.5, Band::Note),
    ] {
        let (found, in_band, features) = weighed(raw, photo, &Settings::default());
        if in_band != band || (found - bits).abs() > 1.5 {
            wrong.push(format!("{raw}: {found} not {bits}, {in_band:?} not {band:?}: {features:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn ordinary_posts_weigh_nothing() {
    let mut wrong = Vec::new();
    for raw in [
        "Met a mentor today at St Mary's Hospital who changed how I think. Nurses run this place.",
        "In case you missed it: our paper on sepsis care is out today! 12 authors, 3 hospitals",
        "Today I learned that 45 minutes of sleep is not enough. Coffee number 4.",
        "Patient safety conference in Boston this week. Come say hi!",
        "First day as an intern tomorrow. Terrified and excited.",
        "Our ICU nurses are the best. Happy Nurses Week!",
        "My mother turned 60 today and she still thinks I am 12.",
        "Match day today! I matched in pediatrics in Chicago! So grateful to my family",
        "Step 1 in two weeks. Anyone else feel like giving up?",
        "Anyone have tips for difficult arterial lines? I struggle every night on call.",
        "New RCT in NEJM: 1,243 patients with septic shock, no benefit of vitamin C.",
        "Lost my grandfather last night. Taking a few days off from the hospital.",
        "Night float again. Ate a sandwich at 4am in the stairwell.",
        "Patients often tell us what is wrong if we listen.",
        "I am a 34 year old woman with lupus and a surgeon. Ask me anything.",
        "Crohn's disease tweetorial tonight at 9pm. Bring questions!",
        "We had a great M&M conference this week about handover.",
        "The Apgar score was invented by Virginia Apgar in 1952.",
        "Vaccines save lives. Measles is back because we forgot.",
        "Burnt out. Considering leaving medicine after 8 years.",
    ] {
        let (bits, band, features) = weighed(raw, false, &Settings::default());
        if band != Band::Large {
            wrong.push(format!("{raw}: {bits} {features:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_hidden_workplace_leaves_more_days_open() {
    let raw = "Today in the ED: a 27 year old woman with measles.";
    let hidden = Settings { profile_shows_workplace: false, ..Settings::default() };
    assert_eq!(weighed(raw, false, &Settings::default()).0 - weighed(raw, false, &hidden).0, HIDDEN_WORKPLACE);
}

#[test]
fn an_age_weighs_by_how_many_have_it() {
    let bits = |raw: &str| weighed(raw, false, &Settings::default()).0;
    assert_eq!(bits("Saw a 34 yo with asthma"), 6.0);
    assert_eq!(bits("Saw a 78 yo with asthma"), 7.0);
    assert_eq!(bits("Saw an 86 yo with asthma"), 8.5);
}

#[test]
fn the_story_tag_lowers_the_thresholds() {
    let raw = "Tonight a patient in our ICU died and I cried in the car.";
    assert_eq!(weighed(raw, false, &Settings::default()).1, Band::Note);
    assert_eq!(weighed(&format!("{raw} #ShareAStoryInOneTweet"), false, &Settings::default()).1, Band::Small);
}
