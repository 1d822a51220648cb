//! Help lines: people to call, as they were verified.

use crate::data::HELP_LINES;
use crate::report::{HelpLevel, HelpLine};

/// How many are shown at most.
const MOST: usize = 4;

/// The country whose lines are shown when nothing is chosen.
const DEFAULT_COUNTRY: &str = "US";

/// Whom to call at a level, in the order to show them. Nothing where no line of the country has been verified.
pub(crate) fn lines(level: HelpLevel, country: Option<&str>) -> Vec<HelpLine> {
    let kinds: &[(&str, usize)] = match level {
        HelpLevel::None => &[],
        HelpLevel::Offer => &[("professional", 1)],
        HelpLevel::Show => &[("crisis", 1), ("professional", 2)],
        HelpLevel::Crisis => &[("emergency", 1), ("crisis", 2), ("professional", 1)],
    };
    let country = country.unwrap_or(DEFAULT_COUNTRY);
    let lines = kinds.iter().flat_map(|&(kind, most)| {
        HELP_LINES.iter().filter(move |line| line.kind == kind && line.country.eq_ignore_ascii_case(country)).take(most)
    });
    lines.take(MOST).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crisis_leads_with_people() {
        let lines = lines(HelpLevel::Crisis, None);
        assert_eq!(
            lines.iter().map(|line| line.kind).collect::<Vec<_>>(),
            ["emergency", "crisis", "crisis", "professional"]
        );
        assert!(lines.iter().any(|line| line.phone == Some("988")));
    }

    #[test]
    fn an_unknown_country_gets_no_foreign_number() {
        assert!(super::lines(HelpLevel::Crisis, Some("XX")).is_empty());
    }
}
