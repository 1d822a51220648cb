//! Hashtags: where the author's peers are. At most three, each of which fits, none that stands in the draft already.

use std::borrow::Cow;

use crate::context::Context;
use crate::data;
use crate::report::Hashtag;
use crate::support::Raised;
use crate::text::{Kind, MAX_WEIGHT};

/// How many are offered at most.
const MOST: usize = 3;

/// Tags for the topics, the strongest topic's first. `length` is the draft's weight.
pub(crate) fn offer(context: &Context<'_, '_>, raised: &[Raised], length: u32) -> Vec<Hashtag> {
    let text = context.text;
    let present: Vec<&str> =
        text.tokens().iter().filter(|token| token.kind == Kind::Hashtag).map(|token| text.folded(token)).collect();
    let mut offered: Vec<Hashtag> = Vec::new();
    for tag in raised.iter().flat_map(|raised| raised.topic.hashtags) {
        let Some(community) = data::COMMUNITIES.get(usize::from(*tag)) else { continue };
        let known = present.contains(&community.tag.to_ascii_lowercase().as_str())
            || offered.iter().any(|offered| offered.tag == community.tag);
        if !known && fits(community.tag, length) {
            offered.push(Hashtag { tag: Cow::Borrowed(community.tag), why: Cow::Borrowed(community.why) });
        }
        if offered.len() == MOST {
            break;
        }
    }
    offered
}

/// Whether a space and the tag still fit behind the draft.
fn fits(tag: &str, length: u32) -> bool {
    u32::try_from(tag.len()).is_ok_and(|tag| length.saturating_add(1).saturating_add(tag) <= MAX_WEIGHT)
}
