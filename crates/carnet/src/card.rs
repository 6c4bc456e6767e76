//! The card of the home page: a child's carnet has something new, his synthèse can be read.

use crate::{
    store::{self, pupils::New},
    urls,
};
use base::Id;
use db::{Result, Tx};
use maud::{Markup, html};
use people::{Child, Level, Person};
use web::{Drawn, HomeOf, Ui, t, ui};

/// What is older is no news.
const DAYS: i64 = 60;

struct Content {
    /// With their places among the children of the family.
    children: Vec<(usize, Child)>,
    new: Vec<New>,
    to_sign: Vec<Id<Person>>,
}

/// Asks nothing of those who have no child in maternelle, or just out of it.
pub fn load(tx: &Tx<'_>, home: &HomeOf<'_>) -> Result<Option<Drawn>> {
    let viewer = home.viewer;
    let is_young = |child: &Child| child.levels.iter().any(|level| *level <= Level::Cp);
    let is_open = |child: &Child| home.child.is_none_or(|open| open == child.id);
    let children = viewer.children.iter().enumerate();
    let children: Vec<(usize, Child)> = children
        .filter(|(_, child)| is_young(child) && is_open(child))
        .map(|(place, child)| (place, child.clone()))
        .collect();
    if children.is_empty() {
        return Ok(None);
    }
    let ids: Vec<Id<Person>> = children.iter().map(|(_, child)| child.id).collect();
    let since = home.now.plus_days(-DAYS);
    let new = store::pupils::new_for(tx, viewer.person, &ids, since)?;
    let to_sign = store::pupils::to_sign(tx, viewer.person, &ids, since)?;
    if new.is_empty() && to_sign.is_empty() {
        return Ok(None);
    }
    let content = Content { children, new, to_sign };
    Ok(Some(Box::new(move |ui| draw(ui, &content))))
}

fn draw(ui: &Ui, content: &Content) -> Markup {
    let all = t!(ui, "carnet-card-all");
    let lines = html! {
        ul.rows {
            @for (place, child) in &content.children {
                @let colour = ui::Colour::of_place(*place);
                @if let Some(new) = content.new.iter().find(|new| new.pupil_id == child.id) {
                    li { a.row.todo.(colour.class()) href=(urls::pupil(child.id)) {
                        (ui::child_face(&child.name, colour))
                        span {
                            b { (t!(ui, "carnet-card-new", name = child.name.first,
                                count = new.observations)) }
                            span.quiet { (ui::time(ui, new.at)) }
                        }
                        (ui::icon("chevron-right"))
                    } }
                }
                @if content.to_sign.contains(&child.id) {
                    li { a.row.todo.(colour.class()) href=(urls::synthesis(child.id)) {
                        (ui::child_face(&child.name, colour))
                        span {
                            b { (t!(ui, "carnet-card-synthesis", name = child.name.first)) }
                            span.quiet { (t!(ui, "carnet-card-sign")) }
                        }
                        (ui::icon("signature"))
                    } }
                }
            }
        }
    };
    ui::card("carnet-card", t!(ui, "carnet-card-title"), Some((urls::HOME, &*all)), lines)
}
