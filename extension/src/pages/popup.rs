//! The toolbar's popup: on or off on this site, what was done today, and the settings one changes most.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

use super::form::Form;
use super::{body, on_system_colours, paint};
use crate::browser;
use crate::dom::{fill, part, set, window};
use crate::listen::on;
use crate::settings;
use crate::sites;
use crate::tally::{self, Today};
use crate::words::{counted, word, words};

/// The site that the switch is for: without another permission nobody tells the popup which tab it stands on, and twitter.com
/// leads to this one.
const SITE: &str = sites::NAMES[0];

/// Fills the popup and listens.
pub(crate) fn start() -> Option<()> {
    let page = body()?;
    let form = Form::new(&page);
    if let Some(switch) = part(&page, "site-on") {
        set(&switch, "data-without", SITE);
    }
    fill(&page, "site-name", &words("site_switch", &[SITE]));
    let (followed, root) = (Rc::clone(&form), page.clone());
    settings::follow(move |current| {
        paint(current.stored.theme);
        let is_off = current.stored.sites_off.contains(SITE);
        set(&root, "data-on", if is_off { "false" } else { "true" });
        fill(&root, "site-state", &word(if is_off { "site_off" } else { "site_on" }));
        let problem = current.problem.as_ref().map(|problem| word(problem.key)).unwrap_or_default();
        fill(&root, "problem", &problem);
        followed.show(&root, current);
    });
    on_system_colours(move || paint(form.current().stored.theme));
    let counted = page.clone();
    let count = move || {
        let page = counted.clone();
        spawn_local(async move { show_today(&page, &Today::load().await) });
    };
    count();
    browser::on_stored(&[tally::KEY], count);
    let options = part(&page, "options")?;
    on(&options, "click", |_: &Event| {
        browser::open_options();
        if let Some(window) = window() {
            // A popup may close itself.
            let _ = window.close();
        }
    });
    Some(())
}

fn show_today(page: &Element, today: &Today) {
    for (name, number) in [("checked", today.checked), ("fixed", today.fixed), ("held", today.held)] {
        fill(page, &format!("{name}-number"), &number.to_string());
        fill(
            page,
            &format!("{name}-words"),
            &counted(&format!("today_{name}"), usize::try_from(number).unwrap_or_default()),
        );
    }
}
