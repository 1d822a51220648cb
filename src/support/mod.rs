//! Support: what the author may be going through, where peers are, and whom to call.

mod hashtags;
mod help;
mod topics;

pub(crate) use hashtags::offer;
pub(crate) use help::lines;
pub(crate) use topics::{Raised, raised};
