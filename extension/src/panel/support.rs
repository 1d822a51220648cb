//! People to call, and the hashtags under which peers are.

use std::rc::Rc;

use chaperone::{Hashtag, HelpLevel, HelpLine, Report};
use web_sys::{Element, HtmlElement};

use crate::dom::{copy_of_template, fill, part, set};
use crate::look::{Look, State};
use crate::surface::Surface;
use crate::words::{word, words};

/// Draws help and hashtags; in a crisis help stands alone.
pub(super) fn show(surface: &Surface, panel: &HtmlElement, looks: &[Rc<Look>], state: State) -> Option<()> {
    let reports = || looks.iter().enumerate().filter_map(|(at, look)| Some((at, look.report()?)));
    let neediest = reports().map(|(_, report)| report).max_by_key(|report| report.help);
    show_help(surface, panel, neediest);
    let chips = part(panel, "chips")?;
    chips.set_text_content(None);
    let mut any = false;
    if state != State::Crisis {
        for (at, report) in reports() {
            for hashtag in &report.hashtags {
                let chip = chip(surface, at, hashtag)?;
                chips.append_child(&chip).ok()?;
                any = true;
            }
        }
    }
    part(panel, "hashtags")?.set_hidden(!any);
    Some(())
}

fn show_help(surface: &Surface, panel: &HtmlElement, report: Option<&Report>) -> Option<()> {
    let level = report.map_or(HelpLevel::None, |report| report.help);
    part(panel, "help")?.set_hidden(level == HelpLevel::None);
    let (title, text) = match level {
        HelpLevel::None => return Some(()),
        HelpLevel::Offer => ("help_offer", "help_offer_text"),
        HelpLevel::Show => ("help_show", "help_show_text"),
        HelpLevel::Crisis => ("help_crisis", "help_crisis_text"),
    };
    fill(panel, "help-title", &word(title));
    fill(panel, "help-text", &word(text));
    let is_crisis = level == HelpLevel::Crisis;
    fill(panel, "help-someone", &if is_crisis { word("help_someone") } else { String::new() });
    fill(panel, "help-promise", &if is_crisis { word("help_promise") } else { String::new() });
    let list = part(panel, "lines")?;
    list.set_text_content(None);
    for help in report.map_or(&[][..], |report| &report.lines) {
        let line = line(surface, help)?;
        list.append_child(&line).ok()?;
    }
    Some(())
}

fn line(surface: &Surface, help: &HelpLine) -> Option<Element> {
    let item = copy_of_template(&surface.body, "line")?;
    fill(&item, "name", help.name);
    let call = part(&item, "call")?;
    match help.phone {
        Some(phone) => {
            call.set_text_content(Some(&words("help_call", &[phone])));
            set(&call, "href", &format!("tel:{}", dialled(phone)));
        }
        None => call.remove(),
    }
    let page = part(&item, "page")?;
    match help.url {
        Some(url) => {
            page.set_text_content(Some(&word("help_page")));
            set(&page, "href", url);
        }
        None => page.remove(),
    }
    fill(&item, "text", &help.text.map(|number| words("help_text_to", &[number])).unwrap_or_default());
    let verified = words("help_verified", &[help.verified]);
    let known = [Some(help.hours), help.note, help.records, Some(&*verified)];
    fill(&item, "hours", &known.into_iter().flatten().collect::<Vec<_>>().join(". "));
    Some(item)
}

/// A number as a telephone takes it: digits and a plus.
fn dialled(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn chip(surface: &Surface, look: usize, hashtag: &Hashtag) -> Option<Element> {
    let item = copy_of_template(&surface.body, "chip")?;
    let button = part(&item, "hashtag")?;
    set(&button, "data-tag", &hashtag.tag);
    set(&button, "data-look", &look.to_string());
    set(&button, "aria-label", &words("hashtag_add", &[&hashtag.tag]));
    button.set_text_content(Some(&hashtag.tag));
    let why = match hashtag.over {
        // It cannot be added yet: the chip says what would have to go.
        Some(over) => {
            set(&button, "disabled", "");
            words("hashtag_over", &[&over.to_string()])
        }
        None if hashtag.is_new => words("hashtag_new", &[&hashtag.why]),
        None => hashtag.why.to_string(),
    };
    fill(&item, "why", &why);
    Some(item)
}
