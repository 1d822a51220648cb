//! The list of findings, grouped by what they mean for the author: what, where, why, on whose word, and the ways out.

use std::ops::Range;
use std::rc::Rc;

use chaperone::{Finding, Fix};
use web_sys::{Element, HtmlElement};

use crate::dom::{all, copy_of_template, fill, first, part, set};
use crate::look::{Look, severity_name};
use crate::surface::Surface;
use crate::watch::Watch;
use crate::words::{word, words};

/// What findings mean for the author, with the families of rules that mean it; in the order in which they are shown.
const GROUPS: &[(&str, &[&str])] = &[
    ("group_patient", &["confidentiality"]),
    ("group_people", &["respect", "conduct", "role"]),
    ("group_facts", &["claims", "advice", "conflict"]),
    ("group_rights", &["copyright", "relevance"]),
];

/// So many characters of the sentence stand around the words that a preview shows.
const AROUND: usize = 36;

/// Draws the findings of every box.
pub(super) fn show(surface: &Surface, panel: &HtmlElement, watch: &Watch, looks: &[Rc<Look>]) -> Option<()> {
    let groups = part(panel, "findings")?;
    groups.set_text_content(None);
    for group in 0..=GROUPS.len() {
        let mut list = None;
        for (at, look) in looks.iter().enumerate() {
            let place = if looks.len() > 1 { place(at, looks.len()) } else { String::new() };
            for (index, finding) in look.findings().iter().enumerate() {
                if group_of(finding) != group || !watch.counts(look, finding) {
                    continue;
                }
                let item = item(surface, look, finding)?;
                set(&item, "data-look", &at.to_string());
                set(&item, "data-finding", &index.to_string());
                fill(&item, "where", &place);
                if list.is_none() {
                    list = Some(new_group(surface, &groups, group)?);
                }
                list.as_ref()?.append_child(&item).ok()?;
            }
        }
    }
    Some(())
}

/// Which post of a thread a box is.
pub(crate) fn place(at: usize, count: usize) -> String {
    words("box", &[&(at + 1).to_string(), &count.to_string()])
}

/// The look and the finding that an element of the list belongs to, by number.
pub(crate) fn finding_of(element: &Element) -> Option<(usize, usize)> {
    let item = item_of(element)?;
    let number = |name| item.get_attribute(name)?.parse().ok();
    Some((number("data-look")?, number("data-finding")?))
}

/// Goes to another finding: so many further down, or up.
pub(crate) fn go(surface: &Surface, step: Step) -> Option<()> {
    let items: Vec<HtmlElement> = all(&surface.body, "[data-part='finding']");
    let last = items.len().checked_sub(1)?;
    let focused = surface.focused().and_then(|focused| item_of(&focused));
    let now = focused.and_then(|focused| items.iter().position(|item| **item == focused));
    let next = match (step, now) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Before, None) => last,
        (Step::Next, Some(at)) => last.min(at + 1),
        (Step::Before, Some(at)) => at.saturating_sub(1),
    };
    items.get(next)?.focus().ok()
}

/// A step through the list.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Next,
    Before,
    First,
    Last,
}

/// Goes to a finding.
pub(crate) fn go_to(surface: &Surface, look: usize, finding: usize) -> Option<()> {
    let selector = format!("[data-part='finding'][data-look='{look}'][data-finding='{finding}']");
    let item: HtmlElement = first(&surface.body, &selector)?;
    item.scroll_into_view();
    set(&item, "data-opened", "");
    Some(())
}

/// The first way out of the finding that has the focus itself, not by one of its buttons.
pub(crate) fn first_way(surface: &Surface) -> Option<HtmlElement> {
    let focused = surface.focused()?;
    let is_item = focused.get_attribute("data-part").as_deref() == Some("finding");
    is_item.then(|| part(&focused, "fix")).flatten()
}

