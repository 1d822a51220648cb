//! Drafts in clinicians' own words against the guideline families: what must be said, and above all what must not.
//!
//! They are told apart from the examples in `data/`: nobody wrote a phrase with one of these in mind.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use chaperone::{Draft, Report, Settings, Severity, check};

/// The families that this file is about.
const FAMILIES: [&str; 7] = ["claims", "copyright", "advice", "conflict", "role", "relevance", "conduct"];

fn report(text: &str) -> Report {
    // "reply:" in front makes a draft an answer.
    let (text, reply) = text.strip_prefix("reply: ").map_or((text, false), |text| (text, true));
    check(&Draft::new(text).expect("short").as_reply(reply), &Settings::default())
}

/// The rules of these families at `caution` or above.
fn warnings(text: &str) -> Vec<&'static str> {
    let serious = |severity| severity >= Severity::Caution;
    let report = report(text);
    let findings = report.findings.iter().filter(|finding| serious(finding.severity));
    findings.filter(|finding| FAMILIES.contains(&finding.family())).map(|finding| finding.rule).collect()
}

#[track_caller]
fn flagged(family: &str, drafts: &[&str]) {
    let missed: Vec<_> =
        drafts.iter().filter(|text| !warnings(text).iter().any(|rule| rule.starts_with(family))).collect();
    assert!(missed.is_empty(), "not flagged by {family}: {missed:#?}");
}

#[track_caller]
fn quiet(drafts: &[&str]) {
    let alarms: Vec<_> =
        drafts.iter().map(|text| (text, warnings(text))).filter(|(_, rules)| !rules.is_empty()).collect();
    assert!(alarms.is_empty(), "false alarms: {alarms:#?}");
}

#[test]
fn claims_in_every_form() {
    flagged(
        "claims",
        &[
            "I have said it for years: childhood vaccines trigger autism",
            "Autism was brought on by his 18 month shots",
            "Jabs made her boy autistic, full stop",
            "Moderna changes your DNA and nobody asked us",
            "Our DNA is being rewritten by mRNA shots",
            "Graphene was found in the Pfizer vial, there is graphene in every Pfizer jab",
            "The HPV vaccine leads to infertility in teenage girls",
            "Got the flu from the flu jab again",
            "Horse paste beats covid, ask the farmers",
            "Covid is cured by ivermectin within days",
            "Plaquenil protects against covid, I give it to my family",
            "A Z-pak gets rid of the flu in no time",
            "Ginger and honey kill the coronavirus in the throat before it reaches the lungs",
            "You can prevent covid by gargling salt water twice a day",
            "High dose vitamin C eliminates cancer",
            "Masks give children brain damage",
            "Covid never existed. Tests did.",
            "It was just a flu. Covid was no worse than the flu.",
            "5G towers are responsible for covid",
            "Chlorine dioxide heals autism",
            "Tumours are starved by an alkaline diet",
            "Sugar is food for cancer",
            "Cannabis oil shrank her brain tumour to nothing",
            "Chemotherapy does more harm than good and always has",
            "Mammograms trigger breast cancer",
            "Bras give you breast cancer",
            "Sunscreens are responsible for melanoma",
            "Homeopathic remedies cure migraine",
            "This juice cleanse flushes toxins from your body",
            "Raw milk heals eczema",
            "Fluoride is a neurotoxin and they put it in the tap",
            "Fasting reverses Alzheimer's",
            "Type 1 diabetes can be cured with a vegan diet",
            "Aluminium foil causes Alzheimer's",
            "Alzheimer's is simply part of growing old",
            "Antidepressants never work",
            "Quit your insulin, go low carb",
            "Throw away your statins",
            "Conversion therapy is effective",
            "Viruses don't exist, wake up",
            "HIV never caused AIDS",
            "Abortion raises the risk of breast cancer",
            "Vaccination has killed thousands and counting",
            "Research shows that vaccines cause autism",
            "As a nurse I know that vaccines cause autism, isn't it obvious",
            "No doubt about it: the MMR causes autism",
            "Vaccines cause autism. Change my mind.",
            "A 100% cure for psoriasis, guaranteed results",
            "Kids are getting autism from all these jabs and doctors look away",
            "They're poisoning us with fluoride",
            "My aunt's tumour melted away with CBD",
            "Smokers don't get covid",
            "mRNA vaccines caused 17 million deaths",
            "Mask wearing causes pneumonia",
            "You can't fool me, the pandemic was a hoax to control us",
        ],
    );
}

