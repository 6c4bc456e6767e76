//! The hours of a secondary school: `/presences/ecoles/{school}/horaires`. Its head names them.

use crate::{Moment, SecondarySchool, Week, access::Arrange, store, urls, week::Hour};
use axum::extract::State;
use base::Minutes;
use db::Tx;
use maud::{Markup, html};
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, t, ui};

const NAME_CHARS_MAX: usize = 12;

/// A line of the form, as it was typed.
#[derive(Clone, Debug, Default)]
struct Typed {
    name: String,
    from: String,
    until: String,
}

/// `name-0=M1`, `from-0=08:00`, `until-0=09:00`…
fn typed(fields: &[(String, String)]) -> Vec<Typed> {
    let value = |what: &str, place: usize| {
        let wanted = format!("{what}-{place}");
        let found = fields.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let line = |place| Typed {
        name: value("name", place),
        from: value("from", place),
        until: value("until", place),
    };
    (0..Moment::HOURS.len()).map(line).collect()
}

/// The hours, one after the other; a line without a name is none.
fn check(lines: &[Typed]) -> Result<Vec<Hour>, Problems> {
    let wrong = || Problems::one("hours", text::id!("attendance-wrong-hours"));
    let mut hours: Vec<Hour> = Vec::new();
    for line in lines.iter().filter(|line| !line.name.is_empty()) {
        let times = Minutes::parse(&line.from).zip(Minutes::parse(&line.until));
        let (from, until) = times.ok_or_else(wrong)?;
        let follows = hours.last().is_none_or(|last| last.until <= from);
        if from >= until || !follows || line.name.chars().count() > NAME_CHARS_MAX {
            return Err(wrong());
        }
        let moment = *Moment::HOURS.get(hours.len()).ok_or_else(wrong)?;
        hours.push(Hour { moment, name: line.name.clone(), from, until });
    }
    if hours.is_empty() { Err(wrong()) } else { Ok(hours) }
}

fn lines(week: &Week) -> Vec<Typed> {
    let field = |at: Minutes| format!("{:02}:{:02}", at.0 / 60, at.0 % 60);
    let line = |hour: &Hour| Typed {
        name: hour.name.clone(),
        from: field(hour.from),
        until: field(hour.until),
    };
    let mut lines: Vec<Typed> = week.hours.iter().map(line).collect();
    lines.resize(Moment::HOURS.len(), Typed::default());
    lines
}

async fn week(app: &App, school: &SecondarySchool) -> Result<Week> {
    let id = school.id;
    Ok(app.db.read(move |tx: &Tx<'_>| store::weeks::of(tx, id)).await?)
}

pub async fn get(
    school: Granted<Arrange, SecondarySchool>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let week = week(&app, &school).await?;
    Ok(view(&ui, &school, &lines(&week), &Problems::none()))
}

pub async fn post(
    school: Granted<Arrange, SecondarySchool>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let before = week(&app, &school).await?;
    let lines = typed(&form.0);
    let week = match check(&lines) {
        Ok(hours) => Week { hours, ..before },
        Err(problems) => {
            return Ok(view(&ui, &school, &lines, &problems).unprocessable().into());
        }
    };
    let id = school.id;
    app.db.write(move |tx: &Tx<'_>| store::weeks::set(tx, id, &week)).await?;
    Ok(Answer::to(urls::hours(id)).saying(t!(&ui, "attendance-week-saved")))
}

fn view(ui: &Ui, school: &SecondarySchool, lines: &[Typed], problems: &Problems) -> Page {
    let title = t!(ui, "attendance-hours");
    let body = html! {
        (ui::breadcrumb(ui, &[
            (&urls::school(school.id), &t!(ui, "attendance-school-title")),
            (&urls::week(school.id), &t!(ui, "attendance-week-title")),
        ]))
        h1 { (title) }
        p { (t!(ui, "attendance-hours-hint")) }
        (ui::form(ui, &urls::hours(school.id), problems, html! {
            ul.hours #hours {
                li.heads aria-hidden="true" {
                    @for head in [
                        t!(ui, "attendance-hour-heads-name"),
                        t!(ui, "attendance-hour-heads-from"),
                        t!(ui, "attendance-hour-heads-until"),
                    ] { span { (head) } }
                }
                @for (place, line) in lines.iter().enumerate() { (hour(ui, place, line)) }
            }
            div.actions { button.button { (t!(ui, "attendance-week-save")) } }
        }))
    };
    ui.narrow(&title, body)
}

fn hour(ui: &Ui, place: usize, line: &Typed) -> Markup {
    let number = place + 1;
    let fields = [
        ("name", "text", &line.name, t!(ui, "attendance-hour-name", number = number)),
        ("from", "time", &line.from, t!(ui, "attendance-hour-from", number = number)),
        ("until", "time", &line.until, t!(ui, "attendance-hour-until", number = number)),
    ];
    html! {
        li {
            @for (name, kind, value, label) in fields {
                input.input type=(kind) name={ (name) "-" (place) } value=(value)
                    aria-label=(label);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(lines: &[(&str, &str, &str)]) -> Vec<Typed> {
        let line = |(name, from, until): &(&str, &str, &str)| Typed {
            name: (*name).to_owned(),
            from: (*from).to_owned(),
            until: (*until).to_owned(),
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn hours_follow_each_other_and_a_line_without_a_name_is_none() {
        let good = [("M1", "08:00", "08:55"), ("", "", ""), ("M2", "09:00", "09:55")];
        let hours = check(&lines(&good)).expect("hours");
        assert_eq!(hours.len(), 2);
        assert_eq!((hours[1].moment, hours[1].from), (Moment::Hour2, Minutes(540)));
        for wrong in [
            [("M1", "08:00", "09:00"), ("M2", "08:30", "10:00")],
            [("M1", "09:00", "08:00"), ("", "", "")],
            [("M1", "tôt", "09:00"), ("", "", "")],
            [("", "", ""), ("", "", "")],
        ] {
            assert!(check(&lines(&wrong)).is_err(), "{wrong:?}");
        }
    }
}