/// Shows how the sentence will read after a fix.
pub(crate) fn preview(element: &Element, look: &Look, fix: &Fix) -> Option<()> {
    let item = item_of(element)?;
    let (before, after) = surroundings(&look.text, &fix.span.range());
    fill(&item, "preview-before", &before);
    fill(&item, "preview-new", &fix.replacement);
    fill(&item, "preview-after", &after);
    Some(())
}

fn item_of(element: &Element) -> Option<Element> {
    element.closest("[data-part='finding']").ok()?
}

/// A finding of no group of its own stands behind all others.
fn group_of(finding: &Finding) -> usize {
    GROUPS.iter().position(|(_, families)| families.contains(&finding.family())).unwrap_or(GROUPS.len())
}

fn new_group(surface: &Surface, groups: &Element, at: usize) -> Option<HtmlElement> {
    let group = copy_of_template(&surface.body, "group")?;
    let key = GROUPS.get(at).map_or("group_other", |(key, _)| key);
    fill(&group, "group-name", &word(key));
    groups.append_child(&group).ok()?;
    part(&group, "list")
}

fn item(surface: &Surface, look: &Look, finding: &Finding) -> Option<Element> {
    let item = copy_of_template(&surface.body, "finding")?;
    let severity = severity_name(finding.severity);
    set(&item, "data-rule", finding.rule);
    set(&item, "data-severity", severity);
    fill(&item, "severity", &format!("{}: ", word(&format!("severity_{severity}"))));
    fill(&item, "message", finding.message);
    fill(&item, "words", look.words(finding.span));
    fill(&item, "why", finding.why);
    let source = part(&item, "source")?;
    source.set_text_content(Some(&words("source", &[finding.source.title])));
    if let Some(url) = finding.source.url {
        set(&source, "href", url);
    }
    part(&item, "correct")?.set_hidden(!finding.correctable);
    let ways = part(&item, "ways")?;
    for (at, fix) in finding.fixes.iter().enumerate() {
        let button = copy_of_template(&surface.body, "fix")?;
        set(&button, "data-fix", &at.to_string());
        button.set_text_content(Some(&label(fix)));
        ways.append_child(&button).ok()?;
    }
    match finding.fixes.first() {
        Some(fix) => preview(&item, look, fix)?,
        None => part(&item, "preview")?.set_hidden(true),
    }
    Some(item)
}

fn label(fix: &Fix) -> String {
    if fix.replacement.is_empty() { word("delete") } else { fix.label.to_string() }
}

/// What stands around some bytes of a text: the rest of the line, cut between words where it is long.
fn surroundings(text: &str, span: &Range<usize>) -> (String, String) {
    let before = text.get(..span.start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default().split('\n').next().unwrap_or_default();
    let start = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
    let end = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let shown_before = match before.get(start..) {
        Some(cut) if start > 0 => format!("…{}", cut.split_once(' ').map_or(cut, |(_, rest)| rest)),
        _ => before.to_owned(),
    };
    let shown_after = match after.get(..end) {
        Some(cut) if end < after.len() => format!("{}…", cut.rsplit_once(' ').map_or(cut, |(rest, _)| rest)),
        _ => after.to_owned(),
    };
    (shown_before, shown_after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, words: &str) -> (String, String) {
        let start = text.find(words).unwrap();
        surroundings(text, &(start..start + words.len()))
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(around("one\nSaw Mrs X today\ntwo", "Mrs X"), ("Saw ".into(), " today".into()));
    }

    #[test]
    fn a_long_line_is_cut_between_words() {
        let text =
            "It was a very long and rather quiet night on the ward when Mrs X told me a story about her life at sea";
        let (before, after) = around(text, "Mrs X");
        assert_eq!(
            (before.as_str(), after.as_str()),
            ("…quiet night on the ward when ", " told me a story about her life at…")
        );
    }

    #[test]
    fn characters_are_not_cut() {
        let (before, after) = around(&format!("{}X{}", "é".repeat(50), "😀".repeat(50)), "X");
        assert_eq!((before.chars().count(), after.chars().count()), (AROUND + 1, AROUND + 1));
    }
}
