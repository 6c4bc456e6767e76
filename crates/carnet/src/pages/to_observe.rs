//! What a pupil has not been seen to do yet: `GET /carnet/eleves/{pupil}/reperes`, for his team. A
//! tap notes it.

use super::pieces;
use crate::{
    Carnet,
    carnet::Observe,
    goals::{self, Goals},
    model::typeset,
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use results::Skill;
use web::{App, Granted, Page, Result, Ui, t, ui};

struct Shown {
    goals: Goals,
    known: Vec<Id<Skill>>,
}

pub async fn get(carnet: Granted<Observe, Carnet>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (pupil, school, today) = (carnet.person(), carnet.school, app.clock.today());
    let load = move |tx: &Tx<'_>| {
        let goals = goals::of_school(tx, school, today)?;
        Ok(Shown { goals, known: store::observations::skills_of(tx, pupil)? })
    };
    let shown = app.db.read(load).await?;
    let title = t!(&ui, "carnet-to-observe-title", name = carnet.name.first);
    let body = html! {
        (ui::breadcrumb(&ui, &[
            (&urls::of(&carnet), &t!(&ui, "carnet-of", name = carnet.name.first)),
        ]))
        h1 { (title) }
        p.quiet { (t!(&ui, "carnet-to-observe-how", level = carnet.level.written())) }
        (lists(&ui, &carnet, &shown))
    };
    Ok(ui.narrow(&title, body))
}

fn lists(ui: &Ui, carnet: &Carnet, shown: &Shown) -> Markup {
    let areas = shown.goals.by_area(&[carnet.level]);
    let left = |items: &[&Skill]| items.iter().filter(|it| !shown.known.contains(&it.id)).count();
    let Some(class) = carnet.class else { return html! {} };
    html! {
        form method="post" action=(urls::class(class.cast())) {
            (ui::token(ui))
            input type="hidden" name="pupils" value=(carnet.id);
            @for (area, items) in &areas {
                @let count = left(items);
                details.more open[count > 0] {
                    summary {
                        (pieces::area(ui, *area)) " "
                        span.quiet { (t!(ui, "carnet-left", count = count, total = items.len())) }
                    }
                    ul.goals {
                        @for item in items.iter().filter(|it| !shown.known.contains(&it.id)) {
                            li { button.goal name="skill" value=(item.id) {
                                span { (typeset(&item.label)) }
                            } }
                        }
                    }
                }
            }
        }
    }
}
