//! How abusive words are kept: as hashes, so that none of them stands in the module or, if it is a slur, in the tree.

/// The lowest bits of a hash are left free for the class of the word.
pub(crate) const CLASS_MASK: u64 = 0xFF;

/// The hash of no letters.
pub(crate) const EMPTY: u64 = 0xCBF2_9CE4_8422_2325;

/// The hash of what was hashed before and some more letters: FNV-1a.
pub(crate) fn extend(hash: u64, letters: &str) -> u64 {
    letters.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}

/// A hash as the table holds it.
pub(crate) fn key(hash: u64) -> u64 {
    (hash ^ hash >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) & !CLASS_MASK
}
