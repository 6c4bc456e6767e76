//! The addresses of contributions and of the purchasing group.

use super::{Campaign, Counting, MemberAccount, PurchasedMarket, PurchasingGroup, WrittenKey};
use base::Id;
use people::Body;

pub const HOME: &str = "/territoire/contributions";

pub fn funding(syndicate: Id<Body>) -> String {
    format!("{HOME}/{syndicate}")
}

pub fn new_key(syndicate: Id<Body>) -> String {
    format!("{HOME}/{syndicate}/nouvelle-cle")
}

pub fn counts(syndicate: Id<Body>) -> String {
    format!("{HOME}/{syndicate}/comptages")
}

pub fn new_campaign(syndicate: Id<Body>) -> String {
    format!("{HOME}/{syndicate}/nouvelle-campagne")
}

pub fn accounts(syndicate: Id<Body>) -> String {
    format!("{HOME}/{syndicate}/comptes")
}

pub fn accounts_csv(syndicate: Id<Body>) -> String {
    format!("{HOME}/{syndicate}/comptes.csv")
}

pub fn groups(syndicate: Id<Body>) -> String {
    format!("{HOME}/{syndicate}/groupements")
}

pub fn key(key: Id<WrittenKey>) -> String {
    format!("{HOME}/cles/{key}")
}

pub fn edit_key(key: Id<WrittenKey>) -> String {
    format!("{HOME}/cles/{key}/edition")
}

pub fn vote(key: Id<WrittenKey>) -> String {
    format!("{HOME}/cles/{key}/vote")
}

pub fn count(count: Id<Counting>) -> String {
    format!("{HOME}/comptages/{count}")
}

pub fn correction(count: Id<Counting>) -> String {
    format!("{HOME}/comptages/{count}/correction")
}

pub fn simulation(count: Id<Counting>) -> String {
    format!("{HOME}/comptages/{count}/simulation")
}

pub fn simulation_csv(count: Id<Counting>) -> String {
    format!("{HOME}/comptages/{count}/simulation.csv")
}

pub fn proposal(count: Id<Counting>) -> String {
    format!("{HOME}/comptages/{count}/proposition")
}

pub fn campaign(campaign: Id<Campaign>) -> String {
    format!("{HOME}/campagnes/{campaign}")
}

pub fn edit_campaign(campaign: Id<Campaign>) -> String {
    format!("{HOME}/campagnes/{campaign}/edition")
}

pub fn freezing(campaign: Id<Campaign>) -> String {
    format!("{HOME}/campagnes/{campaign}/gel")
}

pub fn calling(campaign: Id<Campaign>) -> String {
    format!("{HOME}/campagnes/{campaign}/appels")
}

pub fn statements(campaign: Id<Campaign>) -> String {
    format!("{HOME}/campagnes/{campaign}/etats.pdf")
}

pub fn campaign_csv(campaign: Id<Campaign>) -> String {
    format!("{HOME}/campagnes/{campaign}/contributions.csv")
}

pub fn budget_csv(campaign: Id<Campaign>) -> String {
    format!("{HOME}/campagnes/{campaign}/comptabilite.csv")
}

pub fn account(account: Id<MemberAccount>) -> String {
    format!("{HOME}/comptes/{account}")
}

pub fn entries(account: Id<MemberAccount>) -> String {
    format!("{HOME}/comptes/{account}/ecritures")
}

/// The account, about to write a line of this kind.
pub fn writing(account: Id<MemberAccount>, kind: &str) -> String {
    format!("{HOME}/comptes/{account}?ecrire={kind}#form")
}

pub fn statement(account: Id<MemberAccount>, year: i16) -> String {
    format!("{HOME}/comptes/{account}/etats/{year}")
}

pub fn own_simulation(account: Id<MemberAccount>) -> String {
    format!("{HOME}/comptes/{account}/simulation")
}

pub fn purchasing(group: Id<PurchasingGroup>) -> String {
    format!("{HOME}/groupements/{group}")
}

pub fn group_members(group: Id<PurchasingGroup>) -> String {
    format!("{HOME}/groupements/{group}/membres")
}

pub fn new_market(group: Id<PurchasingGroup>) -> String {
    format!("{HOME}/groupements/{group}/nouveau-marche")
}

pub fn market(market: Id<PurchasedMarket>) -> String {
    format!("{HOME}/marches/{market}")
}

pub fn orders(market: Id<PurchasedMarket>) -> String {
    format!("{HOME}/marches/{market}/commandes")
}

pub fn renewal(market: Id<PurchasedMarket>) -> String {
    format!("{HOME}/marches/{market}/reconduction")
}
