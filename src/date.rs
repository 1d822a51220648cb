//! Plain dates of the Gregorian calendar, without a clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    /// Days since 1 January 1970.
    days: i64,
}

/// No day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date is written YYYY-MM-DD")
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// The day with this year, month (1 to 12) and day (1 to 31).
    ///
    /// # Errors
    ///
    /// [`NotADate`] where the calendar has no such day, or the year is not between 1 and 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, NotADate> {
        let date = Self { days: days_since_1970(i64::from(year), i64::from(month), i64::from(day)) };
        let is_known =
            (1..=9999).contains(&year) && date.parts() == (i64::from(year), i64::from(month), i64::from(day));
        if is_known { Ok(date) } else { Err(NotADate) }
    }

    /// The day on which a moment falls, in seconds since 1 January 1970 UTC.
    pub(crate) fn of_seconds(seconds: i64) -> Self {
        Self { days: seconds.div_euclid(86_400) }
    }

    /// Days since 1 January 1970.
    pub(crate) fn days(self) -> i64 {
        self.days
    }

    /// Monday is nought.
    pub(crate) fn weekday(self) -> i64 {
        // 1 January 1970 was a Thursday.
        (self.days + 3).rem_euclid(7)
    }

    /// Year, month and day (Howard Hinnant, "chrono-compatible low-level date algorithms").
    pub(crate) fn parts(self) -> (i64, i64, i64) {
        let days = self.days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }
}

/// The nth weekday of a month, Monday being nought.
pub(crate) fn nth_weekday(year: i64, month: i64, weekday: i64, nth: i64) -> Date {
    let first = Date { days: days_since_1970(year, month, 1) };
    Date { days: first.days + (weekday - first.weekday()).rem_euclid(7) + 7 * (nth - 1) }
}

/// A day that need not stand in the calendar: 30 February is 1 or 2 March.
pub(crate) fn day(year: i64, month: i64, day: i64) -> Date {
    Date { days: days_since_1970(year, month, day) }
}

fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.splitn(3, '-');
        let mut next = |digits: usize| {
            parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let (Some(year), Some(month), Some(day)) = (next(4), next(2), next(2)) else { return Err(NotADate) };
        let number = |part: &str| part.parse::<u16>().map_err(|_| NotADate);
        let small = |part: &str| part.parse::<u8>().map_err(|_| NotADate);
        Self::new(i32::from(number(year)?), small(month)?, small(day)?)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar() {
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026-01-01x", ""] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
        for text in ["2024-02-29", "1970-01-01", "2000-12-31", "9999-12-31", "0001-01-01"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn weekdays() {
        assert_eq!(Date::new(2026, 3, 20).map(Date::weekday), Ok(4));
        assert_eq!(nth_weekday(2026, 3, 4, 3).to_string(), "2026-03-20");
        assert_eq!(nth_weekday(2026, 6, 4, 1).to_string(), "2026-06-05");
    }
}
