//! Drafts as clinicians write them: those that wound somebody, and those that only look like it.

#![allow(clippy::expect_used, reason = "a draft that is too long is a bug of the test")]

use chaperone::{Draft, Settings, Severity, check};

/// Rules of the family that speak at `caution` or above.
fn raised(text: &str) -> Vec<&'static str> {
    let report = check(&Draft::new(text).expect("drafts are short"), &Settings::default());
    report
        .findings
        .iter()
        .filter(|finding| finding.rule.starts_with("respect.") && finding.severity >= Severity::Caution)
        .map(|finding| finding.rule)
        .collect()
}

/// The rule that has to speak, and the draft.
const WOUNDING: &[(&str, &str)] = &[
    ("respect.frequent-flyer", "Frequent flyer number three of the night, our ED has no sandwich left"),
    ("respect.drug-seeker", "Bay 6: classic drug seeker, allergic to everything but dilaudid"),
    ("respect.junkie", "Junkies clogging up our waiting room again"),
    ("respect.junkie", "the crackhead in resus bit our nurse"),
    ("respect.gomer", "Night shift bingo: two gomers and a wet bed"),
    ("respect.bed-blocker", "The bed-blocker in 14 has been here longer than our registrar"),
    ("respect.social-admission", "Admitted another acopia at 5 am on our ward"),
    ("respect.train-wreck", "Handed over a train wreck in bed 9, good luck day team"),
    ("respect.crock", "The crock in room 8 has a new symptom for every doctor"),
    ("respect.deathbed-slang", "Bed 11 is circling the drain and the family still wants CPR"),
    ("respect.vegetable", "He is basically a vegetable but the ICU keeps going"),
    ("respect.size", "It took the whole ward to turn the whale in bed 2"),
    ("respect.madness-slang", "Police dropped off another nutter in our ED"),
    ("respect.madness-slang", "the psycho in seclusion broke the door on our ward"),
    ("respect.low-life", "Stitched up some scumbag who started the fight, in our ED on a Friday"),
    ("respect.body-part", "Can someone take the appendix in bay 3 to theatre"),
    ("respect.migrants", "Labour ward full of illegals tonight"),
    ("respect.drama", "Drama queen in triage, pain 11/10 while eating crisps"),
    ("respect.colleague-slang", "Waiting for the gasman as always, theatre stands still"),
    ("respect.colleague-slang", "Seen by a noctor in clinic, so nothing was examined"),
    ("respect.colleagues", "Useless GPs sending everything to A&E"),
    ("respect.colleagues", "Our radiologists are all lazy"),
    ("respect.colleagues", "Pathetic bunch of surgeons, not one answered the bleep"),
    ("respect.learners", "My intern couldn't even read an ECG, unbelievable"),
    ("respect.learners", "This student is clueless, how did he get in"),
    ("respect.accusation", "Dr Marlow is a butcher and everyone at work knows it"),
    ("respect.accusation", "Gross negligence at Harbour Hospital killed our mother"),
    ("respect.ridicule", "Patient wants antibiotics for a paper cut 😂"),
    ("respect.ridicule", "Pt googled her rash and now she is the doctor lol"),
    ("respect.harassment", "@rotamaster you are an idiot"),
    ("respect.harassment", "You pathetic moron, read the paper before you quote it"),
    ("respect.harassment", "@ministry f*ck you and your pay offer"),
    ("respect.harassment", "you're a disgrace and a liar"),
    ("respect.harassment", "@handle what an a$$hole you are"),
    ("respect.threat", "Touch my list again and I'll punch your face"),
    ("respect.threat", "hope you die waiting for an ambulance, @councillor"),
    ("respect.threat", "Managers like that should be shot"),
    ("respect.abuse", "Whoever cancelled my list is a w a n k e r"),
    ("respect.abuse", "The new medical director is a total dickhead"),
    ("respect.abuse", "He's such a b@stard to the juniors"),
    ("respect.abuse", "Those morons on the board cut our nurses again"),
    ("respect.abuse", "She is a lying piece of shit"),
    ("respect.abuse", "what a muppet? no: what an imbecile"),
    ("respect.group-abuse", "Immigrants are parasites and our hospital pays"),
    ("respect.group-abuse", "Filthy refugees in our waiting room"),
    ("respect.group-abuse", "Women are too stupid for surgery"),
    ("respect.group-abuse", "Deport all immigrants before they get a GP"),
    ("respect.slur", "Night shift with that grobnik again"),
    ("respect.slur", "so many gr0bniks in clinic today"),
    ("respect.es-slang", "Dos yonquis en urgencias y ninguna cama"),
    ("respect.es-slang", "El borracho de la cama 7 no deja dormir a la guardia"),
    ("respect.de-slang", "Wieder drei Alkis in der Notaufnahme"),
    ("respect.de-slang", "Der Simulant auf Station will schon wieder krankgeschrieben werden"),
    ("respect.fr-slang", "Encore un alcoolo aux urgences ce soir"),
    ("respect.fr-slang", "La hanche de la chambre 4 réclame, encore une nuit aux urgences"),
];

