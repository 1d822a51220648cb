//! Payment cards and bank accounts, by their check digits.

use super::code::{begins_at, ends_at, signs};
use super::evidence::Evidence;
use super::mask::Mask;
use super::national::{iban, luhn};
use super::{Found, Whom};
use crate::report::IdentifierKind;
use crate::text::Kind;

pub(super) fn recognise(evidence: &Evidence<'_, '_, '_>) -> Vec<Found> {
    let text = evidence.text();
    let account = |at: usize| {
        let starts = text.token(at).is_some_and(|token| match token.kind {
            Kind::Number => true,
            Kind::Word => {
                token.span.end - token.span.start == 2
                    && text.token(at + 1).is_some_and(|next| next.kind == Kind::Number && next.glued)
            }
            _ => false,
        });
        if !starts || evidence.mask(at) == Mask::Strict || !begins_at(text, at) {
            return None;
        }
        let signs = signs(text, at);
        let bytes: Vec<u8> = signs.iter().map(|sign| sign.c).collect();
        let len = (13..=bytes.len()).rev().find(|&len| {
            let code = bytes.get(..len).unwrap_or_default();
            ends_at(text, &signs, len) && (is_card(code) || is_iban(code))
        })?;
        let tokens = at..signs.get(len - 1)?.token + 1;
        Some(Found {
            kind: IdentifierKind::Account,
            span: text.span(tokens.clone()),
            tokens,
            confidence: 0.95,
            whom: Whom::Unknown,
        })
    };
    (0..text.tokens().len()).filter_map(account).collect()
}

/// Visa, Mastercard, American Express, Diners, Discover, JCB, Maestro: 13 to 19 digits that pass Luhn's test.
fn is_card(code: &[u8]) -> bool {
    let issuer = matches!(
        code,
        [b'4', ..]
            | [b'5', b'0'..=b'8', ..]
            | [b'2', b'1'..=b'7', ..]
            | [b'3', b'0' | b'4'..=b'8', ..]
            | [b'6', ..]
            | [b'1', b'8', b'0', b'0', ..]
    );
    (13..=19).contains(&code.len()) && issuer && luhn(code)
}

fn is_iban(code: &[u8]) -> bool {
    let shape = matches!(code, [b'A'..=b'Z', b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9', ..]);
    shape && (15..=34).contains(&code.len()) && iban(code)
}

#[cfg(test)]
mod tests {
    use crate::identifiers::tests_support::{found, kinds};

    #[test]
    fn recognises() {
        for (text, code) in [
            ("paid with 4111 1111 1111 1111 then", "4111 1111 1111 1111"),
            ("card 378282246310005.", "378282246310005"),
            ("IBAN GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32"),
            ("to DE89370400440532013000 please", "DE89370400440532013000"),
        ] {
            assert_eq!(found(text), [("account".to_owned(), code.to_owned())], "{text}");
        }
    }

    #[test]
    fn passes() {
        for text in
            ["4111 1111 1111 1112 reads", "DE00370400440532013000 is a code", "1234567890123456 bases", "GB once more"]
        {
            assert!(!kinds(text).contains(&"account".to_owned()), "{text}: {:?}", found(text));
        }
    }
}
