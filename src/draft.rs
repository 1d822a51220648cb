//! What is being written: the text, what is attached to it, and whether it answers someone.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest draft that is checked, in characters: X's own limit for long posts.
pub const MAX_CHARS: usize = 25_000;

/// Something attached to a post. Only its presence is known; the file itself is never read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Media {
    /// A still image.
    Photo,
    /// A film, or an animated image.
    Video,
}

/// A post before it is public.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    text: String,
    media: Vec<Media>,
    reply: bool,
}

impl Draft {
    /// Takes the text of a post.
    ///
    /// # Errors
    ///
    /// [`TooLong`] if it has more than [`MAX_CHARS`] characters.
    pub fn new(text: impl Into<String>) -> Result<Self, TooLong> {
        let text = text.into();
        // No string has more characters than bytes: short drafts need no count.
        if text.len() > MAX_CHARS {
            let chars = text.chars().count();
            if chars > MAX_CHARS {
                return Err(TooLong { chars });
            }
        }
        Ok(Self { text, ..Self::default() })
    }

    /// The same draft with these attachments.
    #[must_use]
    pub fn with_media(self, media: Vec<Media>) -> Self {
        Self { media, ..self }
    }

    /// The same draft as an answer to someone else's post, or not.
    #[must_use]
    pub fn as_reply(self, reply: bool) -> Self {
        Self { reply, ..self }
    }

    /// The words themselves.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is attached.
    #[must_use]
    pub fn media(&self) -> &[Media] {
        &self.media
    }

    /// Whether the draft answers someone else's post.
    #[must_use]
    pub fn is_reply(&self) -> bool {
        self.reply
    }
}

/// A draft that is longer than X takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How long it is, in characters.
    pub chars: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the draft has {} characters; at most {MAX_CHARS} can be checked", self.chars)
    }
}

impl std::error::Error for TooLong {}
