//! The folded view: what a reader sees rather than what was typed.
//!
//! Case, accents, full-width and mathematical forms, look-alike letters of other scripts and characters of no width
//! are undone, so that "Ｊοse\u{301}" and "jose" are one word to every rule. The table is made when the crate is built,
//! from Unicode's compatibility decompositions (UAX 15) and confusables (UTS 39).

include!(concat!(env!("OUT_DIR"), "/fold.rs"));

/// Bits of an entry of `FOLDS` that hold the ASCII character; those above hold the character that folds to it.
const ASCII_BITS: u32 = 7;

/// Appends the folded form of a character; nothing for one that has no width.
pub(crate) fn push_folded(folded: &mut String, c: char) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    let code = u32::from(c);
    if let Ok(at) = FOLDS.binary_search_by_key(&code, |entry| entry >> ASCII_BITS) {
        let ascii = FOLDS.get(at).map_or(0, |entry| entry & ((1 << ASCII_BITS) - 1));
        if let Some(ascii) = char::from_u32(ascii).filter(|&ascii| ascii != '\0') {
            folded.push(ascii);
        }
    } else if let Ok(at) = LIGATURES.binary_search_by_key(&c, |entry| entry.0) {
        folded.push_str(LIGATURES.get(at).map_or("", |entry| entry.1));
    } else {
        folded.extend(c.to_lowercase());
    }
}

/// Whether a character takes no room on the screen.
pub(crate) fn is_zero_width(c: char) -> bool {
    !c.is_ascii()
        && FOLDS
            .binary_search_by_key(&u32::from(c), |entry| entry >> ASCII_BITS)
            .is_ok_and(|at| FOLDS.get(at).is_some_and(|entry| entry & ((1 << ASCII_BITS) - 1) == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        let mut folded = String::new();
        for c in text.chars() {
            push_folded(&mut folded, c);
        }
        folded
    }

    #[test]
    fn undoes_what_the_eye_does_not_see() {
        for (typed, seen) in [
            ("José", "jose"),
            ("Jose\u{301}", "jose"),
            ("ＭＲＮ　１２３", "mrn 123"),
            ("𝐌𝐫𝐬", "mrs"),
            ("Раtіеnt", "patient"),
            ("pa\u{200B}ti\u{AD}ent", "patient"),
            ("don’t", "don't"),
            ("Straße", "strasse"),
            ("ﬁrst", "first"),
            ("Øystein", "oystein"),
            ("ＳＳＮ", "ssn"),
            ("5–10", "5-10"),
            ("①", "1"),
        ] {
            assert_eq!(fold(typed), seen, "{typed}");
        }
    }

    #[test]
    fn keeps_other_scripts() {
        assert_eq!(fold("Пациент"), fold("пациент"));
        assert_eq!(fold("患者"), "患者");
    }
}
