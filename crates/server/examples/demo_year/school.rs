//! A head with the plan of her school open.

use crate::House;
use base::Id;
use db::Tx;
use people::{Function, Level, Person, School, SchoolKind};
use rollover::{Of, YearChange};
use testing::{Answered, Client};

pub struct Desk {
    pub school: School,
    head: Client,
    /// `/annee-suivante/12`
    plan: String,
}

const REASON: &str = "Les équipes de la rentrée seront dites en juillet.";

impl Desk {
    pub async fn of(house: &House, school: School) -> Self {
        let (id, today) = (school.id, house.clock.today());
        let read = move |tx: &Tx<'_>| people::assignment::in_school(tx, id, today);
        let posts = house.db().read(read).await.expect("the posts");
        let is_head = |it: &&people::Assignment| it.function.is_of_the_heads();
        let head: Id<Person> = posts
            .iter()
            .filter(|it| it.class.is_none())
            .find(is_head)
            .or_else(|| posts.iter().find(|it| it.function == Function::Head))
            .expect("a head")
            .person;
        let head = house.client(head).await;
        let page = head.get(&format!("/annee-suivante/ecole/{id}")).await.page();
        let plan = page.attribute("main a.row", "href").expect("begun by the town");
        Desk { school, head, plan }
    }

    pub fn is_college(&self) -> bool {
        self.school.kind == SchoolKind::Middle
    }

    async fn post(&self, room: &str, fields: &[(&str, &str)]) -> Answered {
        let page = self.head.get(&self.plan).await.page();
        let version = page.attribute("input[name=version]", "value").unwrap_or_default();
        let mut all = vec![("version", version.as_str())];
        all.extend(fields);
        self.head.post(&format!("{}/{room}", self.plan), &all).await
    }

    fn change(&self) -> Id<YearChange> {
        self.plan.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a plan")
    }

    /// The pupils of CM2, class by class, to this collège. Says how many.
    pub async fn send_on(&self, house: &House, college: &School) -> usize {
        let id = self.change();
        let moves = house.db().read(move |tx| rollover::moves(tx, id)).await.expect("the plan");
        let last = moves.iter().filter(|it| it.from_level == Level::Cm2);
        let to = format!("joins:{}", college.id);
        let mut sent = 0;
        let mut classes: Vec<Id<people::Class>> = Vec::new();
        for it in last.clone() {
            let Of::Class(class) = it.of() else { continue };
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
        for class in classes {
            let of = last.clone().filter(|it| it.of() == Of::Class(class));
            let pupils: Vec<String> = of.map(|it| it.pupil.to_string()).collect();
            let de = class.to_string();
            let mut fields = vec![("de", de.as_str()), ("to", to.as_str())];
            fields.extend(pupils.iter().map(|id| ("pupils", id.as_str())));
            self.post("eleves", &fields).await.redirects();
            sent += pupils.len();
        }
        sent
    }

    /// Reads the plan, page after page. Says how many sentences there are.
    pub async fn read(&self, house: &House) -> usize {
        let url = format!("{}/phrases", self.plan);
        let first = self.head.get(&url).await.page();
        let mut sentences = first.count(".sentences li");
        for class in first.attributes("main nav a", "href").iter().filter(|it| it.contains("de=")) {
            sentences += self.head.get(class).await.page().count(".sentences li");
        }
        let id = self.change();
        let counts = move |tx: &Tx<'_>| {
            let change = rollover::load(tx, id)?.ok_or(db::Error::Missing)?;
            Ok(rollover::apply::plan(tx, &change)?.1.counts())
        };
        let counts = house.db().read(counts).await.expect("the plan");
        let by_kind = [
            ("go up", counts.ups),
            ("stay", counts.stays),
            ("leave", counts.leaves()),
            ("come from another school", counts.joins),
            ("have no place", counts.nowhere),
        ];
        let said: Vec<String> = by_kind
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(words, count)| format!("{count} {words}"))
            .collect();
        println!("            {}: {}; {sentences} sentences", self.school.name, said.join(", "));
        sentences
    }

    pub async fn agree(&self) {
        self.post("accord", &[("reason", REASON)]).await.redirects();
    }

    pub async fn take_up(&self) {
        self.post("reprise", &[]).await.redirects();
    }
}
