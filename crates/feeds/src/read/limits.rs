//! How much a feed may ask of the machine that reads it.

/// An honest academy stays far below; what goes beyond is refused with a sentence.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Files of an archive or a folder.
    pub files_max: usize,
    /// One file, once unfolded.
    pub file_bytes_max: u64,
    /// All files together.
    pub total_bytes_max: u64,
    /// A CSV: an extraction of one school, or of a town.
    pub table_bytes_max: u64,
    /// How many times its packed size a file may unfold to. AAF repeats itself: 40 is usual.
    pub ratio_max: u64,
    /// Below this size a file may unfold as much as it likes.
    pub ratio_free_bytes: u64,
    /// One piece of XML, or one row of a table.
    pub piece_bytes_max: u64,
    /// All values of one AAF entry.
    pub entry_bytes_max: usize,
    /// Tags within tags. AAF needs five.
    pub depth_max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1 << 20;
        Limits {
            files_max: 10_000,
            file_bytes_max: 8 * 1024 * MIB,
            total_bytes_max: 64 * 1024 * MIB,
            table_bytes_max: 64 * MIB,
            ratio_max: 200,
            ratio_free_bytes: 4 * MIB,
            piece_bytes_max: MIB,
            entry_bytes_max: 4 << 20,
            depth_max: 16,
        }
    }
}