#[test]
fn whoever_denies_asks_reports_or_corrects_claims_nothing() {
    quiet(&[
        "Vaccines don't cause autism and never did",
        "No vaccine has ever caused autism",
        "Nothing in the MMR causes autism",
        "There isn't a shred of evidence that jabs trigger autism",
        "Wakefield claimed that the MMR causes autism. He was struck off.",
        "Is it true that mRNA changes your DNA? No, and here is why",
        "Do masks cause hypoxia? I wore one for 14 hours and my sats were 99%",
        "Somebody on the bus said the jab has microchips. I said I wish mine did, I lose my phone daily",
        "“Chemo is poison” is what my neighbour tells everyone in her choir",
        "Myth: garlic prevents covid. Fact: it prevents dates.",
        "#FactCheck Hydroxychloroquine cures covid",
        "Three myths I heard in clinic today:\n1. Sugar feeds cancer\n2. Biopsies spread cancer\n3. Deodorant causes cancer",
        "Antibiotics kill the flu. No they don't.",
        "Ivermectin cures covid? The trials say otherwise",
        "Anyone who thinks covid was a hoax is welcome to come on a ward round of January 2021",
        "My father was convinced that the flu jab gave him the flu until I showed him the trial",
        "Oh sure, and 5G spreads covid /s",
        "Vaccines cause autism 🙄",
        "The trial tested whether vitamin D prevents covid in health workers",
        "Study finds no link between MMR and autism in 650,000 children",
        "Retracted: the paper that said vaccines cause infertility",
        "Raw milk is not healthier, whatever the influencer in your feed says",
        "Stop telling patients that cinnamon cures diabetes",
        "If homeopathy worked, we would call it medicine",
        "He asked me whether the vaccine alters his DNA, and we drew a cell together on the back of the consent form",
        "A patient believed that bleach cures infection. She survived, after two weeks in ICU.",
        "The rumour that covid shots cause infertility costs lives in my clinic",
        "It is false that abortion causes breast cancer",
        "The claim that SSRIs are no better than placebo misreads the data",
        "Fenbendazole has not cured anyone of cancer",
        "Nobody should believe that viruses do not exist",
        "Contrary to what you read, sunscreen does not cause cancer",
    ]);
}

#[test]
fn care_and_science_are_no_claims() {
    quiet(&[
        "Measles vaccine clinic for autistic children with low sensory load, Saturdays",
        "Ivermectin cleared the scabies outbreak in our care home",
        "Hydroxychloroquine controls her lupus, please do not hoard it",
        "Azithromycin treats chlamydia, follow the new guideline",
        "Vitamin K prevents bleeding in newborns",
        "Chemo cured my testicular cancer in 2009 and I became an oncologist",
        "Chemotherapy is toxic to marrow, so check the counts before cycle 2",
        "Tamoxifen prevents recurrence in ER positive breast cancer",
        "Diluted bleach kills norovirus on surfaces, alcohol gel does not",
        "Vaccination prevents cancer: HPV numbers from Scotland are stunning",
        "Sugar in tea: how many is too many on nights?",
        "MRI with gadolinium and fluoride levels in dialysis water, a niche thread",
        "Covid causes loss of smell in some, and long covid in too many",
        "Lithium toxicity after diuretics: a teaching case for the exam",
        "Radiotherapy for bone pain works within two weeks in most",
        "Statins lower LDL by about 40%",
        "Alcohol causes cancer: seven types of it",
        "Smoking leads to infertility in men as well",
        "Zika causes brain damage in the unborn",
        "The keto diet reduces seizures in some children with refractory epilepsy",
        "Silver dressings on burns: what Cochrane says",
        "In our cohort, vaccination after infection gave the highest titres",
        "Detox beds are full again and the helpline rings all night",
        "Vaccines caused the biggest fall in child deaths in history",
        "Antibiotics prevented pneumonia after flu in our ICU cohort",
        "Alcohol gel kills covid",
        "UV light kills the virus in air ducts",
        "The homeopathy debate helps nobody",
        "Why parents fear that vaccines cause autism: a qualitative study",
        "Dexamethasone saves lives in severe covid",
        "The vaccine caused a rash in my patient, so I reported it",
        "We vaccinated 400 people today and nobody got a microchip, sadly my phone still has no signal",
        "Garlic naan at the mess cures everything that is wrong with Monday",
    ]);
}

