//! What the parts have in common: the composers that are watched, the settings, the surface; and when to look.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

use chaperone::Settings;
use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use crate::composer::Composer;
use crate::dom::{document, now, window};
use crate::editor::Editor;
use crate::hold::Hold;
use crate::look::Look;
use crate::marks::Marks;
use crate::observers::{Changes, Sizes};
use crate::panel::Panel;
use crate::settings::{self, Colours, Current, Stored};
use crate::surface::Surface;
use crate::watch::Watch;
use crate::{actions, guard, hear, life, notice, sites, status, tally, words};

/// A look follows the last change after so long, in ms: soon enough to seem at once, late enough not to speak mid-word.
const AFTER_A_CHANGE: u32 = 120;

/// A page that never rests is looked at all the same: no change puts a look off that has waited for so long, in ms.
const LONGEST_WAIT: f64 = 1000.0;

/// The panel opens by itself only when nobody has typed for so long, in ms.
const AT_REST: f64 = 900.0;

/// What tells of a change of the page's colours.
const COLOURED_BY: &[&str] = &["style", "class", "data-theme"];

/// Everything that lasts as long as the page.
#[derive(Default)]
pub(crate) struct App {
    settings: RefCell<Settings>,
    chosen: RefCell<Stored>,
    unreadable: Cell<bool>,
    watches: RefCell<Vec<Rc<Watch>>>,
    made: Cell<u32>,
    marks: Marks,
    surface: OnceCell<Surface>,
    colours: RefCell<Option<Changes>>,
    placing: Cell<bool>,
    pub(crate) panel: Panel,
    pub(crate) hold: Hold,
}

/// Starts listening. The surface is made when the first composer is written in; until then the page holds nothing of ours.
pub(crate) fn start() {
    let app = Rc::new(App::default());
    guard::listen(&app);
    hear::listen(&app);
    words::load();
    settings::follow(move |current| app.take_settings(current));
}

impl App {
    /// The surface; made, added to the page and listened to when it is first asked for.
    pub(crate) fn surface(self: &Rc<Self>) -> Option<&Surface> {
        if self.surface.get().is_none() {
            let surface = Surface::new()?;
            actions::listen(self, &surface);
            // It was empty a line ago.
            let _ = self.surface.set(surface);
            self.follow_colours();
        }
        let surface = self.surface.get()?;
        surface.attach();
        Some(surface)
    }

    /// The surface, if there is one yet.
    pub(crate) fn shown_surface(&self) -> Option<&Surface> {
        self.surface.get()
    }

    fn follow_colours(self: &Rc<Self>) {
        let page = document().and_then(|document| document.document_element());
        let body = document().and_then(|document| document.body());
        let nodes: Vec<Node> = page.into_iter().map(Node::from).chain(body.map(Node::from)).collect();
        let app = Rc::clone(self);
        *self.colours.borrow_mut() = Changes::of_attributes(&nodes, COLOURED_BY, move || app.place_soon());
    }

    fn take_settings(self: &Rc<Self>, current: Current) {
        self.unreadable.set(current.problem.is_some());
        self.settings.replace(current.check());
        self.chosen.replace(current.stored);
        for watch in self.watches() {
            watch.forget_looks();
            self.look(&watch);
        }
    }

    /// Whether the author has switched Chaperone off on this site.
    pub(crate) fn is_off(&self) -> bool {
        self.chosen.borrow().sites_off.contains(sites::here())
    }

    /// The letter that opens and closes the panel.
    pub(crate) fn shortcut(&self) -> Option<char> {
        self.chosen.borrow().shortcut
    }

    /// The colours that were chosen.
    fn colours(&self) -> Colours {
        self.chosen.borrow().theme
    }

    fn watches(&self) -> Vec<Rc<Watch>> {
        self.watches.borrow().clone()
    }

    /// The watch of this number, if its composer is still there.
    pub(crate) fn watch_of(&self, id: u32) -> Option<Rc<Watch>> {
        self.watches.borrow().iter().find(|watch| watch.id == id).cloned()
    }

    /// The watch whose panel is open.
    pub(crate) fn open_watch(&self) -> Option<Rc<Watch>> {
        self.watch_of(self.panel.of()?)
    }

