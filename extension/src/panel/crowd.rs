//! How many people fit the description: a field of dots, one for each of them, that thins out as details add up.

use std::rc::Rc;

use chaperone::Identifiability;
use web_sys::Element;

use crate::dom::{copy_of_template, fill, part, set};
use crate::look::Look;
use crate::surface::Surface;
use crate::words::{word, words};

/// As many dots as stand in the field, and the largest crowd that is worth a word.
const DOTS: u8 = 128;

/// Details named at most.
const NAMED: usize = 4;

/// Shows the smallest crowd among the boxes, where details narrow it at all.
pub(super) fn show(surface: &Surface, panel: &Element, looks: &[Rc<Look>]) -> Option<()> {
    let reports = looks.iter().filter_map(|look| look.report());
    let smallest = reports
        .map(|report| &report.identifiability)
        .filter(|found| !found.features.is_empty() && found.bits > 0.0 && found.crowd <= f32::from(DOTS))
        .min_by(|one, other| one.crowd.total_cmp(&other.crowd));
    part(panel, "crowd")?.set_hidden(smallest.is_none());
    let found = smallest?;
    fill(panel, "crowd-text", &people("crowd", found.crowd));
    fill(panel, "crowd-features", &words("crowd_features", &[&features(found)]));
    let edit = found.cheapest_edit.as_ref().map(|feature| match found.after_edit_crowd {
        Some(crowd) => words("crowd_edit_then", &[feature.label, &format!("{crowd:.0}")]),
        None => words("crowd_edit", &[feature.label]),
    });
    fill(panel, "crowd-edit", &edit.unwrap_or_default());
    let dots = part(panel, "dots")?;
    show_dots(surface, &dots, found.crowd)
}

/// "About 12 people fit this description."
fn people(key: &str, crowd: f32) -> String {
    if crowd < 1.5 { word(&format!("{key}_one")) } else { words(key, &[&format!("{crowd:.0}")]) }
}

/// What narrows the crowd most.
fn features(found: &Identifiability) -> String {
    let mut features: Vec<_> = found.features.iter().filter(|feature| feature.bits > 0.0).collect();
    features.sort_by(|one, other| other.bits.total_cmp(&one.bits));
    features.iter().take(NAMED).map(|feature| feature.label).collect::<Vec<_>>().join(", ")
}

fn show_dots(surface: &Surface, field: &Element, crowd: f32) -> Option<()> {
    while field.child_element_count() < u32::from(DOTS) {
        let dot = copy_of_template(&surface.body, "dot")?;
        field.append_child(&dot).ok()?;
    }
    let mut dot = field.first_element_child();
    let mut at = 0.0;
    while let Some(element) = dot {
        set(&element, "class", if at < crowd.round().max(1.0) { "fits" } else { "" });
        at += 1.0;
        dot = element.next_element_sibling();
    }
    Some(())
}
