//! Where a word stands in the table of the lexicons: shared by the core and by `build.rs`, which fills it.

/// What a word hashes to: three slots and a mark that tells it from other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Indices into the table, each in a third of its own.
    pub(crate) slots: [usize; 3],
    /// Never 0.
    pub(crate) mark: u8,
}

/// Where a word stands in a table of so many slots.
pub(crate) fn place(word: &[u8], slots: usize) -> Place {
    // FNV-1a, then the finisher of splitmix64, whose every bit depends on every letter.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^= hash >> 31;
    let third = slots / 3;
    let slot = |shift: u32, at: usize| {
        // In 64 bits: where `usize` has 32, as in WebAssembly, the product would not fit.
        let within = (((hash >> shift) & 0x1f_ffff) * third as u64) >> 21;
        at * third + usize::try_from(within).unwrap_or_default()
    };
    let mark = u8::try_from(hash >> 56).unwrap_or_default().max(1);
    Place { slots: [slot(0, 0), slot(18, 1), slot(36, 2)], mark }
}
