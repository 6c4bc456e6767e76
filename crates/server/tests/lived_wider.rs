//! A morning around the small world: a lesson of 6e A is called, one is away and one was late; the
//! family of three children has something from each class.

use crate::lived_in::Things;
use base::Id;
use people::{Class, GroupKind, Person, Scope, groups, testing::wider::WiderPeople};
use testing::TestSchool;

fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// The first lesson of a class and the second one of a group; a family announces an absence.
async fn lessons(school: &TestSchool, wider: &WiderPeople) -> String {
    let m_roche = school.client(wider.m_roche).await;
    let (malik, rose) = (format!("state-{}", wider.malik), format!("state-{}", wider.rose));
    let came_at = format!("minutes-{}", wider.rose);
    let mut call = vec![("day", "2026-11-23"), ("moment", "h01"), (&*malik, "absent")];
    call.extend([(&*rose, "late"), (&*came_at, "08:12")]);
    let class = format!("/presences/classes/{}", wider.sixth_a);
    m_roche.post(&class, &call).await.redirects();
    let mme_vidal = school.client(wider.mme_vidal).await;
    let call = [("day", "2026-11-23"), ("moment", "h02")];
    mme_vidal.post(&format!("/presences/groupes/{}", wider.german), &call).await.redirects();
    let m_lemaire = school.client(wider.m_lemaire).await;
    let child = format!("/presences/eleves/{}", wider.rose);
    let why = [("from_on", "2026-11-30"), ("reason", "family_event")];
    m_lemaire.post(&format!("{child}/absences"), &why).await.redirects();
    let page = m_lemaire.get(&child).await.page();
    let absence = page.attribute("a.row[href*='/absences/']", "href").expect("what he told");
    last_of(&absence)
}

/// Gives a homework for tomorrow; says which.
async fn gives(school: &TestSchool, by: Id<Person>, class: Id<Class>, what: &str) -> String {
    let teacher = school.client(by).await;
    let fields =
        [("title", what), ("subject", "Lecture"), ("due_on", "2026-11-24"), ("action", "give")];
    let new = format!("/cahier-de-textes/livres/{class}/devoirs/nouveau");
    last_of(&teacher.post(&new, &fields).await.redirects())
}

/// A slip of the collège that its families sign.
async fn slip(school: &TestSchool, wider: &WiderPeople) -> String {
    let of_class = Scope::Class(wider.sixth_a);
    let find = move |tx: &db::Tx<'_>| groups::find(tx, GroupKind::Pupils, of_class);
    let group = school.app.db.read(find).await.expect("read").expect("the pupils");
    let to = format!("g:{group}");
    let m_roche = school.client(wider.m_roche).await;
    let mut fields = vec![("to", to.as_str()), ("title", "Une calculatrice pour décembre")];
    fields.extend([("body", "Un modèle « collège » suffit."), ("late", "on")]);
    fields.extend([("due_on", "2026-11-27"), ("action", "send")]);
    let follow = m_roche.post("/liaison/nouveau", &fields).await.redirects();
    last_of(follow.strip_suffix("/suivi").expect("the follow-up"))
}

/// Lives it, and says what those of the collège have where the others have École Jean-Macé.
pub async fn live(school: &TestSchool, wider: &WiderPeople, small: &Things) -> Things {
    let absence = lessons(school, wider).await;
    let homework = gives(school, wider.m_roche, wider.sixth_a, "Exercices 4 et 5 page 52").await;
    gives(school, wider.mme_leroy, wider.ce2_c, "Copier les mots de la semaine").await;
    gives(school, wider.m_faure, wider.cp_b, "Lire la page 14").await;
    let slip = slip(school, wider).await;
    let mut things = small.clone();
    things.extend([
        ("school", wider.college.to_string()),
        ("class", wider.sixth_a.to_string()),
        ("group", wider.german.to_string()),
        ("person", wider.malik.to_string()),
        ("pupil", wider.malik.to_string()),
        ("account", wider.mme_diallo.to_string()),
        ("book", wider.sixth_a.to_string()),
        ("thread", wider.college.to_string()),
        ("absence", absence),
        ("homework", homework),
        ("slip", slip),
    ]);
    things
}
