//! Judgement: what a draft should not say, one file per family.

mod advice;
pub(crate) mod chosen;
mod claims;
mod conduct;
mod confidentiality;
mod conflict;
mod copyright;
pub(crate) mod fixes;
pub(crate) mod organisation;
mod relevance;
mod respect;
mod stance;
mod support;
mod wording;

use crate::context::Context;
use crate::data::{self, Rule, RuleIndex, When};
use crate::draft::Media;
use crate::identifiability::Crowd;
use crate::identifiers::Found;
use crate::report::{Finding, Fix, Severity, Span};
use crate::settings::Settings;
use fixes::{leave_out, replace_words};
use wording::Wording;

/// Every finding, the most serious first, then in the order of the text.
pub(crate) fn judge(
    context: &Context<'_, '_>,
    identifiers: &[Found],
    crowd: &Crowd,
    media: &[Media],
    settings: &Settings,
) -> Vec<Finding> {
    let mut findings = confidentiality::judge(context, identifiers, crowd, media);
    findings.extend(respect::judge(context));
    let wording = Wording::new(context);
    findings.extend(claims::judge(context, &wording));
    findings.extend(copyright::judge(context, &wording));
    findings.extend(advice::judge(context, &wording));
    findings.extend(conflict::judge(context, &wording));
    findings.extend(wording.findings("role"));
    findings.extend(relevance::judge(context, &wording, &settings.recent));
    findings.extend(conduct::judge(context, &wording));
    findings.extend(support::judge(context, &wording));
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.span, finding.rule));
    findings
}

impl RuleIndex {
    fn rule(self) -> Option<&'static Rule> {
        data::RULES.get(usize::from(self.0))
    }

    /// A finding of the rule, with the severity that `data/` gives it.
    fn finding(self, span: Span, fixes: Vec<Fix>) -> Option<Finding> {
        let rule = self.rule()?;
        Some(Finding {
            rule: rule.id,
            severity: rule.severity,
            span,
            message: rule.message,
            why: rule.why,
            source: rule.source,
            correctable: rule.id.starts_with("claims.") && rule.severity > Severity::Info,
            fixes,
        })
    }
}

impl When {
    fn holds(self, context: &Context<'_, '_>) -> bool {
        match self {
            Self::Always => true,
            Self::Clinical => context.clinical,
        }
    }
}

/// The same finding, less serious.
fn lowered(mut finding: Finding, to: Severity) -> Finding {
    finding.severity = finding.severity.min(to);
    finding
}
