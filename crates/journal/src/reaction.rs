//! Reactions: a small set, the same for everybody, one for each person. They are counted, and only
//! the team sees whose they are.

db::word! {
    pub enum Reaction { Heart = "heart", Bravo = "bravo", Smile = "smile", Star = "star" }
}

impl Reaction {
    /// The picture of the sprite.
    pub const fn icon(self) -> &'static str {
        match self {
            Reaction::Heart => "heart",
            Reaction::Bravo => "gift",
            Reaction::Smile => "smile",
            Reaction::Star => "star",
        }
    }
}
