//! `preau migrate`: brings the tables up to date.

use super::Done;
use crate::{config::Config, house};

pub async fn run(config: &Config) -> Done {
    let (_, steps) = house::open_database(config).await?;
    println!("{steps} étape(s) nouvelle(s).");
    Ok(())
}
