//! Towns: the communes that schools belong to.

use base::Id;

db::row! {
    /// A commune, known by its INSEE code.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Town {
        pub id: Id<Town>,
        pub insee: String,
        pub name: String,
        pub department: String,
    }
}
