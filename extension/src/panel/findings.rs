//! The list of findings: what, where, why, on whose word, and the ways out.

use std::rc::Rc;

use chaperone::{Finding, Fix};
use web_sys::{Element, HtmlElement};

use crate::dom::{copy_of_template, fill, part, set};
use crate::look::{Look, severity_name};
use crate::surface::Surface;
use crate::watch::Watch;
use crate::words::{word, words};

/// Draws the findings of every box.
pub(super) fn show(surface: &Surface, panel: &HtmlElement, watch: &Watch, looks: &[Rc<Look>]) -> Option<()> {
    let list = part(panel, "findings")?;
    list.set_text_content(None);
    for (at, look) in looks.iter().enumerate() {
        let place = if looks.len() > 1 { place(at, looks.len()) } else { String::new() };
        for (index, finding) in look.findings().iter().enumerate() {
            if !watch.counts(look, finding) {
                continue;
            }
            let item = item(surface, look, finding)?;
            set(&item, "data-look", &at.to_string());
            set(&item, "data-finding", &index.to_string());
            fill(&item, "where", &place);
            list.append_child(&item).ok()?;
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
    let item = element.closest("[data-finding]").ok()??;
    let number = |name| item.get_attribute(name)?.parse().ok();
    Some((number("data-look")?, number("data-finding")?))
}

fn item(surface: &Surface, look: &Look, finding: &Finding) -> Option<Element> {
    let item = copy_of_template(&surface.body, "finding")?;
    set(&item, "data-rule", finding.rule);
    set(&item, "data-severity", severity_name(finding.severity));
    fill(&item, "message", finding.message);
    fill(&item, "words", look.words(finding.span));
    fill(&item, "why", finding.why);
    let source = part(&item, "source")?;
    source.set_text_content(Some(&words("source", &[finding.source.title])));
    if let Some(url) = finding.source.url {
        set(&source, "href", url);
    }
    let ways = part(&item, "ways")?;
    for (at, fix) in finding.fixes.iter().enumerate() {
        let button = copy_of_template(&surface.body, "fix")?;
        set(&button, "data-fix", &at.to_string());
        button.set_text_content(Some(&label(fix)));
        ways.append_child(&button).ok()?;
    }
    Some(item)
}

fn label(fix: &Fix) -> String {
    if fix.replacement.is_empty() { word("delete") } else { fix.label.to_string() }
}
