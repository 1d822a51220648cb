//! Families and rules on the options page: which speak, how loud, and a search for the right one.

use std::rc::Rc;

use chaperone::{Rule, Severity, rules};
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement, HtmlSelectElement};

use super::form::{Form, lock};
use super::value;
use crate::dom::{all, copy_of_template, element_of, fill, first, part, set};
use crate::listen::on;
use crate::look::severity_name;
use crate::settings::Current;
use crate::words::{counted, word, words};

/// Draws every family with its rules, and listens.
pub(super) fn draw(page: &Element, form: &Rc<Form>) -> Option<()> {
    let list = part(page, "families")?;
    for family in families() {
        let section = copy_of_template(page, "family")?;
        set(&section, "data-family", family);
        let name = word(&format!("family_{family}"));
        fill(&section, "family-name", &name);
        let switch = part(&section, "family-on")?;
        set(&switch, "data-without", family);
        set(&switch, "aria-label", &name);
        let rows = part(&section, "rules")?;
        let of_family: Vec<&Rule> = rules().iter().filter(|rule| family_of(rule) == family).collect();
        fill(&section, "family-count", &counted("rules", of_family.len()));
        for rule in of_family {
            let row = row(page, rule)?;
            rows.append_child(&row).ok()?;
        }
        list.append_child(&section).ok()?;
    }
    let (changed, root) = (Rc::clone(form), page.clone());
    on(&list, "change", move |event: &Event| {
        if let Some(select) =
            element_of(event.target()).and_then(|element| element.closest("[data-rule-choice]").ok()?)
        {
            choose(&changed, &root, &select);
        }
    });
    let (box_, found) = (part(page, "search")?, page.clone());
    on(&box_, "input", move |event: &Event| {
        let text = element_of(event.target()).and_then(|element| value(&element)).unwrap_or_default();
        search(&found, &text);
    });
    Some(())
}

/// Shows what is chosen for each rule.
pub(super) fn show(page: &Element, current: &Current) {
    let check = &current.stored.check;
    for select in all::<HtmlSelectElement>(page, "[data-rule-choice]") {
        let rule = select.get_attribute("data-rule-choice").unwrap_or_default();
        let chosen = check.severities.get(&rule).map_or("", |severity| severity_name(*severity));
        select.set_value(if check.off.contains(&rule) { "off" } else { chosen });
        lock(&select, current.policy.locks("check.severities") || current.policy.locks("check.off"));
    }
}

fn row(page: &Element, rule: &Rule) -> Option<Element> {
    let row = copy_of_template(page, "rule")?;
    set(&row, "data-severity", severity_name(rule.severity));
    fill(&row, "rule-message", rule.message);
    let severity = severity_name(rule.severity);
    fill(&row, "rule-id", &format!("{} · {}", word(&format!("severity_{severity}")), rule.id));
    let select = part(&row, "rule-choice")?;
    set(&select, "data-rule-choice", rule.id);
    set(&select, "aria-label", &words("rule_choice", &[rule.message]));
    let standard: Element = first(&select, "option[value='']")?;
    standard
        .set_text_content(Some(&words("as_proposed", &[&word(&format!("severity_{}", severity_name(rule.severity)))])));
    Some(row)
}

fn choose(form: &Form, page: &Element, select: &Element) -> Option<()> {
    let rule = select.get_attribute("data-rule-choice")?;
    let mut stored = form.current().stored;
    stored.check.off.remove(&rule);
    stored.check.severities.remove(&rule);
    match value(select)?.as_str() {
        "off" => drop(stored.check.off.insert(rule)),
        "info" => drop(stored.check.severities.insert(rule, Severity::Info)),
        "caution" => drop(stored.check.severities.insert(rule, Severity::Caution)),
        "stop" => drop(stored.check.severities.insert(rule, Severity::Stop)),
        _ => {}
    }
    form.save(page, stored);
    Some(())
}

/// Shows only rules that hold every word that is looked for, in their text or name.
fn search(page: &Element, text: &str) {
    let wanted: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut count = 0;
    for section in all::<HtmlElement>(page, "[data-family]") {
        let mut any = false;
        for row in all::<HtmlElement>(&section, "[data-part='rule']") {
            let said = |name| part(&row, name).and_then(|part| part.text_content()).unwrap_or_default().to_lowercase();
            let all = said("rule-message") + " " + &said("rule-id");
            let fits = wanted.iter().all(|word| all.contains(word.as_str()));
            row.set_hidden(!fits);
            any |= fits;
            count += usize::from(fits);
        }
        section.set_hidden(!any);
        if let Some(list) = first::<HtmlDetailsElement>(&section, "details") {
            list.set_open(any && !wanted.is_empty());
        }
    }
    fill(page, "found", &if wanted.is_empty() { String::new() } else { counted("found", count) });
}

/// The families, in the order of their first rules.
fn families() -> Vec<&'static str> {
    let mut families = Vec::new();
    for rule in rules() {
        if !families.contains(&family_of(rule)) {
            families.push(family_of(rule));
        }
    }
    families
}

fn family_of(rule: &Rule) -> &'static str {
    rule.id.split('.').next().unwrap_or(rule.id)
}
