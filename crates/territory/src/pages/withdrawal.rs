//! Proposing to take a competence back, or to leave: `POST /territoire/{body}/retrait`. It ends on
//! its day, and the statutes say how long before it must be voted.

use super::own::{self, Shown};
use crate::{deeds, delegate, proposing, urls};
use axum::extract::State;
use base::{Day, RichText};
use council::{Assembly, Proposal, assembly::Prepare, effect::Effect};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Problem, Problems, Result, Ui, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LeavingForm {
    competence: String,
    /// `competence`, or `membership`: all of it.
    what: String,
    on: String,
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<LeavingForm>,
) -> Result<Answer> {
    let (body, today, wanted) = (assembly.body.clone(), ui.today(), form.competence.clone());
    let load = move |tx: &Tx<'_>| {
        let Some(shown) = own::load(tx, &body, &wanted, today)? else { return Ok(None) };
        let says = delegate::composition(tx, shown.syndicate.id, today)?;
        Ok(Some((shown, says.leaving_days)))
    };
    let (shown, days) = app.db.read(load).await?.ok_or(Error::NotFound)?;
    if !may_leave(&shown, today) {
        return Err(Error::Conflict);
    }
    let first = today.plus_days(i32::from(days));
    let on = Day::parse(&form.on).at("on").and_then(|day| {
        if day > today && day >= first {
            return Ok(day);
        }
        let args = vec![("days", days.to_string()), ("day", first.in_words(ui.locale))];
        Err(Problem { field: "on", text: text::id!("territory-leave-too-early"), args })
    });
    let on = match on {
        Ok(on) => on,
        Err(problem) => {
            let page = again(&ui, &assembly, &shown, &form, &problem.into());
            return Ok(page.unprocessable().into());
        }
    };
    let proposal = written(&ui, &assembly, &shown, &form.what, on);
    let (now, by, member) = (ui.now, assembly.viewer.person, assembly.body.id);
    let note = move |tx: &Tx<'_>, act| deeds::proposed(tx, member, act, by, now);
    let Some(act) = proposing::write(&app, proposal, note).await? else {
        let problem = Problems::one("on", text::id!("territory-no-meeting"));
        return Ok(again(&ui, &assembly, &shown, &form, &problem).unprocessable().into());
    };
    Ok(Answer::to(council::urls::deliberation(act)).saying(t!(&ui, "territory-proposed")))
}

fn may_leave(shown: &Shown, today: Day) -> bool {
    shown.transfer.as_ref().is_some_and(|it| it.holds_on(today))
        || shown.membership.as_ref().is_some_and(|it| it.holds_on(today))
}

fn written(ui: &Ui, member: &Assembly, shown: &Shown, what: &str, on: Day) -> Proposal {
    let syndicate = shown.syndicate.id;
    let (competence, name) = (shown.competence.name.as_str(), shown.syndicate.name.as_str());
    let day = on.in_words(ui.locale);
    let is_all = what == "membership";
    let words = if is_all {
        t!(ui, "territory-decides-leave", syndicate = name, day = day)
    } else {
        t!(ui, "territory-decides-take-back", competence = competence, syndicate = name, day = day)
    };
    let one = (!is_all).then(|| shown.competence.id.raw());
    Proposal {
        body: member.body.id,
        title: words.clone().into_owned(),
        report: RichText::from_plain(&t!(
            ui,
            "territory-leave-report",
            day = on.in_words(ui.locale)
        )),
        decisions: vec![(words.into_owned(), Effect::Leave { syndicate, competence: one, on })],
        corrects: None,
        undoes: None,
    }
}

fn again(
    ui: &Ui,
    body: &Assembly,
    shown: &Shown,
    form: &LeavingForm,
    problems: &Problems,
) -> web::Page {
    let title = t!(ui, "territory-leave");
    let back = urls::body(body.body.id);
    let content = html! {
        (ui::breadcrumb(ui, &[(&*back, &body.name)]))
        h1 { (title) }
        (fields(ui, body, shown, form, problems))
    };
    ui.narrow(&title, content)
}

/// The way out, for who has joined.
pub fn leaving(ui: &Ui, body: &Assembly, shown: &Shown) -> Markup {
    html! {
        @if may_leave(shown, ui.today()) {
            details.more {
                summary { (t!(ui, "territory-leave")) }
                div.body {
                    (fields(ui, body, shown, &LeavingForm::default(), &Problems::none()))
                }
            }
        }
    }
}

fn fields(
    ui: &Ui,
    body: &Assembly,
    shown: &Shown,
    form: &LeavingForm,
    problems: &Problems,
) -> Markup {
    let (one, all) = (t!(ui, "territory-leave-one"), t!(ui, "territory-leave-all"));
    let options = [("competence", &*one), ("membership", &*all)];
    let label = t!(ui, "territory-leave-what");
    let value = if form.what.is_empty() { "competence" } else { &form.what };
    let what = Field { name: "what", label: &label, value, ..Field::default() };
    let label = t!(ui, "territory-leave-on");
    let on = Field { name: "on", label: &label, value: &form.on, kind: "date", ..Field::default() };
    ui::form(
        ui,
        &urls::withdrawal(body.body.id),
        problems,
        html! {
            (own::about(shown))
            p { (t!(ui, "territory-leave-hint")) }
            (ui::choice(ui, &what, &options, problems))
            (on.draw(ui, problems))
            div.actions { button.button.plain { (t!(ui, "territory-leave-do")) } }
        },
    )
}