    /// The watch of a composer; begins to watch it if nobody did.
    pub(crate) fn watch(self: &Rc<Self>, composer: Composer) -> Rc<Watch> {
        if let Some(watch) = self.watches.borrow().iter().find(|watch| watch.composer == composer) {
            return Rc::clone(watch);
        }
        let id = self.made.get();
        self.made.set(id.wrapping_add(1));
        let watch = Rc::new(Watch::new(id, composer));
        if let Some(before) = self.watches().iter().find(|before| !is_there(before) && says_the_same(before, &watch)) {
            watch.inherit(before);
        }
        self.observe(&watch);
        self.watches.borrow_mut().push(Rc::clone(&watch));
        watch
    }

    fn observe(self: &Rc<Self>, watch: &Rc<Watch>) {
        let (app, weak) = (Rc::clone(self), Rc::downgrade(watch));
        let changes = Changes::below(watch.composer.root(), move || app.look_soon(&weak));
        let app = Rc::clone(self);
        let sized: Vec<Element> =
            std::iter::once(watch.composer.root().clone()).chain(watch.composer.toolbar()).collect();
        let sizes = Sizes::of(&sized, move || app.place_soon());
        watch.keep(changes, sizes);
    }

    /// Begins to watch the composer of a box, and looks at it.
    pub(crate) fn attend(self: &Rc<Self>, editor: &Editor) -> Rc<Watch> {
        let watch = self.watch(Composer::of_editor(editor));
        watch.active.replace(Some(editor.clone()));
        self.look_soon(&Rc::downgrade(&watch));
        watch
    }

    /// Looks when nothing has changed for a moment.
    pub(crate) fn look_soon(self: &Rc<Self>, watch: &Weak<Watch>) {
        let Some(watch) = watch.upgrade() else { return };
        watch.forget_decisions_of_an_emptied_draft();
        let since = watch.waiting.get().unwrap_or_else(now);
        watch.waiting.set(Some(since));
        if now() - since >= LONGEST_WAIT && watch.due.borrow().is_some() {
            return;
        }
        let (app, weak) = (Rc::clone(self), Rc::downgrade(&watch));
        let due = Timeout::new(AFTER_A_CHANGE, move || {
            if let Some(watch) = weak.upgrade() {
                watch.due.take().map(Timeout::forget);
                watch.waiting.set(None);
                app.look(&watch);
            }
        });
        watch.due.replace(Some(due));
    }

    /// Looks at a composer now, and shows what there is to say.
    pub(crate) fn look(self: &Rc<Self>, watch: &Rc<Watch>) {
        if life::is_over() || watch.composing.get() {
            return;
        }
        if !is_there(watch) || self.is_off() {
            self.forget(watch);
            return;
        }
        let looks = self.judge(watch);
        self.show(watch, &looks);
    }

    /// Judges what stands in a composer now.
    pub(crate) fn judge(&self, watch: &Watch) -> Vec<Rc<Look>> {
        watch.look(&self.settings.borrow(), &self.chosen.borrow())
    }

    /// The text of a box without what gives a patient away; nothing if that changes nothing.
    pub(crate) fn made_safe(&self, look: &Look) -> Option<String> {
        let safe = chaperone::make_safe(&look.draft()?, &self.settings.borrow());
        (safe.text != *look.text).then_some(safe.text)
    }

    fn show(self: &Rc<Self>, watch: &Rc<Watch>, looks: &[Rc<Look>]) {
        let Some(surface) = self.surface() else { return };
        if watch.is_a_new_draft(looks) {
            tally::count(tally::Event::Checked);
        }
        self.marks.show(watch, looks);
        let (state, count) = watch.state(looks);
        status::show(surface, watch, state, count);
        self.panel.show(surface, watch, looks);
        if self.unreadable.get() && self.panel.of() == Some(watch.id) {
            notice::show(surface, &words::word("settings_unreadable"), notice::Offer::Nothing);
        }
        self.place_soon();
        if state.is_serious() && watch.has_news(looks) {
            self.open_at_rest(Rc::downgrade(watch));
        }
    }

