//! Where the status and the panel stand: beside the composer, never over what one reads, writes or presses.

use crate::dom::Rect;

/// Room between our parts and the page's, in CSS pixels.
const GAP: f64 = 8.0;

/// The width of a window below which the panel is a sheet at its lower edge, in CSS pixels.
const NARROW: f64 = 560.0;

/// Less height than this shows too little of a finding, in CSS pixels.
const LOWEST: f64 = 160.0;

/// The most height the panel takes, in CSS pixels.
const HIGHEST: f64 = 560.0;

/// Where the panel stands, and how high it may grow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Place {
    /// Its upper left corner.
    Beside { left: f64, top: f64, height: f64 },
    /// Along the lower edge of the window.
    Sheet { height: f64 },
}

/// The upper left corner of the status: at the beginning of the widest gap in the toolbar's row, where nothing moves when
/// the counter comes and goes beside Post; where the row is full, right below it.
pub(crate) fn status(toolbar: Rect, taken: &[Rect], size: (f64, f64), is_rtl: bool) -> (f64, f64) {
    let (width, height) = size;
    let middle = toolbar.top + (toolbar.height() - height) / 2.0;
    let mut taken: Vec<Rect> = taken.iter().copied().filter(|part| !part.is_empty()).collect();
    taken.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut gaps = Vec::new();
    let mut left = toolbar.left;
    for part in &taken {
        gaps.push((left, part.left));
        left = left.max(part.right);
    }
    gaps.push((left, toolbar.right));
    let widest = gaps.into_iter().max_by(|one, other| (one.1 - one.0).total_cmp(&(other.1 - other.0)));
    match widest.filter(|(from, to)| to - from >= width + 2.0 * GAP) {
        Some((_, to)) if is_rtl => (to - width - GAP, middle),
        Some((from, _)) => (from + GAP, middle),
        None if is_rtl => (toolbar.left, toolbar.bottom + GAP / 2.0),
        None => (toolbar.right - width, toolbar.bottom + GAP / 2.0),
    }
}

/// The place of a panel of this size by a composer: to its right, to its left, below or above it, whichever is the first
/// to hold it; else along the lower edge of the window.
pub(crate) fn panel(composer: Rect, size: (f64, f64), window: (f64, f64)) -> Place {
    let (width, wanted) = (size.0, size.1.min(HIGHEST));
    let (across, down) = window;
    let full = (down - 2.0 * GAP).min(HIGHEST);
    let below = down - composer.bottom - 2.0 * GAP;
    let above = composer.top - 2.0 * GAP;
    if across >= NARROW {
        let top = composer.top.clamp(GAP, (down - GAP - wanted.min(full)).max(GAP));
        let height = full.min(down - GAP - top);
        if composer.right + 2.0 * GAP + width <= across {
            return Place::Beside { left: composer.right + GAP, top, height };
        }
        if composer.left - 2.0 * GAP - width >= 0.0 {
            return Place::Beside { left: composer.left - GAP - width, top, height };
        }
        let left = (composer.right - width).clamp(GAP, (across - width - GAP).max(GAP));
        if below >= LOWEST.max(wanted.min(above)) {
            return Place::Beside { left, top: composer.bottom + GAP, height: below.min(HIGHEST) };
        }
        if above >= LOWEST {
            let height = above.min(HIGHEST);
            return Place::Beside { left, top: composer.top - GAP - wanted.min(height), height };
        }
    }
    Place::Sheet { height: below.clamp(LOWEST, HIGHEST.min((down * 0.6).max(LOWEST))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f64, top: f64, right: f64, bottom: f64) -> Rect {
        Rect { left, top, right, bottom }
    }

    #[test]
    fn the_status_stands_where_the_widest_gap_begins() {
        let toolbar = rect(100.0, 200.0, 600.0, 240.0);
        let tools = rect(100.0, 204.0, 280.0, 236.0);
        let post = rect(500.0, 204.0, 600.0, 236.0);
        let counter = rect(430.0, 210.0, 450.0, 230.0);
        assert_eq!(status(toolbar, &[tools, post], (30.0, 30.0), false), (288.0, 205.0));
        assert_eq!(status(toolbar, &[tools, counter, post], (30.0, 30.0), false), (288.0, 205.0));
        assert_eq!(status(toolbar, &[tools, post], (30.0, 30.0), true), (462.0, 205.0));
    }

    #[test]
    fn a_full_row_has_the_status_below_it() {
        let toolbar = rect(0.0, 200.0, 320.0, 240.0);
        assert_eq!(status(toolbar, &[rect(0.0, 204.0, 310.0, 236.0)], (30.0, 30.0), false), (290.0, 244.0));
    }

    #[test]
    fn hidden_parts_take_no_room() {
        let toolbar = rect(0.0, 0.0, 100.0, 40.0);
        assert_eq!(status(toolbar, &[rect(60.0, 0.0, 60.0, 0.0)], (30.0, 30.0), false), (8.0, 5.0));
    }

    #[test]
    fn the_panel_stands_where_there_is_room() {
        let size = (340.0, 300.0);
        for (composer, window, place) in [
            (rect(300.0, 50.0, 900.0, 250.0), (1280.0, 900.0), Place::Beside { left: 908.0, top: 50.0, height: 560.0 }),
            (
                rect(600.0, 50.0, 1200.0, 250.0),
                (1280.0, 900.0),
                Place::Beside { left: 252.0, top: 50.0, height: 560.0 },
            ),
            (
                rect(340.0, 50.0, 940.0, 250.0),
                (1280.0, 900.0),
                Place::Beside { left: 600.0, top: 258.0, height: 560.0 },
            ),
            (
                rect(340.0, 600.0, 940.0, 850.0),
                (1280.0, 900.0),
                Place::Beside { left: 600.0, top: 292.0, height: 560.0 },
            ),
            (rect(0.0, 50.0, 390.0, 300.0), (390.0, 844.0), Place::Sheet { height: 506.4 }),
        ] {
            assert_eq!(panel(composer, size, window), place, "{composer:?}");
        }
    }

    #[test]
    fn nothing_reaches_out_of_a_low_window() {
        let place = panel(rect(300.0, -40.0, 900.0, 160.0), (340.0, 900.0), (1280.0, 400.0));
        assert_eq!(place, Place::Beside { left: 908.0, top: 8.0, height: 384.0 });
    }
}
