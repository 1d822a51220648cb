//! Tweet chats: when they meet, in the author's own time, and what a contribution needs.

use serde::Serialize;

use crate::data::CHATS;
use crate::date::{Date, nth_weekday};
use crate::text::{MAX_WEIGHT, Text, weighted_length};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A chat that meets every week, as it stands in `data/chats.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Chat {
    /// With its `#`.
    pub tag: &'static str,
    /// Monday is nought.
    pub(crate) weekday: u8,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    pub(crate) zone: Zone,
    /// What to know before one goes.
    pub note: Option<&'static str>,
    /// The day on which the time was last verified, `YYYY-MM-DD`.
    pub verified: &'static str,
}

/// Where a chat's clock stands; each has its own daylight-saving rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Second Sunday in March, 02:00, to first Sunday in November, 02:00.
    UsEastern,
    /// Last Sunday in March, 01:00 UTC, to last Sunday in October, 01:00 UTC.
    Uk,
}

/// When a chat meets next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// When it begins, in seconds since 1 January 1970 UTC.
    pub start: i64,
    /// When it begins on the author's clock: minutes since Monday, 00:00.
    pub local_minutes: i64,
    /// Whether it is going on.
    pub now: bool,
}

/// All chats whose time was verified.
#[must_use]
pub fn chats() -> &'static [Chat] {
    CHATS
}

impl Chat {
    /// The meeting that goes on at `now`, or the next. `now` is in seconds since 1 January 1970 UTC, `offset` in minutes
    /// that the author's clock is ahead of UTC.
    #[must_use]
    pub fn next(&self, now: i64, offset: i32) -> Meeting {
        // Times beyond any calendar are brought into it, so that nothing overflows.
        let now = now.clamp(-60_000_000_000, 250_000_000_000);
        let today = Date::of_seconds(now).days();
        let length = i64::from(self.minutes) * MINUTE;
        let start = (-8..=8)
            .map(|days| today + days)
            .filter(|&day| Date::of_seconds(day * DAY).weekday() == i64::from(self.weekday))
            .map(|day| {
                let local = day * DAY + i64::from(self.hour) * HOUR + i64::from(self.minute) * MINUTE;
                local - self.zone.offset(local)
            })
            .find(|start| start + length > now)
            .unwrap_or(now);
        let local = start + i64::from(offset.clamp(-1_440, 1_440)) * MINUTE;
        let date = Date::of_seconds(local);
        let local_minutes = date.weekday() * 1_440 + local.rem_euclid(DAY) / MINUTE;
        Meeting { start, local_minutes, now: start <= now }
    }
}

impl Zone {
    /// Seconds ahead of UTC at a time on the zone's own clock.
    fn offset(self, local: i64) -> i64 {
        let (year, _, _) = Date::of_seconds(local).parts();
        let sunday = 6;
        let (standard, from, to) = match self {
            Self::UsEastern => (
                -5 * HOUR,
                nth_weekday(year, 3, sunday, 2).days() * DAY + 2 * HOUR,
                nth_weekday(year, 11, sunday, 1).days() * DAY + 2 * HOUR,
            ),
            Self::Uk => (0, last_sunday(year, 3) * DAY + HOUR, last_sunday(year, 10) * DAY + 2 * HOUR),
        };
        if (from..to).contains(&local) { standard + HOUR } else { standard }
    }
}

/// March and October have 31 days: the last Sunday is the fourth or the fifth.
fn last_sunday(year: i64, month: i64) -> i64 {
    let fourth = nth_weekday(year, month, 6, 4);
    let (_, _, day) = fourth.parts();
    if day + 7 <= 31 { fourth.days() + 7 } else { fourth.days() }
}

/// What a contribution to a chat needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contribution {
    /// The chat's tag is missing: nobody in the chat would see the post.
    pub lacks_tag: bool,
    /// What is kept free for the tag, in X's characters, with the space before it.
    pub reserved: u32,
    /// What is left for words, once the tag stands; below nought so much has to be cut.
    pub room: i64,
    /// The label at the beginning, as moderators number their questions: `A1`, `Q2`, `T3`.
    pub label: Option<String>,
}

/// Looks at a draft as a contribution to a chat with this tag, given with its `#`.
#[must_use]
pub fn contribution(draft: &str, tag: &str) -> Contribution {
    let text = Text::new(draft);
    let wanted = tag.to_lowercase();
    let lacks_tag = !text.tokens().iter().any(|token| text.folded(token) == wanted);
    let reserved = if lacks_tag { weighted_length(tag).saturating_add(1) } else { 0 };
    let length = weighted_length(draft);
    Contribution {
        lacks_tag,
        reserved,
        room: i64::from(MAX_WEIGHT) - i64::from(length) - i64::from(reserved),
        label: label(draft),
    }
}

/// `A1` at the beginning of "A1: a friend who texts".
fn label(draft: &str) -> Option<String> {
    let draft = draft.trim_start();
    let letter = draft.chars().next().filter(|letter| matches!(letter, 'A' | 'a' | 'Q' | 'q' | 'T' | 't'))?;
    let rest = draft.get(1..)?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = rest.get(digits..)?.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ':' | ')'));
    let number = rest.get(..digits).filter(|_| (1..=2).contains(&digits) && ends)?;
    Some(format!("{}{number}", letter.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chat(tag: &str) -> &'static Chat {
        chats().iter().find(|chat| chat.tag == tag).expect("a chat of data/chats.toml")
    }

    #[test]
    fn next_meeting_follows_daylight_saving() {
        let we_nurses = chat("#WeNurses");
        // Thursday 26 November 2026, 20:00 in London, is 20:00 UTC.
        let tuesday = 1_795_542_000;
        assert_eq!(we_nurses.next(tuesday, 0).start, 1_795_723_200);
        // Thursday 2 July 2026, 20:00 in London, is 19:00 UTC.
        assert_eq!(we_nurses.next(1_782_900_000, 0).start, 1_783_018_800);
        // Wednesday 21:00 in New York is Thursday 02:00 UTC in winter: Thursday 03:00 in Berlin.
        let berlin = chat("#MedHumChat").next(tuesday, 60);
        assert_eq!((berlin.start, berlin.local_minutes), (1_795_658_400, 3 * 1_440 + 180));
    }

    #[test]
    fn a_meeting_that_goes_on_is_now() {
        let chat = chat("#WeNurses");
        assert!(chat.next(1_795_723_200 + 1_800, 0).now);
        let later = chat.next(1_795_723_200 + 3_600, 0);
        assert_eq!((later.now, later.start), (false, 1_795_723_200 + 7 * DAY));
    }

    #[test]
    fn any_clock_gives_an_answer() {
        for now in [i64::MIN, i64::MAX, 0, -1] {
            for chat in chats() {
                let _ = chat.next(now, i32::MAX);
            }
        }
    }

    #[test]
    fn a_contribution_carries_tag_and_label() {
        let missing = contribution("A1 A friend who texts at 3am.", "#WeNurses");
        assert_eq!((missing.lacks_tag, missing.reserved, missing.room), (true, 10, 280 - 29 - 10));
        assert_eq!(missing.label.as_deref(), Some("A1"));
        let whole = contribution("q2: What keeps you going? #wenurses", "#WeNurses");
        assert_eq!((whole.lacks_tag, whole.reserved, whole.label.as_deref()), (false, 0, Some("Q2")));
    }

    #[test]
    fn what_is_no_label() {
        for draft in ["A friend", "A1c of 9", "T2DM is hard", "Q", "", "a100 people", "Été"] {
            assert_eq!(label(draft), None, "{draft}");
        }
    }
}
