//! Rules that are words: where a rule's phrases stand, with the company that they need and without that which undoes them.

use std::ops::Range;

use crate::context::{Context, overlap};
use crate::data::{self, Meaning, RuleIndex};
use crate::report::Finding;

/// What stands beside a rule's phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Company {
    With,
    Unless,
}

/// Where the phrases of rules stand, and their company.
#[derive(Debug)]
pub(super) struct Wording<'c, 'a, 't> {
    context: &'c Context<'a, 't>,
    /// Rule by rule, within one in the order of the text.
    company: Vec<(Company, u16, usize)>,
}

/// A phrase of a rule where it stands.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Index in `RULES`.
    pub(super) rule: u16,
    pub(super) tokens: Range<usize>,
}

impl<'c, 'a, 't> Wording<'c, 'a, 't> {
    pub(super) fn new(context: &'c Context<'a, 't>) -> Self {
        let mut company: Vec<_> = context
            .hits()
            .iter()
            .filter_map(|hit| match hit.meaning {
                Meaning::RuleWith { rule } => Some((Company::With, rule, hit.tokens.start)),
                Meaning::RuleUnless { rule } => Some((Company::Unless, rule, hit.tokens.start)),
                _ => None,
            })
            .collect();
        company.sort_unstable();
        Self { context, company }
    }

    /// The places of a family's phrases, one for those that overlap, where the rule speaks.
    pub(super) fn places(&self, family: &str) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for hit in self.context.hits() {
            let Meaning::Rule { rule, .. } = hit.meaning else { continue };
            let Some(of) = data::RULES.get(usize::from(rule)) else { continue };
            let is_of_family = of.id.split('.').next() == Some(family);
            // Rules of one family seldom stand on the same words: looking back at a few places is enough.
            let is_new =
                || places.iter().rev().take(4).all(|place| place.rule != rule || !overlap(&place.tokens, &hit.tokens));
            if is_of_family && is_new() && of.when.holds(self.context) && self.speaks(rule, &hit.tokens) {
                places.push(Place { rule, tokens: hit.tokens.clone() });
            }
        }
        places
    }

    /// The findings of a family that needs no more than words.
    pub(super) fn findings(&self, family: &str) -> Vec<Finding> {
        let meant = self.places(family).into_iter().filter(|place| self.is_meant(place));
        meant
            .filter_map(|place| RuleIndex(place.rule).finding(self.context.text.span(place.tokens), Vec::new()))
            .collect()
    }

    /// Whether the author means the words at a place: they are neither quoted nor denied.
    pub(super) fn is_meant(&self, place: &Place) -> bool {
        // A denial within the words is a part of them: "not my words".
        let before = place.tokens.start..place.tokens.start;
        !self.context.text.is_quoted(&place.tokens) && !self.context.is_negated(&before)
    }

    /// Whether a rule's words mean here what the rule is about.
    fn speaks(&self, rule: u16, tokens: &Range<usize>) -> bool {
        let sentence = self.context.text.sentence(tokens.start);
        let has_with = data::RULES.get(usize::from(rule)).is_some_and(|of| of.has_with);
        let is_look_alike = self
            .context
            .hits_around(tokens.clone())
            .any(|hit| matches!(hit.meaning, Meaning::RuleNot { rule: of } if of == rule));
        !is_look_alike && (!has_with || self.has(Company::With, rule, &sentence)) && !self.is_undone(rule, &sentence)
    }

    /// Whether a sentence holds words that make it speak of something else than a rule does.
    pub(super) fn is_undone(&self, rule: u16, sentence: &Range<usize>) -> bool {
        self.has(Company::Unless, rule, sentence)
    }

    fn has(&self, company: Company, rule: u16, sentence: &Range<usize>) -> bool {
        let first = self.company.partition_point(|at| *at < (company, rule, sentence.start));
        self.company.get(first).is_some_and(|&(is, of, at)| (is, of) == (company, rule) && at < sentence.end)
    }
}
