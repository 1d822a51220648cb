//! Support: what the author may be going through, where peers are, and whom to call.
//!
//! *Draft → signs of danger and topics → help → tags.* Help goes before tags: at the level of crisis nothing stands
//! above the people to call.

pub(crate) mod chats;
mod crisis;
mod distress;
mod hashtags;
mod help;
pub(crate) mod moments;
mod role;
mod topics;
mod voice;

pub(crate) use hashtags::offer;
pub(crate) use help::lines;
pub use role::Role;
pub(crate) use topics::{State, raised};
