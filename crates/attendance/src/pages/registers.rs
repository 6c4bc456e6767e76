//! The registers of a school: `/presences/ecoles/{school}/registres`, a line a class, and as CSV.

use super::{asked::Asked, register};
use crate::{
    Month,
    access::Follow,
    register::Register,
    sheet,
    store::{self, registers::Signature},
    urls,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Day, Id, Instant};
use db::Tx;
use maud::{Markup, html};
use people::School;
use web::{App, Granted, Page, Result, Ui, spreadsheet, t, ui};

/// A class with its register.
pub struct Line {
    pub name: String,
    pub register: Register,
}

pub struct Shown {
    pub month: Month,
    pub lines: Vec<Line>,
    pub signatures: Vec<Signature>,
}

/// A few questions for the whole school, and none in a loop.
pub fn load(tx: &Tx<'_>, school: Id<School>, month: Month, today: Day) -> db::Result<Shown> {
    let week = store::weeks::of(tx, school)?;
    let classes = store::schools::classes(tx, school, month.last().min(today))?;
    let mut held = store::registers::held_of_school(tx, school, month)?;
    let lines = classes.into_iter().map(|class| {
        let own = held.remove(&class.id).unwrap_or_default();
        let register = Register::of(class.id, month, &week, &own, today);
        Line { name: class.name, register }
    });
    let lines = lines.collect();
    Ok(Shown { month, lines, signatures: store::registers::of_school(tx, school, month)? })
}

impl Shown {
    fn signature(&self, line: &Line) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.class_id == line.register.class)
    }

    fn total(&self) -> (u32, u32) {
        let possible = self.lines.iter().map(|line| line.register.possible()).sum();
        (possible, self.lines.iter().map(|line| line.register.absent()).sum())
    }
}

async fn read(app: &App, school: Id<School>, month: Month) -> Result<Shown> {
    let today = app.clock.today();
    Ok(app.db.read_long(move |tx| load(tx, school, month, today)).await?)
}

pub async fn get(
    school: Granted<Follow, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let shown = read(&app, school.id, asked.month(app.clock.now())).await?;
    Ok(view(&ui, &school, &shown))
}

/// `GET /presences/ecoles/{school}/registres.csv`
pub async fn csv(
    school: Granted<Follow, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    let shown = read(&app, school.id, asked.month(app.clock.now())).await?;
    let (head, rows) = table(&ui, &shown, Instant::iso);
    let name = format!("registres-{}.csv", shown.month.word());
    spreadsheet::file(&name, std::iter::once(head).chain(rows))
}

/// `GET /presences/ecoles/{school}/registres.pdf`
pub async fn pdf(
    school: Granted<Follow, School>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Response> {
    let shown = read(&app, school.id, asked.month(app.clock.now())).await?;
    let (head, rows) = table(&ui, &shown, |at| ui.when_in_full(at));
    let sheet = sheet::SchoolSheet {
        title: t!(&ui, "attendance-registers").into_owned(),
        school: school.name.clone(),
        month: shown.month.in_words(ui.locale),
        head,
        rows,
    };
    sheet::pdf_of_school(sheet, shown.month).await
}

/// A line a class, for a file.
fn table(
    ui: &Ui,
    shown: &Shown,
    signed_at: impl Fn(Instant) -> String,
) -> (Vec<String>, Vec<Vec<String>>) {
    let head = vec![
        t!(ui, "attendance-class").into_owned(),
        t!(ui, "attendance-possible").into_owned(),
        t!(ui, "attendance-missed").into_owned(),
        t!(ui, "attendance-rate").into_owned(),
        t!(ui, "attendance-signature").into_owned(),
    ];
    let rows = shown.lines.iter().map(|line| {
        let (possible, absent) = (line.register.possible(), line.register.absent());
        let signed = shown.signature(line).map(|it| signed_at(it.signed_at)).unwrap_or_default();
        let rate = register::percent(ui, absent, possible);
        vec![line.name.clone(), possible.to_string(), absent.to_string(), rate, signed]
    });
    (head, rows.collect())
}

fn view(ui: &Ui, school: &School, shown: &Shown) -> Page {
    let title = t!(ui, "attendance-registers");
    let (possible, absent) = shown.total();
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(school.id), &t!(ui, "attendance-school-title"))]))
        (ui::head(&title, html! {
            div.actions {
                a.button.plain href=(urls::registers_file(school.id, shown.month, "pdf")) {
                    (ui::icon("download")) (t!(ui, "attendance-pdf"))
                }
                a.button.plain href=(urls::registers_file(school.id, shown.month, "csv")) {
                    (ui::icon("download")) (t!(ui, "attendance-csv"))
                }
            }
        }))
        p.quiet { (school.name) }
        (register::months(ui, shown.month, |month| urls::registers(school.id, month)))
        dl.figures {
            div { dt { (t!(ui, "attendance-possible")) } dd { (possible) } }
            div { dt { (t!(ui, "attendance-missed")) } dd { (absent) } }
            div { dt { (t!(ui, "attendance-rate")) }
                dd { (register::percent(ui, absent, possible)) } }
        }
        (list(ui, shown))
    };
    ui.page(&title, body)
}

fn list(ui: &Ui, shown: &Shown) -> Markup {
    let lines = html! {
        ul.rows {
            @for line in &shown.lines {
                @let (possible, absent) = (line.register.possible(), line.register.absent());
                li { a.row href=(urls::register(line.register.class, shown.month)) {
                    span {
                        b { (line.name) }
                        span.quiet {
                            (t!(ui, "attendance-register-line", absent = absent,
                                possible = possible,
                                rate = register::percent(ui, absent, possible)))
                        }
                    }
                    @match shown.signature(line) {
                        Some(signature) if signature.seal == line.register.seal() => {
                            (ui::tag(t!(ui, "attendance-tag-signed"), ui::Tone::Ok))
                        }
                        Some(_) => {
                            (ui::tag(t!(ui, "attendance-tag-changed"), ui::Tone::Warn))
                        }
                        None => {
                            (ui::tag(t!(ui, "attendance-tag-unsigned"), ui::Tone::Plain))
                        }
                    }
                } }
            }
        }
    };
    ui::card("registers", t!(ui, "attendance-classes"), None, lines)
}
