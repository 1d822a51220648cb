//! Moments: days of the year around which a tag is alive.

use crate::date::{Date, day, nth_weekday};

/// Offered from so many days before to so many days after.
const BEFORE: i64 = 14;
const AFTER: i64 = 3;

/// A day of the year: a date, or the nth weekday of a month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Day {
    pub(crate) month: u8,
    /// Nought where the weekday counts.
    pub(crate) day: u8,
    /// Monday is nought.
    pub(crate) weekday: u8,
    pub(crate) nth: u8,
    /// How many days it lasts.
    pub(crate) days: u8,
}

impl Day {
    /// Whether the day is near.
    pub(crate) fn is_near(self, today: Date) -> bool {
        let (year, _, _) = today.parts();
        [year - 1, year, year + 1].into_iter().any(|year| {
            let first = self.of_year(year).days();
            let last = first + i64::from(self.days) - 1;
            (first - BEFORE..=last + AFTER).contains(&today.days())
        })
    }

    fn of_year(self, year: i64) -> Date {
        if self.nth == 0 {
            day(year, i64::from(self.month), i64::from(self.day))
        } else {
            nth_weekday(year, i64::from(self.month), i64::from(self.weekday), i64::from(self.nth))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_a_fortnight_before_to_three_days_after() {
        let match_day = Day { month: 3, day: 0, weekday: 4, nth: 3, days: 1 };
        for (today, near) in [("2026-03-05", false), ("2026-03-06", true), ("2026-03-23", true), ("2026-03-24", false)]
        {
            assert_eq!(today.parse().map(|today| match_day.is_near(today)), Ok(near), "{today}");
        }
        let new_year = Day { month: 1, day: 1, weekday: 0, nth: 0, days: 1 };
        assert_eq!("2025-12-30".parse().map(|today| new_year.is_near(today)), Ok(true));
    }
}
