//! The options page: everything that can be chosen, and taking it along, bringing it back, or starting afresh.

use std::rc::Rc;

use chaperone::specialties;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, HtmlElement, HtmlInputElement, Url};

use super::form::{Form, say};
use super::{body, on_system_colours, paint, rule_list};
use crate::browser;
use crate::dom::{document, fill, part, set};
use crate::listen::on;
use crate::settings::{self, Current, Problem, Stored};
use crate::words::{counted, word, words};

/// What the exported file is called.
const FILE: &str = "chaperone-settings.json";

/// A settings file is far smaller, in bytes.
const LARGEST_FILE: f64 = 1_000_000.0;

/// Fills the page and listens.
pub(crate) fn start() -> Option<()> {
    let page = body()?;
    let form = Form::new(&page);
    rule_list::draw(&page, &form)?;
    list_specialties(&page)?;
    let (followed, shown) = (Rc::clone(&form), page.clone());
    settings::follow(move |current| show(&shown, &followed, current));
    let painted = Rc::clone(&form);
    on_system_colours(move || paint(painted.current().stored.theme));

    let exported = Rc::clone(&form);
    pressed(&page, "export", move || {
        save_as_file(&settings::export(&exported.current().stored));
    });
    let file: HtmlInputElement = part(&page, "file")?.dyn_into().ok()?;
    let opened = file.clone();
    pressed(&page, "import", move || opened.click());
    let (imported, root) = (Rc::clone(&form), page.clone());
    on(&file.clone(), "change", move |_: &Event| import(&imported, &root, &file));
    let root = page.clone();
    pressed(&page, "reset", move || ask_to_reset(&root, true));
    let root = page.clone();
    pressed(&page, "reset-no", move || ask_to_reset(&root, false));
    let (reset, root) = (Rc::clone(&form), page.clone());
    pressed(&page, "reset-yes", move || {
        ask_to_reset(&root, false);
        let (form, root) = (Rc::clone(&reset), root.clone());
        spawn_local(async move {
            if browser::forget_all().await.is_some() {
                form.save(&root, Stored::default());
                say(&root, &word("reset_done"));
            }
        });
    });
    let (forgotten, root) = (Rc::clone(&form), page.clone());
    pressed(&page, "forget-ignored", move || {
        let mut stored = forgotten.current().stored;
        stored.ignored.clear();
        forgotten.save(&root, stored);
    });
    Some(())
}

fn show(page: &Element, form: &Form, current: Current) {
    paint(current.stored.theme);
    rule_list::show(page, &current);
    fill(page, "problem", &current.problem.as_ref().map(problem_text).unwrap_or_default());
    fill(page, "managed", &if current.policy.is_there() { word("managed") } else { String::new() });
    let words: Vec<&str> = current.policy.words.iter().map(String::as_str).collect();
    let own = if words.is_empty() { String::new() } else { self::words("policy_words", &[&words.join(", ")]) };
    fill(page, "policy-words", &own);
    let ignored = current.stored.ignored.len();
    fill(page, "ignored", &if ignored > 0 { counted("ignored", ignored) } else { word("ignored_none") });
    if let Some(button) = part(page, "forget-ignored") {
        button.set_hidden(ignored == 0);
    }
    form.show(page, current);
}

/// Specialties are words of the core, as rules are.
fn list_specialties(page: &Element) -> Option<()> {
    let select = part(page, "specialty")?;
    let mut names: Vec<&str> = specialties().iter().map(|specialty| specialty.id).collect();
    names.sort_unstable();
    for name in names {
        let option = document()?.create_element("option").ok()?;
        set(&option, "value", name);
        option.set_text_content(Some(name));
        select.append_child(&option).ok()?;
    }
    Some(())
}

fn pressed(page: &Element, name: &str, mut act: impl FnMut() + 'static) {
    if let Some(button) = part(page, name) {
        on(&button, "click", move |_: &Event| act());
    }
}

/// Asks once more, or no longer.
fn ask_to_reset(page: &Element, asks: bool) {
    for (name, hidden) in [("reset-ask", !asks), ("reset", asks)] {
        if let Some(part) = part(page, name) {
            part.set_hidden(hidden);
        }
    }
    if let Some(next) = part(page, if asks { "reset-no" } else { "reset" }) {
        // A button that is shown takes the focus.
        let _ = next.focus();
    }
}

fn import(form: &Rc<Form>, page: &Element, input: &HtmlInputElement) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    input.set_value("");
    let (form, page) = (Rc::clone(form), page.clone());
    spawn_local(async move {
        let text = if file.size() > LARGEST_FILE { None } else { JsFuture::from(file.text()).await.ok() };
        let read = match text.and_then(|text| text.as_string()) {
            Some(text) => settings::import(&text),
            None => Err(Problem { line: None, key: "fault_file", detail: String::new() }),
        };
        let wrong = match read {
            Ok(stored) => {
                form.save(&page, stored);
                String::new()
            }
            Err(problem) => words("nothing_changed", &[&problem_text(&problem)]),
        };
        fill(&page, "import-problem", &wrong);
    });
}

/// "Line 4: There is no rule “rude.word”."
fn problem_text(problem: &Problem) -> String {
    let text = words(problem.key, &[&problem.detail]);
    problem.line.map_or(text.clone(), |line| words("line", &[&line.to_string(), &text]))
}

/// Hands a text over as a download.
fn save_as_file(text: &str) -> Option<()> {
    let document = document()?;
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let file = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&file).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    set(&link, "download", FILE);
    link.set_href(&address);
    link.unchecked_ref::<HtmlElement>().click();
    Url::revoke_object_url(&address).ok()
}
