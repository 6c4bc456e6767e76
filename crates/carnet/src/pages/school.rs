//! The maternelle of a school, for its head: `GET /carnet/ecoles/{school}`. Which classes have
//! shown, how far the syntheses are, and all of them on paper.

use crate::{
    Half, NurserySchool,
    carnet::Decide,
    jobs::{PrintSchool, file_of},
    store::{
        self,
        prints::{Printing, State as Made},
        schools::ClassLine,
    },
    urls,
};
use axum::{extract::State, response::Response};
use base::{Id, SchoolYear};
use db::Tx;
use files::Asked;
use maud::{Markup, html};
use people::{Person, School};
use ui::{Shell, Tone};
use web::{Answer, App, Error, Form, Granted, Nothing, Page, Read, Result, Ui, t, ui};

pub struct Shown {
    pub half: Half,
    pub classes: Vec<ClassLine>,
    pub print: Option<Printing>,
}

pub fn load(tx: &Tx<'_>, school: Id<School>, today: base::Day) -> db::Result<Shown> {
    let (half, year) = (Half::of(today), SchoolYear::of(today));
    Ok(Shown {
        half,
        classes: store::schools::classes(tx, school, (half, year), today)?,
        print: store::prints::find(tx, school, year)?,
    })
}

pub async fn get(
    school: Granted<Read, NurserySchool>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (of, today) = (school.school(), app.clock.today());
    let shown = app.db.read(move |tx| load(tx, of, today)).await?;
    let (person, now) = (school.viewer.person, ui.now);
    app.db.mark(move |tx| notices::seen(tx, person, &crate::news::LATE, of.raw(), now)).await?;
    Ok(view(&ui, &school, &shown))
}

/// `POST /carnet/ecoles/{school}/syntheses`: has them printed, in a job.
pub async fn print(
    school: Granted<Decide, NurserySchool>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (of, year) = (school.school(), SchoolYear::of(ui.today()));
    let hand: (Id<Person>, _) = (school.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let print = store::prints::ask(tx, (of, year), hand)?;
        jobs::enqueue(tx, &PrintSchool { school: of, year, print }, hand.1).map(drop)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::school(of)).saying(t!(&ui, "carnet-print-asked")))
}

/// `GET /carnet/ecoles/{school}/syntheses.pdf`
pub async fn pdf(
    school: Granted<Decide, NurserySchool>,
    State(app): State<App>,
    asked: Asked,
) -> Result<Response> {
    let (of, year) = (school.school(), SchoolYear::of(app.clock.today()));
    let print = app.db.read(move |tx| store::prints::find(tx, of, year)).await?;
    let file = print.and_then(|print| print.file_id).ok_or(Error::NotFound)?;
    files::attached(&app, file_of(of), file, asked).await
}

fn view(ui: &Ui, school: &NurserySchool, shown: &Shown) -> Page {
    let title = t!(ui, "carnet-school-title");
    let is_asked = shown.print.as_ref().is_some_and(|print| print.state == Made::Asked);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "carnet-title"))]))
        (ui::head(&title, html! {
            a.button.plain href=(urls::favourites(school.school())) {
                (ui::icon("star")) (t!(ui, "carnet-favourites"))
            }
        }))
        p.quiet { (school.name) " · " (half(ui, shown.half)) }
        @if shown.classes.is_empty() { (ui::empty(t!(ui, "carnet-school-empty"), None)) }
        @else { (classes(ui, shown)) (paper(ui, school, shown)) }
    };
    // While it is printed, the page looks again by itself.
    let refresh = is_asked.then(|| urls::school(school.school()));
    let shell = Shell { is_narrow: true, refresh, refresh_seconds: 5, ..Shell::default() };
    ui.shell(&shell, &title, body)
}

fn half(ui: &Ui, half: Half) -> String {
    let year = half.year.to_string();
    if half.is_second {
        t!(ui, "carnet-half-second", year = year).into_owned()
    } else {
        t!(ui, "carnet-half-first", year = year).into_owned()
    }
}

fn classes(ui: &Ui, shown: &Shown) -> Markup {
    let content = html! {
        ul.rows { @for line in &shown.classes {
            li { a.row href=(urls::class(line.class_id.cast())) {
                span {
                    b { (line.name) }
                    span.quiet {
                        (t!(ui, "carnet-school-shown", shown = line.shown, pupils = line.pupils))
                        @if line.last_year > 0 {
                            " · " (t!(ui, "carnet-school-locked", locked = line.locked,
                                pupils = line.last_year))
                        }
                    }
                }
                @if line.shown >= line.pupils {
                    (ui::tag(t!(ui, "carnet-tag-all-shown"), Tone::Ok))
                } @else {
                    (ui::tag(t!(ui, "carnet-tag-to-show"), Tone::Plain))
                }
            } }
        } }
    };
    ui::card("classes", t!(ui, "carnet-home-classes"), None, content)
}

fn paper(ui: &Ui, school: &NurserySchool, shown: &Shown) -> Markup {
    let locked: u32 = shown.classes.iter().map(|line| line.locked).sum();
    let content = html! {
        div.body {
            @match &shown.print {
                Some(print) if print.state == Made::Asked => {
                    (ui::note(Tone::Info, t!(ui, "carnet-print-making")))
                }
                Some(print) if print.state == Made::Failed => {
                    (ui::note(Tone::Warn, t!(ui, "carnet-print-failed")))
                }
                Some(print) => {
                    p.quiet { @if let Some(at) = print.made_at {
                        (t!(ui, "carnet-print-made", count = print.pupils,
                            hour = ui.when_in_full(at)))
                    } }
                }
                None => {}
            }
            div.toolbar {
                @if shown.print.as_ref().is_some_and(|print| print.file_id.is_some()) {
                    a.button href=(urls::school_pdf(school.school())) {
                        (ui::icon("download")) (t!(ui, "carnet-print-take"))
                    }
                }
                @if locked > 0 {
                    (ui::action(ui, &urls::school_print(school.school()), html! {
                        button.button.plain {
                            (ui::icon("printer")) (t!(ui, "carnet-print-make", count = locked))
                        }
                    }))
                } @else {
                    p.quiet { (t!(ui, "carnet-print-none")) }
                }
            }
        }
    };
    ui::card("paper", t!(ui, "carnet-syntheses"), None, content)
}
