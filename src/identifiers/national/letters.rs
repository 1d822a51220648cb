//! Check letters: a sum that picks a letter from an alphabet.

fn value(c: u8) -> Option<u32> {
    char::from(c).to_digit(10)
}

fn as_number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |number, &c| Some(number.checked_mul(10)? + value(c)?))
}

fn letter(alphabet: &[u8], at: u32) -> Option<u8> {
    alphabet.get(usize::try_from(at).ok()?).copied()
}

/// DNI and NIE: the number modulo 23; X, Y, Z before it count as 0, 1, 2.
pub(super) fn dni(number: &[u8]) -> bool {
    let Some((check, digits)) = number.split_last() else { return false };
    let mut digits = digits.to_vec();
    if let Some(first) = digits.first_mut().filter(|first| (b'X'..=b'Z').contains(first)) {
        *first = *first - b'X' + b'0';
    }
    as_number(&digits).and_then(|number| letter(b"TRWAGMYFPDXBNJZSQVHLCKE", number % 23)) == Some(*check)
}

/// PPS number: weights 8 to 2, a second letter adds nine times its place.
pub(super) fn pps(number: &[u8]) -> bool {
    let (Some(digits), Some(check)) = (number.get(..7), number.get(7)) else { return false };
    let second = match number.get(8) {
        Some(b'W') | None => 0,
        Some(letter @ b'A'..=b'I') => u32::from(letter - b'A') + 1,
        Some(_) => return false,
    };
    let sum: Option<u32> = digits.iter().zip([8, 7, 6, 5, 4, 3, 2]).map(|(&c, weight)| Some(value(c)? * weight)).sum();
    sum.and_then(|sum| letter(b"WABCDEFGHIJKLMNOPQRSTUV", (sum + 9 * second) % 23)) == Some(*check)
}

/// NHI: letters without I and O count from 1 to 24. The old form ends in a digit (modulus 11), the new one in a letter
/// (modulus 23; drafts of the standard had 24, and both are taken).
pub(super) fn nhi(number: &[u8]) -> bool {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
    let worth = |c: u8| match value(c) {
        Some(value) => Some(value),
        None => LETTERS.iter().position(|&letter| letter == c).and_then(|at| u32::try_from(at + 1).ok()),
    };
    let (Some(main), Some(&check)) = (number.get(..6), number.get(6)) else { return false };
    let sum: Option<u32> = main.iter().zip([7, 6, 5, 4, 3, 2]).map(|(&c, weight)| Some(worth(c)? * weight)).sum();
    let Some(sum) = sum else { return false };
    match value(check) {
        Some(check) => sum % 11 != 0 && check == (11 - sum % 11) % 10,
        None => letter(LETTERS, 22 - sum % 23) == Some(check) || letter(LETTERS, 23 - sum % 24) == Some(check),
    }
}

/// Henkilötunnus: the nine digits modulo 31.
pub(super) fn henkilotunnus(number: &[u8]) -> bool {
    // Born in the 1900s the century sign is a hyphen, which is no sign of the code.
    let digits: Vec<u8> =
        number.iter().take(number.len().saturating_sub(1)).copied().filter(u8::is_ascii_digit).collect();
    let day = super::plain::is_day(number, 0, 2);
    let check = as_number(&digits).and_then(|number| letter(b"0123456789ABCDEFHJKLMNPRSTUVWXY", number % 31));
    day && digits.len() == 9 && check == number.last().copied()
}

/// NRIC and FIN: weights 2, 7, 6, 5, 4, 3, 2; T and G add 4.
pub(super) fn nric(number: &[u8]) -> bool {
    let (Some(first), Some(digits), Some(check)) = (number.first(), number.get(1..8), number.get(8)) else {
        return false;
    };
    let sum: Option<u32> = digits.iter().zip([2, 7, 6, 5, 4, 3, 2]).map(|(&c, weight)| Some(value(c)? * weight)).sum();
    let Some(sum) = sum else { return false };
    let (add, alphabet): (u32, &[u8]) = match first {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return false,
    };
    let at = (sum + add) % 11;
    letter(alphabet, if *first == b'M' { 10 - at } else { at }) == Some(*check)
}

/// Codice fiscale: signs at odd places count by a table, those at even places as they are, modulus 26.
pub(super) fn codice_fiscale(number: &[u8]) -> bool {
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let Some((check, main)) = number.split_last() else { return false };
    let month = main.get(8).is_some_and(|month| b"ABCDEHLMPRST".contains(month));
    let sum: Option<u32> = main
        .iter()
        .enumerate()
        .map(|(at, &c)| {
            let place = value(c).unwrap_or_else(|| u32::from(c.wrapping_sub(b'A')));
            if at % 2 == 0 { ODD.get(usize::try_from(place).ok()?).copied() } else { Some(place) }
        })
        .sum();
    month && sum.and_then(|sum| letter(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", sum % 26)) == Some(*check)
}
