//! What is known of a composer while someone writes in it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use chaperone::{Finding, Settings, Severity};
use gloo::timers::callback::Timeout;

use crate::composer::Composer;
use crate::editor::{Caret, Editor};
use crate::look::{Issue, Look, State};
use crate::observers::{Changes, Sizes};
use crate::settings::{Hold, Stored};

/// A composer, the last look at it, and what its author decided.
pub(crate) struct Watch {
    /// Tells the composers of one page apart.
    pub(crate) id: u32,
    /// Where it is.
    pub(crate) composer: Composer,
    looks: RefCell<Vec<Rc<Look>>>,
    ignored: RefCell<BTreeSet<Issue>>,
    shown: RefCell<BTreeSet<Issue>>,
    hold: Cell<Hold>,
    counted: Cell<bool>,
    /// The box that was last written in.
    pub(crate) active: RefCell<Option<Editor>>,
    /// Where the caret was when the author left the box for the panel.
    pub(crate) caret: RefCell<Option<Caret>>,
    /// When the author last pressed a key here, in ms.
    pub(crate) typed: Cell<f64>,
    /// Whether an input method is composing a word.
    pub(crate) composing: Cell<bool>,
    /// Since when the next look has been due, in ms.
    pub(crate) waiting: Cell<Option<f64>>,
    /// The next look, if one is due.
    pub(crate) due: RefCell<Option<Timeout>>,
    observers: RefCell<Option<(Changes, Sizes)>>,
}

impl Watch {
    /// Begins to watch a composer.
    pub(crate) fn new(id: u32, composer: Composer) -> Self {
        Self {
            id,
            composer,
            looks: RefCell::default(),
            ignored: RefCell::default(),
            shown: RefCell::default(),
            hold: Cell::default(),
            counted: Cell::default(),
            active: RefCell::default(),
            caret: RefCell::default(),
            typed: Cell::new(f64::NEG_INFINITY),
            composing: Cell::new(false),
            waiting: Cell::default(),
            due: RefCell::default(),
            observers: RefCell::default(),
        }
    }

    /// Keeps the observers that tell of changes for as long as the composer is watched.
    pub(crate) fn keep(&self, changes: Option<Changes>, sizes: Option<Sizes>) {
        *self.observers.borrow_mut() = changes.zip(sizes);
    }

    /// Looks at every box as it is now. Only what changed since the last look is checked again.
    pub(crate) fn look(&self, settings: &Settings, chosen: &Stored) -> Vec<Rc<Look>> {
        self.hold.set(chosen.hold);
        let boxes = self.composer.boxes();
        let media = self.composer.media(&boxes);
        let reply = self.composer.is_reply();
        let before = self.looks.take();
        let looks: Vec<Rc<Look>> = boxes
            .into_iter()
            .zip(media)
            .enumerate()
            .map(|(at, (editor, media))| {
                let text = editor.text();
                let same =
                    |look: &&Rc<Look>| look.editor == editor && look.still_holds(&text, &media, reply && at == 0);
                match before.iter().find(same) {
                    Some(look) => Rc::clone(look),
                    None => Rc::new(Look::new(editor, text, media, reply && at == 0, settings, chosen)),
                }
            })
            .collect();
        self.looks.replace(looks.clone());
        looks
    }

    /// Forgets what the core said, because it may now say something else.
    pub(crate) fn forget_looks(&self) {
        self.looks.take();
    }

    /// The looks of the last time.
    pub(crate) fn last(&self) -> Vec<Rc<Look>> {
        self.looks.borrow().clone()
    }

    /// What was decided for a draft ends with the draft. The next may begin before anybody looks, so this is asked at every
    /// change; it costs nothing while nothing is decided.
    pub(crate) fn forget_decisions_of_an_emptied_draft(&self) {
        let is_decided = self.counted.get() || !self.ignored.borrow().is_empty() || !self.shown.borrow().is_empty();
        if is_decided && self.composer.boxes().iter().all(|editor| editor.text().trim().is_empty()) {
            self.counted.set(false);
            self.ignored.take();
            self.shown.take();
        }
    }