#[test]
fn an_authority_softens_a_claim_to_a_note() {
    let report = report("Vaccines cause autism https://www.who.int/vaccines");
    let finding = report.findings.iter().find(|finding| finding.family() == "claims").expect("a note");
    assert_eq!(finding.severity, Severity::Info);
    assert!(finding.correctable);
}

#[test]
fn contested_topics_are_never_called_false() {
    quiet(&[
        "Tylenol in pregnancy definitely causes autism, the label says so",
        "The virus leaked from a lab in Wuhan, case closed",
        "Masks don't work. Period.",
        "Masks work, end of discussion",
        "Puberty blockers are always wrong",
        "Fluoride lowers IQ at high exposure, that is proven",
        "Mammograms from 40 are pointless",
        "Ultra-processed food is clearly what makes us fat",
        "Vitamin D for everyone, obviously",
        "Paxlovid for long covid: we must try",
        "Saturated fat was never the problem",
        "Cannabis for chronic pain works and that is a fact",
        "Assisted dying is wrong",
        "HRT protects the heart if started early, no doubt",
        "Statins in primary prevention are useless at low risk",
    ]);
}

#[test]
fn other_peoples_work() {
    flagged(
        "copyright",
        &[
            "“The most important thing that I ever learned about the management of delirium is that the treatment is not a drug but a daughter who sits at the bedside and says the same three things again and again”",
            "Objective: to see whether a tea round helps. Methods: 40 nurses on four wards were given tea or not at four in the morning. Results: Mood rose and falls fell by a third.",
            "Screenshot of table 3 in Harrison's, learn this by heart",
            "Anyone wants the full pdf of the First Aid 2024 edition? Message me",
            "Libgen has every textbook you need for finals",
            "Recalls from PLAB 1 this morning, thread",
            "Leaked NBME questions in my drive",
            "Guidelines summary. © 2022 Wiley",
        ],
    );
    quiet(&[
        "“Doing nothing is hard”",
        "“The most important thing that I ever learned about the management of delirium is that the treatment is not a drug but a daughter who sits at the bedside and says the same three things again and again” (Okafor 2019)",
        "Results day! Methods: tears, tea, my mum. Conclusion: registrar!",
        "Our paper is out, figure 1 shows the whole story",
        "Free PDF of our guideline on the college page, open access",
        "I recall a question about spleens from medical school, and never needed it",
        "How I prepared for Step 2: six weeks, one question bank, many walks",
        "Copyright training is mandatory now. Third module this week.",
    ]);
}

#[test]
fn advice_to_one_person() {
    flagged(
        "advice",
        &[
            "reply: You should start 50 mg of sertraline every morning",
            "reply: Stop the metformin for a week and see",
            "@worried_mum give him paracetamol, no wait, take 20 ml every 4 hours yourself",
            "reply: double your prednisolone tonight, two tablets more",
            "reply: Tómate dos pastillas de ibuprofeno cada 8 horas",
            "reply: Nehmen Sie zwei Tabletten Ibuprofen am Tag",
            "reply: Prenez deux comprimés de doliprane le soir",
            "reply: Looks like you have a DVT, nothing to worry about",
            "reply: You clearly have endometriosis",
            "Message me your blood results and I will tell you what they mean",
            "Text me photos of the rash, free consult for followers",
            "The prime minister obviously has early dementia",
            "Do not take the statins they push on you",
            "Never vaccinate your kids",
            "Flirting with my patient all week, judge me",
        ],
    );
    quiet(&[
        "reply: Please see your own GP this week, that needs a look",
        "reply: Participants took 50 mg of sertraline every morning for eight weeks",
        "reply: I take 50 mg of sertraline every morning and it changed my life",
        "reply: Call 999 now if the pain is in your chest",
        "reply: Take your time, and take a friend along",
        "reply: Start where you are. Use what you have.",
        "In adults, start apixaban at 5 mg twice daily unless two of three criteria are met",
        "Guideline: amoxicillin 500 mg three times daily for five days in CAP",
        "Teaching pearl: in renal impairment reduce enoxaparin to once daily",
        "My consultant told me to stop my methotrexate for two weeks, the jab worked better",
        "reply: If you have asthma, the flu jab is free",
        "reply: You have a gift for teaching",
        "reply: Sounds like you have a great team",
        "DM me if you need someone to talk to after nights",
        "Our study recruits people with rashes, message the team at the university",
        "The queen of all drugs is still penicillin",
        "Never give potassium fast. Never.",
        "Don't take the blame for a rota that was broken before you came",
        "My patient is hot, 39.8, and the fan is broken",
        "reply: No des paracetamol sin preguntar a tu médico",
    ]);
}

