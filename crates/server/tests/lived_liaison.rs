//! The liaison book of a school that has lived a little: a slip that was signed, one that waits
//! with a file, an urgent one, a draft, a template.

use crate::lived_in::Things;
use base::Id;
use people::{Class, GroupKind, Scope, groups};
use testing::{Client, TestSchool};

/// The pupils of a class, as a form names them.
async fn pupils_of(school: &TestSchool, class: Id<Class>) -> String {
    let find = move |tx: &db::Tx<'_>| groups::find(tx, GroupKind::Pupils, Scope::Class(class));
    let group = school.app.db.read(find).await.expect("read").expect("the pupils");
    format!("g:{group}")
}

const OUTING: [(&str, &str); 9] = [
    ("theme", "outing"),
    ("title", "Sortie à La Piscine de Roubaix"),
    (
        "body",
        "Chers parents,\n\njeudi 3 décembre, la classe visite le musée La Piscine. Départ en bus à \
         9 h, retour à 16 h. Prévoir un pique-nique et une gourde.\n\nIl nous manque deux \
         accompagnateurs.",
    ),
    ("q0_label", "Mon enfant participe à la sortie"),
    ("q0_ask", "yes_no"),
    ("q1_label", "Je peux accompagner"),
    ("q1_ask", "slot"),
    ("q1_options", "Le matin | 2\nToute la journée | 2"),
    ("q1_optional", "on"),
];

async fn send(from: &Client, to: &str, fields: &[(&str, &str)]) -> String {
    let more = [("to", to), ("late", "on"), ("for_pupils", "on"), ("due_on", "2026-11-27")];
    let fields = [fields, &more, &[("action", "send")]].concat();
    let follow = from.post("/liaison/nouveau", &fields).await.redirects();
    follow.strip_suffix("/suivi").expect("the follow-up").to_owned()
}

fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

pub async fn live(school: &TestSchool, things: &mut Things) {
    let to = pupils_of(school, school.ce1_a).await;
    let mme_durand = school.client(school.mme_durand).await;
    let samira = school.client(school.samira).await;
    let read = [("title", "Des poux dans la classe"), ("body", "Merci de regarder ce soir.")];
    let first = send(&mme_durand, &to, &read).await;
    let lea = school.lea.to_string();
    let sign = [("pupil", lea.as_str()), ("version", "1")];
    samira.post(&format!("{first}/signature"), &sign).await.redirects();
    let receipt = samira.get(&first).await.page().attribute("a[href*='recu']", "href");
    let receipt = receipt.expect("a receipt");
    let signature = receipt.split('/').nth(3).expect("a signature").to_owned();
    let with_plan = [OUTING.as_slice(), &[("files", things["file"].as_str())]].concat();
    let slip = send(&mme_durand, &to, &with_plan).await;
    let both = [OUTING.as_slice(), &[("title", "Photo de classe"), ("needs", "both")]].concat();
    send(&mme_durand, &to, &both).await;
    let words = [
        ("title", "Le car part à 8 h demain"),
        ("body", "Merci d’être devant l’école à 7 h 45."),
        ("when", "urgent"),
        ("urgent_reason", "L’heure du départ a changé"),
    ];
    let urgent = send(&mme_durand, &to, &words).await;
    let template = [OUTING.as_slice(), &[("action", "template")]].concat();
    let draft = mme_durand.post("/liaison/nouveau", &template).await.redirects();
    let templates = mme_durand.get("/liaison/modeles").await.page();
    let template = templates.attribute("a[href*='modele=']", "href").expect("a template");
    things.extend([
        ("slip", last_of(&slip)),
        ("urgent_slip", last_of(&urgent)),
        ("number", "1".to_owned()),
        ("signature", signature),
        ("slip_draft", last_of(&draft)),
        ("slip_template", template.rsplit('=').next().expect("an id").to_owned()),
    ]);
}
