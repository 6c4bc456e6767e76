//! Two records are one person: his articles, comments and marks follow him.

use crate::{Article, Comment, article::Edition, store::merging as store};
use base::Id;
use db::{Result, Tx};
use people::Person;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::{
    banner::Banner,
    merging::{Merging, unreadable},
};

pub const MERGING: Merging = Merging { named, rename };

/// Everything in the news that names somebody.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Named {
    pub written: Vec<Id<Article>>,
    pub edited: Vec<Id<Article>>,
    /// Article and version.
    pub versions: Vec<(Id<Article>, i64)>,
    pub seen: Vec<Id<Edition>>,
    pub comments: Vec<Id<Comment>>,
    pub hidden: Vec<Id<Comment>>,
    pub reports: Vec<Id<Comment>>,
    pub alerts: Vec<Id<Banner>>,
    pub ended: Vec<Id<Banner>>,
    pub tuned: Vec<Id<crate::Thread>>,
}

fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    let named = store::named(tx, person)?;
    serde_json::to_value(&named).map_err(|error| unreadable(&error))
}

fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let named = Named::deserialize(named).map_err(|error| unreadable(&error))?;
    store::written(tx, &named, from, to)?;
    store::said(tx, &named, from, to)?;
    store::run(tx, &named, from, to)
}
