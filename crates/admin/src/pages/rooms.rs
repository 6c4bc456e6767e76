//! The rooms of an office, by what they are for: its own, and those that other features keep for a
//! school, shown when they are in the house.

use crate::office::{
    Delegate, Govern, ManageAccounts, ManageGroups, ManagePeople, ManageRules, Office, ReadAudit,
};
use maud::{Markup, html};
use people::Right;
use web::{Action, Allows, App, Manage, Ui, ui};

/// A room: the page behind it, its words, and for whom it opens.
struct Room {
    path: &'static str,
    icon: &'static str,
    words: &'static str,
    quiet: &'static str,
    opens: fn(&Ui, &Office) -> bool,
}

/// Rooms that go together.
pub struct Floor {
    id: &'static str,
    words: &'static str,
    rooms: &'static [Room],
}

pub const FLOORS: &[Floor] = &[
    Floor {
        id: "people",
        words: web::id!("admin-floor-people"),
        rooms: &[
            Room {
                path: "/administration/ecole/{school}/personnes",
                icon: "users",
                words: web::id!("admin-people"),
                quiet: web::id!("admin-people-quiet"),
                opens: may::<ManagePeople>,
            },
            Room {
                path: "/administration/ecole/{school}/classes",
                icon: "graduation-cap",
                words: web::id!("admin-classes"),
                quiet: web::id!("admin-classes-quiet"),
                opens: may::<ManagePeople>,
            },
            Room {
                path: "/administration/ecole/{school}/groupes",
                icon: "network",
                words: web::id!("admin-groups"),
                quiet: web::id!("admin-groups-quiet"),
                opens: may::<ManageGroups>,
            },
            Room {
                path: "/administration/ecole/{school}/doublons",
                icon: "merge",
                words: web::id!("admin-duplicates"),
                quiet: web::id!("admin-duplicates-quiet"),
                opens: may::<ManagePeople>,
            },
            Room {
                path: "/administration/ecole/{school}/imports",
                icon: "download",
                words: web::id!("admin-feeds"),
                quiet: web::id!("admin-feeds-quiet"),
                opens: |ui, office| has(ui, office, Right::Feeds),
            },
            Room {
                path: "/administration/ecole/{school}/conservation",
                icon: "calendar-clock",
                words: web::id!("admin-retention"),
                quiet: web::id!("admin-retention-quiet"),
                opens: may::<Manage>,
            },
        ],
    },
    Floor {
        id: "entrance",
        words: web::id!("admin-floor-accounts"),
        rooms: &[
            Room {
                path: "/ecoles/{school}/comptes",
                icon: "qr-code",
                words: web::id!("admin-activation"),
                quiet: web::id!("admin-activation-quiet"),
                opens: may::<ManageAccounts>,
            },
            Room {
                path: "/ecoles/{school}/courriels",
                icon: "mail",
                words: web::id!("admin-bounces"),
                quiet: web::id!("admin-bounces-quiet"),
                opens: may::<Manage>,
            },
        ],
    },
    Floor {
        id: "writing",
        words: web::id!("admin-floor-messages"),
        rooms: &[
            Room {
                path: "/administration/ecole/{school}/regles",
                icon: "mail",
                words: web::id!("admin-rules"),
                quiet: web::id!("admin-rules-quiet"),
                opens: may::<ManageRules>,
            },
            Room {
                path: "/administration/ecole/{school}/pourquoi",
                icon: "circle-help",
                words: web::id!("admin-why"),
                quiet: web::id!("admin-why-quiet"),
                opens: may::<ManageRules>,
            },
            Room {
                path: "/administration/ecole/{school}/repos",
                icon: "moon",
                words: web::id!("admin-quiet"),
                quiet: web::id!("admin-quiet-quiet"),
                opens: may::<ManageRules>,
            },
            Room {
                path: "/messages/signalements",
                icon: "flag",
                words: web::id!("admin-moderation"),
                quiet: web::id!("admin-moderation-quiet"),
                opens: |ui, office| holds(ui, office, Right::Moderation),
            },
        ],
    },
    Floor {
        id: "team",
        words: web::id!("admin-floor-team"),
        rooms: &[
            Room {
                path: "/administration/ecole/{school}/fonctions",
                icon: "user-plus",
                words: web::id!("admin-functions"),
                quiet: web::id!("admin-functions-quiet"),
                opens: may::<Manage>,
            },
            Room {
                path: "/administration/ecole/{school}/delegations",
                icon: "key-round",
                words: web::id!("admin-delegations"),
                quiet: web::id!("admin-delegations-quiet"),
                opens: may::<Delegate>,
            },
            Room {
                path: "/administration/ecole/{school}/direction",
                icon: "shield-check",
                words: web::id!("admin-heads"),
                quiet: web::id!("admin-heads-quiet"),
                opens: may::<Govern>,
            },
            Room {
                path: "/administration/ecole/{school}/journal",
                icon: "history",
                words: web::id!("admin-audit"),
                quiet: web::id!("admin-audit-quiet"),
                opens: may::<ReadAudit>,
            },
        ],
    },
];

impl Floor {
    /// Nothing when none of its rooms opens.
    pub fn draw(&self, ui: &Ui, app: &App, office: &Office) -> Markup {
        let is_there = |room: &&Room| {
            app.routes().iter().any(|route| route.method == "GET" && route.path == room.path)
        };
        let opens = |room: &&Room| is_there(room) && (room.opens)(ui, office);
        let rooms: Vec<&Room> = self.rooms.iter().filter(opens).collect();
        let id = office.id.to_string();
        html! {
            @if !rooms.is_empty() {
                (ui::card(self.id, ui.words(self.words), None, html! {
                    ul.rows {
                        @for room in rooms {
                            (super::pieces::room_row(
                                &room.path.replace("{school}", &id),
                                room.icon,
                                &ui.words(room.words),
                                &ui.words(room.quiet),
                            ))
                        }
                    }
                }))
            }
        }
    }
}

fn may<A: Action>(ui: &Ui, office: &Office) -> bool
where
    Office: Allows<A>,
{
    ui.may::<A>(office)
}

/// Whoever holds the right in the school, and the platform.
fn has(ui: &Ui, office: &Office, right: Right) -> bool {
    let is_steward = ui.viewer.as_ref().is_some_and(|it| it.is_platform_administrator());
    is_steward || holds(ui, office, right)
}

fn holds(ui: &Ui, office: &Office, right: Right) -> bool {
    ui.viewer.as_ref().is_some_and(|viewer| viewer.has_right(office.id, right))
}
