//! What the check has to say about one composer, beside it. One panel for the page: it belongs to the composer one works on.

mod crowd;
mod findings;
mod support;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use chaperone::{Finding, HelpLevel, Severity};
use web_sys::{Element, HtmlElement};

pub(crate) use findings::{Step, finding_of, first_way, go, go_to, place as place_in_thread, preview};

use crate::dom::{Rect, fill, first, now, part, rect, set, window};
use crate::look::{Look, Outcome, State};
use crate::place::{self, Place};
use crate::status;
use crate::surface::Surface;
use crate::watch::{Watch, is_empty};
use crate::words::{counted, word};

/// A press on the status right after the panel opened by itself means to open it, not to close it; in ms.
const JUST_OPENED: f64 = 600.0;

/// The panel: whose it is, and what it shows.
#[derive(Default)]
pub(crate) struct Panel {
    open: Cell<Option<Open>>,
    shown: RefCell<Vec<Rc<Look>>>,
    silenced: Cell<usize>,
}

#[derive(Clone, Copy)]
struct Open {
    watch: u32,
    by_itself: bool,
    since: f64,
}

impl Panel {
    /// Which composer's it is, if it is open.
    pub(crate) fn of(&self) -> Option<u32> {
        self.open.get().map(|open| open.watch)
    }

    /// Whether it has only just opened without being asked.
    pub(crate) fn has_just_opened_by_itself(&self) -> bool {
        self.open.get().is_some_and(|open| open.by_itself && now() - open.since < JUST_OPENED)
    }

    /// Opens it for a composer.
    pub(crate) fn open(&self, surface: &Surface, watch: &Watch, by_itself: bool) {
        if let Some(before) = self.of().filter(|&before| before != watch.id) {
            status::set_expanded(surface, before, false);
        }
        self.open.set(Some(Open { watch: watch.id, by_itself, since: now() }));
        self.shown.take();
        crate::notice::clear(surface);
        self.show(surface, watch, &watch.last());
        if let Some(panel) = surface.part("panel") {
            panel.set_hidden(false);
        }
        status::set_expanded(surface, watch.id, true);
        self.place(surface, watch);
    }

    /// Closes it.
    pub(crate) fn close(&self, surface: &Surface) {
        let Some(open) = self.open.take() else { return };
        self.shown.take();
        status::set_expanded(surface, open.watch, false);
        if let Some(panel) = surface.part("panel") {
            panel.set_hidden(true);
        }
    }

    /// Shows what the looks say, if it is open for this composer and does not show it yet.
    pub(crate) fn show(&self, surface: &Surface, watch: &Watch, looks: &[Rc<Look>]) {
        if self.of() != Some(watch.id) {
            return;
        }
        let count = looks.iter().map(|look| watch.findings(look).count()).sum();
        let same = {
            let shown = self.shown.borrow();
            shown.len() == looks.len() && shown.iter().zip(looks).all(|(one, other)| Rc::ptr_eq(one, other))
        };
        if same && self.silenced.get() == count && !looks.is_empty() {
            return;
        }
        self.shown.replace(looks.to_vec());
        self.silenced.set(count);
        let _ = render(surface, watch, looks, count);
    }

    /// The look, and the finding in it, that an element of the panel belongs to.
    pub(crate) fn finding_at(&self, element: &Element) -> Option<(Rc<Look>, Finding)> {
        let (look, finding) = finding_of(element)?;
        let look = self.shown.borrow().get(look).cloned()?;
        let finding = look.findings().get(finding)?.clone();
        Some((look, finding))
    }

    /// Puts it beside the composer.
    pub(crate) fn place(&self, surface: &Surface, watch: &Watch) -> Option<()> {
        if self.of() != Some(watch.id) {
            return None;
        }
        let panel = surface.part("panel")?;
        let window = window()?;
        let across = window.inner_width().ok()?.as_f64()?;
        let down = window.inner_height().ok()?.as_f64()?;
        let style = panel.style();
        let set_style = |name: &str, value: &str| {
            // Fails only for a malformed name.
            let _ = style.set_property(name, value);
        };
        set_style("max-height", "none");
        let own = rect(&panel);
        match place::panel(extent(watch), (own.width(), own.height()), (across, down)) {
            Place::Beside { left, top, height } => {
                set(&panel, "data-place", "beside");
                set_style("left", &format!("{}px", left.round()));
                set_style("top", &format!("{}px", top.round()));
                set_style("max-height", &format!("{}px", height.floor()));
            }
            Place::Sheet { height } => {
                set(&panel, "data-place", "sheet");
                set_style("left", "0");
                set_style("top", "auto");
                set_style("max-height", &format!("{}px", height.floor()));
            }
        }
        Some(())
    }
}

