//! Safe messaging: a post about suicide says whom to call.

use crate::context::Context;
use crate::report::Finding;
use crate::rules::wording::Wording;
use crate::text::Kind;

/// Once in a post, and not where it leads to help already.
pub(super) fn judge(context: &Context<'_, '_>, wording: &Wording<'_, '_, '_>) -> Option<Finding> {
    let leads_on = context.text.tokens().iter().any(|token| token.kind == Kind::Url);
    let says_whom = wording.places("support").iter().any(|place| wording.is_undone(place.rule, &(0..usize::MAX)));
    if leads_on || says_whom {
        return None;
    }
    wording.findings("support").into_iter().next()
}
