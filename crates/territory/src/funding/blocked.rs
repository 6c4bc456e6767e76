//! Why a campaign, or a key, is not where it would have to be.

/// The state of what is kept said no; nothing has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Blocked {
    #[error("the key is not voted")]
    KeyNotVoted,
    /// A later version holds for the year.
    #[error("version {number} of the key holds for {year}")]
    OtherKeyHolds { number: u32, year: i16 },
    #[error("no key holds for {year} yet")]
    NoKeyHolds { year: i16 },
    #[error("a campaign of {0} is there")]
    CampaignThere(i16),
    #[error("it is frozen")]
    FrozenAlready,
    #[error("it is not frozen, or was called")]
    NotFrozen,
    /// Counts from which a frozen campaign was reckoned are corrected in the accounts.
    #[error("the counts were used")]
    CountsUsed,
}