    /// Takes over what the author decided about the same text in another composer, as when the page draws one anew.
    pub(crate) fn inherit(&self, other: &Self) {
        self.counted.set(other.counted.get());
        self.ignored.replace(other.ignored.borrow().clone());
        self.shown.replace(other.shown.borrow().clone());
    }

    /// Silences an issue in this draft.
    pub(crate) fn ignore(&self, issue: Issue) {
        self.ignored.borrow_mut().insert(issue);
    }

    /// Whether a finding is to be shown.
    pub(crate) fn counts(&self, look: &Look, finding: &Finding) -> bool {
        let ignored = self.ignored.borrow();
        !ignored.contains(&look.issue(finding)) && !ignored.contains(&Issue::whole_rule(finding))
    }

    /// The findings of a look that are to be shown.
    pub(crate) fn findings<'a>(&'a self, look: &'a Look) -> impl Iterator<Item = &'a Finding> {
        look.findings().iter().filter(|finding| self.counts(look, finding))
    }

    /// The findings that hold Post, with the look they belong to.
    pub(crate) fn stops<'a>(&'a self, looks: &'a [Rc<Look>]) -> impl Iterator<Item = (usize, &'a Look, &'a Finding)> {
        let hold = self.hold.get();
        self.in_all(looks).filter(move |(_, _, finding)| hold.holds(finding.severity))
    }

    fn in_all<'a>(&'a self, looks: &'a [Rc<Look>]) -> impl Iterator<Item = (usize, &'a Look, &'a Finding)> {
        looks
            .iter()
            .enumerate()
            .flat_map(move |(at, look)| self.findings(look).map(move |finding| (at, &**look, finding)))
    }

    /// Whether something is written here that was not counted yet. Asking counts it.
    pub(crate) fn is_a_new_draft(&self, looks: &[Rc<Look>]) -> bool {
        !is_empty(looks) && !self.counted.replace(true)
    }

    /// How serious the most serious box is, and how many findings there are in all.
    pub(crate) fn state(&self, looks: &[Rc<Look>]) -> (State, usize) {
        let state = looks.iter().map(|look| look.state(|finding| self.counts(look, finding))).max();
        let count = looks.iter().map(|look| self.findings(look).count()).sum();
        (state.unwrap_or(State::Clear), count)
    }

    /// Whether something serious is there that the author was not shown before. Asking counts as showing.
    pub(crate) fn has_news(&self, looks: &[Rc<Look>]) -> bool {
        let mut shown = self.shown.borrow_mut();
        let mut news = false;
        let serious = self.in_all(looks).filter(|(_, _, finding)| finding.severity == Severity::Stop);
        for (_, look, finding) in serious {
            news |= shown.insert(look.issue(finding));
        }
        if looks.iter().any(|look| look.state(|_| false) == State::Crisis) {
            news |= shown.insert(Issue::crisis());
        }
        news
    }

    /// Gives the keyboard back to the draft, with the caret where it was.
    pub(crate) fn return_to_draft(&self) {
        if let Some(editor) = self.active_editor() {
            editor.focus();
            self.caret.take().iter().for_each(|caret| editor.restore(caret));
        }
    }

    /// The box that was last written in, as long as it is there; otherwise the first.
    pub(crate) fn active_editor(&self) -> Option<Editor> {
        let boxes = self.composer.boxes();
        let active = self.active.borrow().clone().filter(|active| boxes.contains(active));
        active.or_else(|| boxes.into_iter().next())
    }
}

/// Whether nothing is written in any box.
pub(crate) fn is_empty(looks: &[Rc<Look>]) -> bool {
    looks.iter().all(|look| look.text.trim().is_empty())
}
