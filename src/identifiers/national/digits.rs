//! Check digits over digits: weighted sums modulo 10, 11 and 97, Luhn and Verhoeff.

/// The digits of a number as values; nothing if it holds a letter.
fn values(number: &[u8]) -> Option<Vec<u32>> {
    number.iter().map(|&c| char::from(c).to_digit(10)).collect()
}

fn weighted(values: &[u32], weights: &[u32]) -> u32 {
    values.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

/// ISO/IEC 7812: every second digit from the right doubled.
pub(in crate::identifiers) fn luhn(number: &[u8]) -> bool {
    let Some(values) = values(number) else { return false };
    let doubled = |(at, value): (usize, &u32)| match (at % 2, *value) {
        (0, value) => value,
        (_, value) => value * 2 / 10 + value * 2 % 10,
    };
    values.len() > 1 && values.iter().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

/// GS1 keys: weights 3 and 1 from the right.
pub(super) fn gs1(number: &[u8]) -> bool {
    let Some(values) = values(number) else { return false };
    let weighted = |(at, value): (usize, &u32)| if at % 2 == 1 { value * 3 } else { *value };
    values.iter().rev().enumerate().map(weighted).sum::<u32>() % 10 == 0
}

/// NHS number (England), also CHI and the Health and Care number: weights 10 to 2, modulus 11.
pub(super) fn nhs(number: &[u8]) -> bool {
    let Some(values) = values(number).filter(|values| values.len() == 10) else { return false };
    let check = 11 - weighted(&values, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    values.last() == Some(&(check % 11)) && check != 10
}

/// DEA: two letters, then (1st + 3rd + 5th) + 2 (2nd + 4th + 6th) ends in the 7th.
pub(super) fn drug_enforcement(number: &[u8]) -> bool {
    let known = number.first().is_some_and(|first| b"ABCDEFGHJKLMPRSTUX".contains(first));
    let Some(values) = number.get(2..).and_then(values) else { return false };
    known && values.last() == Some(&(weighted(&values, &[1, 2, 1, 2, 1, 2]) % 10))
}

/// British Columbia: begins with 9; each product modulo 11.
pub(super) fn bc_health(number: &[u8]) -> bool {
    let Some(values) = values(number).filter(|values| values.first() == Some(&9)) else { return false };
    let weights = [2, 4, 8, 5, 10, 9, 7, 3];
    let sum: u32 = values.iter().skip(1).zip(weights).map(|(value, weight)| value * weight % 11).sum();
    let check = (11 - sum % 11) % 11;
    check != 10 && values.get(9) == Some(&check)
}

/// Medicare (Australia): the ninth digit checks the first eight.
pub(super) fn australian_medicare(number: &[u8]) -> bool {
    let Some(values) = values(number) else { return false };
    let begins = values.first().is_some_and(|first| (2..=6).contains(first));
    begins && values.get(8) == Some(&(weighted(&values, &[1, 3, 7, 9, 1, 3, 7, 9]) % 10))
}

/// Verhoeff's dihedral check; Aadhaar begins with 2 to 9.
pub(super) fn verhoeff(number: &[u8]) -> bool {
    const TIMES: [[u8; 10]; 10] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
        [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
        [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
        [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
        [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
        [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
        [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
        [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
        [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    ];
    const TURN: [[u8; 10]; 8] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
        [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
        [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
        [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
        [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
        [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
        [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
    ];
    let cell = |table: &[[u8; 10]], row: usize, column: usize| table.get(row)?.get(column).copied();
    let sum = number.iter().rev().enumerate().try_fold(0_u8, |sum, (at, c)| {
        let value = usize::from(c.checked_sub(b'0').filter(|value| *value < 10)?);
        cell(&TIMES, usize::from(sum), usize::from(cell(&TURN, at % 8, value)?))
    });
    sum == Some(0) && number.first().is_some_and(|first| (b'2'..=b'9').contains(first))
}

/// Krankenversichertennummer: the letter as two digits, factors 1 and 2, digit sums.
pub(super) fn krankenversicherung(number: &[u8]) -> bool {
    let Some((letter, digits)) = number.split_first() else { return false };
    let Some(values) = values(digits) else { return false };
    let letter = u32::from(letter.wrapping_sub(b'A')) + 1;
    let all = [letter / 10, letter % 10].into_iter().chain(values.iter().copied());
    let sum: u32 = all
        .take(10)
        .zip([1, 2].into_iter().cycle())
        .map(|(value, factor)| value * factor / 10 + value * factor % 10)
        .sum();
    values.get(8) == Some(&(sum % 10))
}

/// Numéro de sécurité sociale: 97 less the first thirteen modulo 97; Corsica's 2A and 2B count as 19 and 18.
pub(super) fn securite_sociale(number: &[u8]) -> bool {
    let corsica = |at: usize| match number.get(at) {
        Some(b'A') => Some(b'9'),
        Some(b'B') => Some(b'8'),
        other => other.copied(),
    };
    let digits: Option<Vec<u8>> = (0..number.len())
        .map(|at| match at {
            6 if corsica(5) == Some(b'1') => corsica(6),
            5 if matches!(number.get(6), Some(b'A' | b'B')) => Some(b'1'),
            6 => corsica(6),
            _ => number.get(at).copied(),
        })
        .collect();
    let Some(values) = digits.as_deref().and_then(values).filter(|values| values.len() == 15) else { return false };
    let as_number = |values: &[u32]| values.iter().fold(0_u64, |number, &value| number * 10 + u64::from(value));
    let sex = values.first().is_some_and(|first| matches!(first, 1..=4 | 7 | 8));
    sex && values.get(..13).map(as_number).is_some_and(|main| 97 - main % 97 == values.get(13..).map_or(0, as_number))
}

/// Burgerservicenummer: weights 9 to 2 and -1 give a multiple of 11.
pub(super) fn burgerservice(number: &[u8]) -> bool {
    let Some(values) = values(number) else { return false };
    // -1 is 10 modulo 11.
    weighted(&values, &[9, 8, 7, 6, 5, 4, 3, 2, 10]).is_multiple_of(11) && values.iter().any(|&value| value != 0)
}

/// Personnummer: Luhn over the last ten digits; coordination numbers add 60 to the day.
pub(super) fn personnummer(number: &[u8]) -> bool {
    let Some(digits) = number.len().checked_sub(10).and_then(|from| number.get(from..)) else { return false };
    let part = |from: usize| super::plain::two_digits(digits, from);
    let day = part(4).map(|day| if day > 60 { day - 60 } else { day });
    part(2).is_some_and(|month| (1..=12).contains(&month))
        && day.is_some_and(|day| (1..=31).contains(&day))
        && luhn(digits)
}

/// Fødselsnummer: two digits modulo 11.
pub(super) fn foedselsnummer(number: &[u8]) -> bool {
    let Some(values) = values(number).filter(|values| values.len() == 11) else { return false };
    let check = |weights: &[u32]| (11 - weighted(&values, weights) % 11) % 11;
    let day = super::plain::two_digits(number, 0).map(|day| if day > 40 { day - 40 } else { day });
    day.is_some_and(|day| (1..=31).contains(&day))
        && values.get(9) == Some(&check(&[3, 7, 6, 1, 8, 9, 4, 5, 2]))
        && values.get(10) == Some(&check(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]))
}

/// Belgium: 97 less the first nine modulo 97, with a 2 before them for births from 2000 on.
pub(super) fn belgian(number: &[u8]) -> bool {
    let Some(values) = values(number).filter(|values| values.len() == 11) else { return false };
    let as_number = |values: &[u32]| values.iter().fold(0_u64, |number, &value| number * 10 + u64::from(value));
    let (Some(main), Some(check)) = (values.get(..9).map(as_number), values.get(9..).map(as_number)) else {
        return false;
    };
    [main, 2_000_000_000 + main].into_iter().any(|main| 97 - main % 97 == check)
}

/// PESEL: weights 1, 3, 7, 9.
pub(super) fn pesel(number: &[u8]) -> bool {
    let Some(values) = values(number) else { return false };
    let sum = weighted(&values, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3]);
    values.get(10) == Some(&((10 - sum % 10) % 10))
}

/// CPF: two digits modulo 11; the same digit eleven times is none.
pub(super) fn cpf(number: &[u8]) -> bool {
    let Some(values) = values(number).filter(|values| values.len() == 11) else { return false };
    let check = |weights: &[u32]| weighted(&values, weights) * 10 % 11 % 10;
    let same = values.iter().all(|value| values.first() == Some(value));
    !same
        && values.get(9) == Some(&check(&[10, 9, 8, 7, 6, 5, 4, 3, 2]))
        && values.get(10) == Some(&check(&[11, 10, 9, 8, 7, 6, 5, 4, 3, 2]))
}

/// ISO 7064, modulus 97: an IBAN, its first four signs put last and its letters read as numbers.
pub(in crate::identifiers) fn iban(number: &[u8]) -> bool {
    let (Some(head), Some(tail)) = (number.get(..4), number.get(4..)) else { return false };
    let remainder = tail.iter().chain(head).try_fold(0_u32, |remainder, &c| {
        let value = char::from(c).to_digit(36)?;
        Some((remainder * if value < 10 { 10 } else { 100 } + value) % 97)
    });
    remainder == Some(1)
}