    /// Opens the panel once the author has stopped typing, if what was serious still is.
    fn open_at_rest(self: &Rc<Self>, watch: Weak<Watch>) {
        let app = Rc::clone(self);
        let Some(typed) = watch.upgrade().map(|watch| watch.typed.get()) else { return };
        let wait = (typed + AT_REST - now()).clamp(0.0, AT_REST);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped a line above")]
        let wait = wait.ceil() as u32;
        let opening = Timeout::new(wait, move || {
            let Some(watch) = watch.upgrade().filter(|watch| is_there(watch) && !life::is_over()) else { return };
            if now() - watch.typed.get() < AT_REST - 1.0 {
                app.open_at_rest(Rc::downgrade(&watch));
                return;
            }
            let (state, _) = watch.state(&watch.last());
            let is_free = app.panel.of().is_none() && !app.hold.is_open() && !status::is_covered(&watch.composer);
            if state.is_serious() && is_free {
                app.open_panel(&watch, true);
            }
        });
        opening.forget();
    }

    /// Opens the panel of a composer.
    pub(crate) fn open_panel(self: &Rc<Self>, watch: &Rc<Watch>, by_itself: bool) {
        self.look(watch);
        if self.is_off() {
            return;
        }
        let Some(surface) = self.surface() else { return };
        self.panel.open(surface, watch, by_itself);
        if self.unreadable.get() {
            notice::show(surface, &words::word("settings_unreadable"), notice::Offer::Nothing);
        }
    }

    /// Lights the words of the finding that an element of the panel belongs to; puts the light out for any other.
    pub(crate) fn light(&self, element: Option<&Element>) {
        let found = element.and_then(|element| self.panel.finding_at(element));
        self.marks.light(found.as_ref().map(|(look, finding)| (&**look, finding)));
    }

    /// Closes the panel and returns to the draft.
    pub(crate) fn close_panel(self: &Rc<Self>) {
        let (Some(surface), Some(watch)) = (self.shown_surface(), self.open_watch()) else { return };
        let had_focus = surface.focused().is_some();
        self.panel.close(surface);
        self.marks.light(None);
        if had_focus {
            watch.return_to_draft();
        }
    }

    /// Lets go of a composer that has left the page.
    fn forget(&self, watch: &Rc<Watch>) {
        self.watches.borrow_mut().retain(|other| !Rc::ptr_eq(other, watch));
        watch.due.take();
        watch.keep(None, None);
        self.marks.clear(watch);
        if let Some(surface) = self.shown_surface() {
            status::remove(surface, watch.id);
            if self.panel.of() == Some(watch.id) {
                self.panel.close(surface);
            }
        }
    }

    /// Puts everything in its place with the next frame, however often it is asked until then.
    pub(crate) fn place_soon(self: &Rc<Self>) {
        if self.watches.borrow().is_empty() || self.placing.replace(true) {
            return;
        }
        let app = Rc::clone(self);
        let frame = Closure::once_into_js(move || {
            app.placing.set(false);
            app.place();
        });
        if let Some(window) = window() {
            // Fails only for what is no function.
            let _ = window.request_animation_frame(frame.unchecked_ref());
        }
    }

    fn place(self: &Rc<Self>) {
        if life::is_over() {
            return;
        }
        for watch in self.watches() {
            if !is_there(&watch) {
                self.forget(&watch);
            }
        }
        let Some(surface) = self.shown_surface() else { return };
        surface.follow_theme(self.colours());
        for watch in self.watches() {
            status::place(surface, &watch);
            if self.panel.of() == Some(watch.id) && status::is_covered(&watch.composer) {
                self.panel.close(surface);
            }
            self.panel.place(surface, &watch);
        }
    }
}

fn is_there(watch: &Watch) -> bool {
    watch.composer.root().is_connected() && !watch.composer.boxes().is_empty()
}

/// Whether a composer holds just what another held when it was last looked at.
fn says_the_same(before: &Watch, watch: &Watch) -> bool {
    let last = before.last();
    let boxes = watch.composer.boxes();
    !last.is_empty()
        && last.len() == boxes.len()
        && last.iter().zip(&boxes).all(|(look, editor)| *look.text == *editor.text())
}
