//! What was done today, as three numbers on this machine: drafts checked, words changed, posts held. Nothing of a draft.

use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use crate::browser::{self, Area};

/// Where the numbers are stored.
pub(crate) const KEY: &str = "today";

/// The numbers of one day; those of another day are forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Today {
    /// The day, where the author is.
    day: String,
    /// Drafts.
    pub(crate) checked: u32,
    /// Words that were changed with one click.
    pub(crate) fixed: u32,
    /// Presses on Post that were held.
    pub(crate) held: u32,
}

/// What is counted.
#[derive(Clone, Copy)]
pub(crate) enum Event {
    /// A draft was looked at for the first time.
    Checked,
    /// The author took a rewrite.
    Fixed,
    /// A press on Post was held.
    Held,
}

impl Today {
    /// The numbers of this day.
    pub(crate) async fn load() -> Self {
        let stored = browser::stored(Area::Local, Some(KEY)).await.unwrap_or_default();
        Self::on(day(), serde_json::from_value(stored).unwrap_or_default())
    }

    fn on(day: String, stored: Self) -> Self {
        if stored.day == day { stored } else { Self { day, ..Self::default() } }
    }

    fn count(&mut self, event: Event) {
        let number = match event {
            Event::Checked => &mut self.checked,
            Event::Fixed => &mut self.fixed,
            Event::Held => &mut self.held,
        };
        *number = number.saturating_add(1);
    }
}

/// Counts one more. Two tabs at the same moment may count one too few.
pub(crate) fn count(event: Event) {
    spawn_local(async move {
        let mut today = Today::load().await;
        today.count(event);
        if let Ok(today) = serde_json::to_value(&today) {
            browser::store(KEY, &today).await;
        }
    });
}

/// `2026-11-24`, by the clock of the machine.
#[cfg(target_arch = "wasm32")]
pub(crate) fn day() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Tests that run without a browser have no clock.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn day() -> String {
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_day_begins_with_nothing() {
        let mut today = Today::on("2026-11-24".to_owned(), Today::default());
        for event in [Event::Checked, Event::Checked, Event::Fixed, Event::Held] {
            today.count(event);
        }
        assert_eq!((today.checked, today.fixed, today.held), (2, 1, 1));
        assert_eq!(Today::on("2026-11-24".to_owned(), today.clone()), today);
        assert_eq!(Today::on("2026-11-25".to_owned(), today).checked, 0);
    }
}
