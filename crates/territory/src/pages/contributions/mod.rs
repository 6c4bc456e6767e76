//! The pages of contributions and of the purchasing group.

mod account;
mod accounts;
mod alerts;
mod campaign;
mod campaign_form;
mod count;
mod entries;
mod entry_fields;
mod exports;
mod funding;
mod group;
mod home;
mod key;
mod key_edit;
mod key_fields;
pub mod key_form;
mod market;
mod market_form;
mod own_simulation;
pub mod pieces;
mod reading;
mod simulation;
mod statement;

use crate::funding::urls;
use web::{Routes, get, post};

pub fn routes() -> Routes {
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/territoire/contributions/{syndicate}", get(funding::get))
        .at(
            "/territoire/contributions/{syndicate}/nouvelle-cle",
            get(key_edit::get_new).post(key_edit::post_new),
        )
        .at("/territoire/contributions/{syndicate}/comptages", post(funding::post_count))
        .at(
            "/territoire/contributions/{syndicate}/nouvelle-campagne",
            get(campaign_form::get_new).post(campaign_form::post_new),
        )
        .at("/territoire/contributions/{syndicate}/comptes", get(accounts::get))
        .at("/territoire/contributions/{syndicate}/comptes.csv", get(accounts::csv))
        .at(
            "/territoire/contributions/{syndicate}/groupements",
            get(group::get_new).post(group::post_new),
        )
        .at("/territoire/contributions/cles/{key}", get(key::get))
        .at("/territoire/contributions/cles/{key}/edition", get(key_edit::get).post(key_edit::post))
        .at("/territoire/contributions/cles/{key}/vote", post(key::post))
        .at("/territoire/contributions/comptages/{count}", get(count::get))
        .at("/territoire/contributions/comptages/{count}/correction", post(count::post))
        .at("/territoire/contributions/comptages/{count}/simulation", get(simulation::get))
        .at("/territoire/contributions/comptages/{count}/simulation.csv", get(simulation::csv))
        .at("/territoire/contributions/comptages/{count}/proposition", post(simulation::post))
        .at("/territoire/contributions/campagnes/{campaign}", get(campaign::get))
        .at(
            "/territoire/contributions/campagnes/{campaign}/edition",
            get(campaign_form::get).post(campaign_form::post),
        )
        .at("/territoire/contributions/campagnes/{campaign}/gel", post(campaign::freeze))
        .at("/territoire/contributions/campagnes/{campaign}/appels", post(campaign::call))
        .at("/territoire/contributions/campagnes/{campaign}/etats.pdf", get(statement::get_all))
        .at(
            "/territoire/contributions/campagnes/{campaign}/contributions.csv",
            get(exports::contributions),
        )
        .at("/territoire/contributions/campagnes/{campaign}/comptabilite.csv", get(exports::budget))
        .at("/territoire/contributions/comptes/{account}", get(account::get))
        .at("/territoire/contributions/comptes/{account}/ecritures", post(entries::post))
        .at("/territoire/contributions/comptes/{account}/etats/{year}", get(statement::get))
        .at("/territoire/contributions/comptes/{account}/simulation", get(own_simulation::get))
        .at("/territoire/contributions/groupements/{group}", get(group::get))
        .at("/territoire/contributions/groupements/{group}/membres", post(group::post_member))
        .at(
            "/territoire/contributions/groupements/{group}/nouveau-marche",
            get(market_form::get).post(market_form::post),
        )
        .at("/territoire/contributions/marches/{market}", get(market::get))
        .at("/territoire/contributions/marches/{market}/commandes", post(market::post_order))
        .at("/territoire/contributions/marches/{market}/reconduction", post(market::post_renewal))
}
