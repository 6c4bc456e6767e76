//! The purchasing group (groupement de commandes): members, markets, orders, shares, alerts.
//!
//! Several buyers make a group by an agreement to conclude markets together (Code de la commande
//! publique L2113-6, L2113-7); one of them, the coordinator, may do so for all. Nothing here reads
//! a clock: the day comes in.

mod alert;
mod market;

pub use alert::{Alert, AlertRules, alerts};
pub use market::{Group, GroupMember, Market, MarketRefusal, Order, Orders, Renewal};

#[cfg(test)]
mod tests;
