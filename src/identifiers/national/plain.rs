//! Numbers without a check digit: what is never given out.

/// Two digits as a number.
pub(super) fn two_digits(number: &[u8], from: usize) -> Option<u32> {
    let digit = |at: usize| number.get(at).and_then(|&c| char::from(c).to_digit(10));
    Some(digit(from)? * 10 + digit(from + 1)?)
}

/// Whether there is a day and a month at two places.
pub(super) fn is_day(number: &[u8], day: usize, month: usize) -> bool {
    two_digits(number, day).is_some_and(|day| (1..=31).contains(&day))
        && two_digits(number, month).is_some_and(|month| (1..=12).contains(&month))
}

/// Social Security: area 000, 666 and from 900 on, group 00 and serial 0000 are not given out.
pub(super) fn social_security(number: &[u8]) -> bool {
    let (Some(area), Some(group), Some(serial)) = (number.get(..3), number.get(3..5), number.get(5..)) else {
        return false;
    };
    !matches!(area, b"000" | b"666") && area.first() != Some(&b'9') && group != b"00" && serial != b"0000"
}

/// Medicare beneficiary (US): letters at fixed places, without S, L, O, I, B, Z.
pub(super) fn medicare_beneficiary(number: &[u8]) -> bool {
    let letter = |c: &u8| c.is_ascii_uppercase() && !b"SLOIBZ".contains(c);
    let mut signs = number.iter().zip(b"NAXNAXNAANN");
    number.first() != Some(&b'0')
        && signs.all(|(c, wanted)| match wanted {
            b'N' => c.is_ascii_digit(),
            b'A' => letter(c),
            _ => c.is_ascii_digit() || letter(c),
        })
}

/// National Insurance: prefixes that are not given out.
pub(super) fn national_insurance(number: &[u8]) -> bool {
    let (Some(prefix @ [first, second]), Some(last)) = (number.get(..2), number.last()) else { return false };
    !b"DFIQUV".contains(first)
        && !b"DFIQUVO".contains(second)
        && ![b"BG", b"GB", b"NK", b"KN", b"NT", b"TN", b"ZZ"].iter().any(|never| never.as_slice() == prefix)
        && (b'A'..=b'D').contains(last)
}

/// Québec: the month of birth of women is 50 higher.
pub(super) fn ramq(number: &[u8]) -> bool {
    let month = two_digits(number, 6).map(|month| if month > 50 { month - 50 } else { month });
    let day = two_digits(number, 8);
    month.is_some_and(|month| (1..=12).contains(&month)) && day.is_some_and(|day| (1..=31).contains(&day))
}