/// What the panel must not cover: the whole of a dialog, else from the first box to the end of the toolbar.
fn extent(watch: &Watch) -> Rect {
    let root = rect(watch.composer.root());
    let mut inner: Option<Rect> = None;
    let toolbar = watch.composer.toolbar();
    let boxes = watch.composer.boxes();
    let parts = boxes.iter().map(|editor| rect(editor.element())).chain(toolbar.as_ref().map(rect));
    for part in parts {
        let grown = inner.unwrap_or(part);
        inner = Some(Rect { top: grown.top.min(part.top), bottom: grown.bottom.max(part.bottom), ..root });
    }
    inner.unwrap_or(root)
}

fn render(surface: &Surface, watch: &Watch, looks: &[Rc<Look>], count: usize) -> Option<()> {
    let panel = surface.part("panel")?;
    let (state, _) = watch.state(looks);
    set(&panel, "data-state", state.name());
    if let Some(head) = first::<Element>(&panel, ".head") {
        set(&head, "data-state", state.name());
    }
    let title = title(state, looks, count);
    let is_news = part(&panel, "title").is_some_and(|element| element.text_content().as_deref() != Some(&title));
    fill(&panel, "title", &title);
    let focused = focus_of(surface);
    findings::show(surface, &panel, watch, looks);
    support::show(surface, &panel, looks, state);
    crowd::show(surface, &panel, looks);
    part(&panel, "safe")?.set_hidden(!looks.iter().any(|look| could_be_safer(watch, look)));
    let said_something = count > 0 || looks.iter().any(|look| says_more(look));
    let calm = match (is_empty(looks), said_something) {
        (true, _) => word("panel_empty"),
        (false, true) => String::new(),
        (false, false) if state == State::Off => word("too_long"),
        (false, false) => word("panel_calm"),
    };
    fill(&panel, "calm", &calm);
    keep_focus(surface, watch, focused);
    // Spoken once, when it says something else than before.
    if is_news && let Some(live) = part(&panel, "live") {
        live.set_text_content(Some(&title));
    }
    Some(())
}

/// Whether something in a box gives a patient away that a fix would settle.
fn could_be_safer(watch: &Watch, look: &Look) -> bool {
    watch.findings(look).any(|finding| {
        finding.family() == "confidentiality" && finding.severity >= Severity::Caution && !finding.fixes.is_empty()
    })
}

fn says_more(look: &Look) -> bool {
    look.report().is_some_and(|report| !report.hashtags.is_empty() || report.help != HelpLevel::None)
}

fn title(state: State, looks: &[Rc<Look>], count: usize) -> String {
    match state {
        State::Crisis => word("panel_crisis"),
        State::Off if looks.iter().any(|look| matches!(look.outcome, Outcome::TooLong)) => word("panel_off"),
        _ if count == 0 => word("panel_clear"),
        _ => counted("panel", count),
    }
}

/// What had the focus, by what it does and to which finding.
fn focus_of(surface: &Surface) -> Option<(String, Option<(usize, usize)>)> {
    let focused = surface.focused()?;
    Some((focused.get_attribute("data-part")?, finding_of(&focused)))
}

/// Drawing anew takes the focus away: it goes back to the same button, or to the draft if that is gone.
fn keep_focus(surface: &Surface, watch: &Watch, focused: Option<(String, Option<(usize, usize)>)>) {
    let Some((name, at)) = focused else { return };
    if surface.focused().is_some() {
        return;
    }
    let selector = match at {
        Some((look, finding)) => {
            format!("[data-look='{look}'][data-finding='{finding}'] [data-part='{name}']")
        }
        None => format!("[data-part='{name}']"),
    };
    match first::<HtmlElement>(&surface.body, &selector) {
        Some(same) => drop(same.focus()),
        None => drop(watch.active_editor().map(|editor| editor.focus())),
    }
}
