//! Help lines: people to call, as they were verified.

use crate::data::HELP_LINES;
use crate::report::{HelpLevel, HelpLine};
use crate::settings::Settings;

/// How many are shown at most.
const MOST: usize = 4;

/// The country whose lines are shown when nothing is chosen.
const DEFAULT_COUNTRY: &str = "US";

/// Whom to call at a level, in the order to show them. Nothing where no line of the country has been verified.
pub(crate) fn lines(level: HelpLevel, settings: &Settings) -> Vec<HelpLine> {
    let kinds: &[(&str, usize)] = match level {
        HelpLevel::None => &[],
        HelpLevel::Offer => &[("professional", 1)],
        HelpLevel::Show => &[("professional", 2), ("crisis", 1), ("directory", 1)],
        // The country's line leads; where it is a matter of minutes, the emergency number stands beside it.
        HelpLevel::Crisis => &[("crisis", 2), ("emergency", 1), ("professional", 1)],
    };
    let mut lines: Vec<HelpLine> = Vec::new();
    for &(kind, most) in kinds {
        let mut fitting: Vec<&HelpLine> =
            HELP_LINES.iter().filter(|line| line.kind == kind && is_at_home(line, settings)).collect();
        fitting.sort_by_key(|line| std::cmp::Reverse(fit(line, settings)));
        lines.extend(fitting.into_iter().take(most).copied());
    }
    lines.truncate(MOST);
    lines
}

/// Whether a line is the country's; one of a region only where the setting names it ("CA-ON").
fn is_at_home(line: &HelpLine, settings: &Settings) -> bool {
    let chosen = settings.country.as_deref().unwrap_or(DEFAULT_COUNTRY);
    let (country, region) = chosen.split_once('-').map_or((chosen, None), |(country, region)| (country, Some(region)));
    line.country.eq_ignore_ascii_case(country)
        && line.region.is_none_or(|of| region.is_some_and(|region| of.eq_ignore_ascii_case(region)))
}

/// How well a line fits the author's work: two for their own, one for all, nothing for others'. The region's goes first.
fn fit(line: &HelpLine, settings: &Settings) -> u8 {
    let own = settings.role.is_some_and(|role| line.audience.contains(&role.name()));
    let all = settings.role.is_none() || line.audience.iter().any(|of| matches!(*of, "anyone" | "clinician"));
    u8::from(line.region.is_some()) + if own { 4 } else { 2 * u8::from(all) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::Role;

    fn settings(country: &str) -> Settings {
        Settings { country: Some(country.to_owned()), ..Settings::default() }
    }

    #[test]
    fn crisis_leads_with_the_country_s_line() {
        let lines = lines(HelpLevel::Crisis, &Settings::default());
        assert_eq!(
            lines.iter().map(|line| line.kind).collect::<Vec<_>>(),
            ["crisis", "crisis", "emergency", "professional"]
        );
        assert_eq!(lines.first().and_then(|line| line.phone), Some("988"));
    }

    #[test]
    fn an_unknown_country_gets_no_foreign_number() {
        assert!(lines(HelpLevel::Crisis, &settings("XX")).is_empty());
    }

    #[test]
    fn a_region_s_line_is_shown_in_its_region_alone() {
        let names =
            |country| lines(HelpLevel::Show, &settings(country)).iter().map(|line| line.name).collect::<Vec<_>>();
        assert!(names("CA-ON").contains(&"OMA Physician Health Program"));
        assert!(!names("CA").contains(&"OMA Physician Health Program"));
    }

    #[test]
    fn a_nurse_is_not_sent_to_a_line_for_doctors_first() {
        let nurse = Settings { role: Some(Role::Nurse), ..Settings::default() };
        let lines = lines(HelpLevel::Offer, &nurse);
        assert_eq!(lines.first().map(|line| line.name), Some("Emotional PPE Project"));
    }

    #[test]
    fn every_line_says_when_it_was_verified() {
        assert!(HELP_LINES.iter().all(|line| line.verified.len() == 10 && !line.hours.is_empty()));
    }
}
