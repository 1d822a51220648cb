use crate::{Draft, Settings, check};

fn fixed(text: &str, rule: &str) -> String {
    let report = check(&Draft::new(text).unwrap(), &Settings::default());
    let finding = report.findings.iter().find(|finding| finding.rule == rule);
    let fix = &finding.unwrap_or_else(|| panic!("no {rule} in {text}")).fixes[0];
    format!("{}{}{}", &text[..fix.span.start], fix.replacement, &text[fix.span.end..])
}

#[test]
fn fixes_read_as_sentences() {
    for (before, after) in [
        ("Mrs Alvarez in bed 4 told me a joke", "A patient in bed 4 told me a joke"),
        ("Today Mrs Alvarez’s scan in clinic was clear", "Today a patient’s scan in clinic was clear"),
        ("My patient John finally went home", "My patient finally went home"),
        ("My patient, John Smith, went home", "My patient went home"),
        ("A little girl named Maya taught our clinic to dance", "A little girl taught our clinic to dance"),
        ("her husband Tom cried at the bedside", "her husband cried at the bedside"),
    ] {
        assert_eq!(fixed(before, "confidentiality.name"), after);
    }
    for (before, after) in [
        ("My patient died on March 3rd and I cried", "My patient died recently and I cried"),
        ("pt is back, dob 7-2-66, third STEMI", "pt is back, third STEMI"),
    ] {
        assert_eq!(fixed(before, "confidentiality.date"), after);
    }
    for (before, after) in [
        ("96 yo with CAP refused admission", "Someone over 89 with CAP refused admission"),
        ("Discharged a 102-year-old lady today", "Discharged a lady over 89 today"),
        ("Saw 91F on the ward", "Saw a woman over 89 on the ward"),
        ("My patient turned 101 on the ward", "My patient had a birthday on the ward"),
    ] {
        assert_eq!(fixed(before, "confidentiality.age"), after);
    }
    for (before, after) in [
        ("My patient was transferred to Mercy General today", "My patient was transferred to a hospital today"),
        ("The patient lives at 14 Elm Street and waits", "The patient lives at home and waits"),
        ("The patient drives in from zip 03601 for dialysis", "The patient drives in for dialysis"),
    ] {
        assert_eq!(fixed(before, "confidentiality.place"), after);
    }
    assert_eq!(fixed("MRN 00482913 needs a bed", "confidentiality.mrn"), "A patient needs a bed");
    assert_eq!(
        fixed("where is the troponin for MRN 5520193?", "confidentiality.mrn"),
        "where is the troponin for a patient?"
    );
    assert_eq!(fixed("He gave his SSN as 123-45-6789", "confidentiality.ssn"), "He gave his SSN");
    assert_eq!(
        fixed("My patient wants her results at jane.roe@example.com today", "confidentiality.email"),
        "My patient wants her results today"
    );
}