const LOOK_ALIKES: &[&str] = &[
    "Killing it on the sick burn unit, what a team",
    "The patient was combative, so we dimmed the lights and he settled",
    "Bought a dumb phone for on call, best idea of the year",
    "Crazy busy shift, stupid amounts of coffee, zero regrets",
    "Dr Cox and Dr Dick gave a superb talk on cardiac amyloid",
    "Dick Cheney's LVAD is still my favourite teaching case",
    "The penis, the anus and the vagina are anatomy, not jokes. Say the words",
    "Rectal exam teaching: use the word anus, your patients will",
    "A man shouted a racist slur at our nurse and she finished his dressing anyway",
    "The r-word is never acceptable on a ward round",
    "I'm a recovering alcoholic and a paramedic, ask me anything",
    "I was a junkie. Now I'm a nurse on the same ward",
    "As a disabled doctor I will call myself a cripple if I want to",
    "The National Association for the Rights of the Disabled visited our hospital",
    "Reading “The Idiot” by Dostoevsky on nights",
    "House of God: we laughed at “gomers”. We should not have",
    "Please retire the word “frequent flyer” from our handover",
    "Nobody is a bed blocker. People wait for care that is not there",
    "Patients are not drug seekers, they are in pain",
    "We don't say junkie in this ED",
    "My mother was called a drama queen in triage. It was an MI",
    "Beached whale rescued near the coastal clinic, staff cheered",
    "The vegetable soup in our canteen is a crime",
    "This EHR is a piece of shit",
    "The printer on the ward is useless and so is the wifi",
    "I am such an idiot, I left my stethoscope on the bus",
    "Felt like a complete moron when the consultant asked for the dose",
    "You are not lazy, you are burnt out",
    "You're not stupid for asking, ask again",
    "If you think you are useless as a new doctor, talk to us",
    "Imposter syndrome tells you that you are a fraud. You are not",
    "Nurses are not just a pair of hands",
    "I'm just a GP, but I would scan that knee",
    "The bone saw screamed and the student didn't faint",
    "Our student taught me more about kindness than any course",
    "As a student I couldn't even find the ward",
    "Cockcroft-Gault, Assange, Scunthorpe and Essex walk into a filter",
    "A chink of light in the pay talks at last",
    "Homo sapiens is a bad design: who put the appendix there",
    "Maine coon on my lap after nights, all is well",
    "That ward pass was so easy, I could murder a curry",
    "Shoot me an email about the rota swap",
    "X-ray beats CT here: shoot the lateral first",
    "Liars, damned liars and composite end points: a thread on trials",
    "He is a fraud examiner and a lovely patient's husband",
    "Pig valves, rat models and monkey bars: my week in paediatric cardiac surgery",
    "Trash bags full of PPE, what a waste",
    "The dog in bay 3 is our new therapy dog and he is a star",
    "Witch hazel, snake bites and worm eggs: dermatology clinic never bores",
    "Bitch is the term my vet uses; her spaniel has six puppies",
    "Women are dying because we dismiss their pain",
    "Refugees are not a burden, they are colleagues",
    "Stop hating immigrants, half of our ward is one",
    "Deporting refugees is a health hazard, says the new review",
    "Malpractice insurance doubled and I am done",
    "Court finds St Brannoc's Hospital negligent, report here: https://bbc.co.uk/news/x",
    "My patient told me the best joke of the week 😂",
    "lol at me trying to find my car after nights, patient transport had to help",
    "The obese-mouse model and the diabetic-foot clinic share a corridor",
    "Type 2 diabetic ketoacidosis is a thing, check ketones",
    "Der Arzt ist dick im Geschäft und fett gedruckt im Dienstplan",
    "La consulta loca de los lunes y un café con mi equipo de guardia",
    "Sale temps aux urgences, mais quelle équipe",
];

#[test]
fn drafts_that_wound_are_seen() {
    let missed: Vec<String> = WOUNDING
        .iter()
        .filter(|(rule, text)| !raised(text).contains(rule))
        .map(|(rule, text)| format!("{rule}: {text} -> {:?}", raised(text)))
        .collect();
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}

#[test]
fn look_alikes_are_quiet() {
    let flagged: Vec<String> = LOOK_ALIKES
        .iter()
        .filter(|text| !raised(text).is_empty())
        .map(|text| format!("{:?}: {text}", raised(text)))
        .collect();
    assert!(flagged.is_empty(), "\n{}", flagged.join("\n"));
}
