//! The welcome page: what Chaperone does, what it never does, and a box to try it in.

use std::cell::RefCell;
use std::rc::Rc;

use chaperone::{Draft, Finding, HelpLevel, Report, Settings, check};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTextAreaElement};

use super::{body, on_system_colours, paint};
use crate::browser;
use crate::dom::{all, copy_of_template, element_of, fill, part, set};
use crate::listen::on;
use crate::look::severity_name;
use crate::settings::{self, Current};
use crate::words::{counted, word, words};

/// The box and what is known of it.
struct Trial {
    page: Element,
    draft: HtmlTextAreaElement,
    current: RefCell<Current>,
    findings: RefCell<Vec<Finding>>,
}

/// Fills the page and listens.
pub(crate) fn start() -> Option<()> {
    let page = body()?;
    let draft: HtmlTextAreaElement = part(&page, "draft")?.dyn_into().ok()?;
    let trial = Rc::new(Trial { page: page.clone(), draft, current: RefCell::default(), findings: RefCell::default() });
    let typed = Rc::clone(&trial);
    on(&trial.draft, "input", move |_: &Event| typed.look());
    let pressed = Rc::clone(&trial);
    on(&page, "click", move |event: &Event| {
        if let Some(element) = element_of(event.target()) {
            pressed.act(&element);
        }
    });
    let followed = Rc::clone(&trial);
    settings::follow(move |current| {
        paint(current.stored.theme);
        followed.current.replace(current);
        followed.look();
    });
    on_system_colours(move || paint(trial.current.borrow().stored.theme));
    Some(())
}

impl Trial {
    fn act(&self, element: &Element) -> Option<()> {
        if element.closest("[data-part='options']").ok()?.is_some() {
            browser::open_options();
        } else if let Some(sample) = element.closest("[data-sample]").ok()? {
            self.draft.set_value(&word(&sample.get_attribute("data-sample")?));
            self.look();
            self.draft.focus().ok()?;
        } else if let Some(fix) = element.closest("[data-fix]").ok()? {
            self.fix(&fix)?;
        }
        Some(())
    }

    fn fix(&self, button: &Element) -> Option<()> {
        let number = |name| button.get_attribute(name)?.parse::<usize>().ok();
        let fix = self.findings.borrow().get(number("data-finding")?)?.fixes.get(number("data-fix")?)?.clone();
        let mut text = self.draft.value();
        text.get(fix.span.range())?;
        text.replace_range(fix.span.range(), &fix.replacement);
        self.draft.set_value(&text);
        self.look();
        self.draft.focus().ok()
    }

    /// Checks what is written, as the composer on X is checked.
    fn look(&self) {
        let text = self.draft.value();
        let report = Draft::new(&*text).ok().map(|draft| check(&draft, &self.settings()));
        let state = report.as_ref().map_or("off", state);
        if let Some(result) = part(&self.page, "result") {
            set(&result, "data-state", state);
        }
        self.findings.replace(report.as_ref().map(|report| report.findings.clone()).unwrap_or_default());
        let said = match &report {
            None => word("too_long"),
            Some(_) if text.trim().is_empty() => word("try_empty"),
            Some(report) if report.help == HelpLevel::Crisis => word("panel_crisis"),
            Some(report) if report.findings.is_empty() => word("panel_clear"),
            Some(report) => counted("panel", report.findings.len()),
        };
        fill(&self.page, "said", &said);
        self.show_findings(&text);
        self.show_support(report.as_ref());
    }

    fn settings(&self) -> Settings {
        self.current.borrow().check()
    }

    fn show_findings(&self, text: &str) -> Option<()> {
        let list = part(&self.page, "findings")?;
        list.set_text_content(None);
        for (at, finding) in self.findings.borrow().iter().enumerate() {
            let item = copy_of_template(&self.page, "finding")?;
            set(&item, "data-severity", severity_name(finding.severity));
            set(&item, "data-rule", finding.rule);
            fill(&item, "message", finding.message);
            fill(&item, "words", text.get(finding.span.range()).unwrap_or_default());
            fill(&item, "why", finding.why);
            fill(&item, "source", &words("source", &[finding.source.title]));
            let ways = part(&item, "ways")?;
            for (number, fix) in finding.fixes.iter().enumerate() {
                let button = copy_of_template(&self.page, "fix")?;
                set(&button, "data-finding", &at.to_string());
                set(&button, "data-fix", &number.to_string());
                let label = if fix.replacement.is_empty() { word("delete") } else { fix.label.to_string() };
                button.set_text_content(Some(&label));
                ways.append_child(&button).ok()?;
            }
            list.append_child(&item).ok()?;
        }
        Some(())
    }

    /// The tags that fit, and whom one can call.
    fn show_support(&self, report: Option<&Report>) {
        let tags: Vec<&str> = report.into_iter().flat_map(|report| &report.hashtags).map(|tag| &*tag.tag).collect();
        fill(&self.page, "tags", &if tags.is_empty() { String::new() } else { words("try_tags", &[&tags.join(" ")]) });
        let lines = report.filter(|report| report.help != HelpLevel::None).map(|report| &report.lines);
        let line = lines.and_then(|lines| lines.first());
        let call = line.map(|line| match line.phone.or(line.text) {
            Some(number) => format!("{}: {number}", line.name),
            None => line.name.to_owned(),
        });
        fill(&self.page, "help", &call.map(|call| words("try_help", &[&call])).unwrap_or_default());
        for part in all::<Element>(&self.page, "[data-part='support']") {
            let is_empty = tags.is_empty() && line.is_none();
            part.toggle_attribute_with_force("hidden", is_empty).unwrap_or_default();
        }
    }
}

fn state(report: &Report) -> &'static str {
    match report.verdict() {
        _ if report.help == HelpLevel::Crisis => "crisis",
        Some(severity) => severity_name(severity),
        None => "clear",
    }
}