#[test]
fn ties_work_and_conduct() {
    flagged(
        "conflict",
        &[
            "Swapped my old one, I swear by this stethoscope from @cardiobrand",
            "Get 15% off with my code NURSE15",
            "Botox at my clinic, book now, before and after pictures in the highlights",
            "Affiliate link for the otoscope below",
        ],
    );
    flagged(
        "role",
        &["Our department is a complete shambles", "My boss lied to the inspectors, worst hospital I've worked in"],
    );
    flagged(
        "relevance",
        &["Forex signals and passive income for junior doctors", "NFT airdrop for nurses #MedTwitter"],
    );
    flagged(
        "conduct",
        &[
            "Hungover in theatre, pray for me",
            "I'm gonna strangle the registrar",
            "i will slap that consultant one day",
            "MDMA this weekend with the surgical team, who's in",
            "We'll hurt you if you report us. I know where you live.",
        ],
    );
    quiet(&[
        "#ad I swear by this stethoscope from @cardiobrand",
        "I wrote it, so I am biased: I love this app https://app.example.org",
        "Code blue in the car park, everyone ran",
        "15% off the risk of death, and people call it a small effect",
        "Our department won the teaching award, so proud",
        "Understaffed wards harm patients. Speak up, here is how",
        "The bitcoin of medicine is a good night's sleep",
        "Free pizza giveaway in the doctors' mess at six",
        "Wine and cheese after my last shift, four days off",
        "Drunk driver hit a nurse on her way to the ward. Furious.",
        "This rota will kill me",
        "I'd kill for a nap",
        "A relative screamed “I will kill you” at our nurse. Security came late.",
        "Ketamine infusion for pain at the party of the century, the ICU",
        "Sexual health clinic now open on Sundays",
        "I will hit the books tonight",
        "We will not hurt you, I told the little one, and the needle was in",
    ]);
}

#[test]
fn stops_are_few_and_right() {
    for text in [
        "Drinking bleach kills the virus inside",
        "Vitamin A prevents measles",
        "PLAB recalls, all of them",
        "I will stab my consultant",
    ] {
        assert_eq!(report(text).verdict(), Some(Severity::Stop), "{text}");
    }
}

#[test]
fn a_link_never_excuses_what_harms_at_once() {
    let rules = warnings("PLAB recalls, all of them: https://drive.example.com/x");
    assert_eq!(rules, ["copyright.exam-items"]);
}

#[test]
fn every_rule_can_be_switched_off() {
    for (off, text) in [
        ("copyright", "Libgen has every textbook you need for finals"),
        ("conduct.threat", "I'm gonna strangle the registrar"),
        ("advice", "Message me your blood results and I will tell you what they mean"),
    ] {
        let settings = Settings { off: [off.to_owned()].into(), ..Settings::default() };
        let findings = check(&Draft::new(text).unwrap(), &settings).findings;
        assert!(findings.iter().all(|finding| !finding.rule.starts_with(off)), "{off}: {findings:?}");
        assert!(warnings(text).iter().any(|rule| rule.starts_with(off)), "{off} says nothing anyway");
    }
}

#[test]
fn findings_on_one_place_are_one_card() {
    let report = report("Mrs Alvarez in bed 4 says so. Vaccines cause autism.");
    let cards = report.cards();
    let told: usize = cards.iter().map(|card| card.findings.len()).sum();
    assert_eq!(told, report.findings.len());
    for card in &cards {
        assert!(card.findings.is_sorted_by(|a, b| a.severity >= b.severity));
        assert!(card.findings.iter().all(|finding| card.span.contains(finding.span)));
    }
    assert!(cards.is_sorted_by(|a, b| a.findings[0].severity >= b.findings[0].severity));
}
