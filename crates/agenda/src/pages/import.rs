//! Bringing a calendar file in: `/agenda/import`; what became of it: `/agenda/imports/{…}`.

use super::pieces;
use crate::{
    event::Event,
    import::{
        Import, Outcome, bringing,
        reading::{self, BYTES_MAX},
    },
    place::{Key, Place},
    refusal::Refusal,
    store::{self, imports::Told},
    urls,
};
use axum::{
    extract::{Request, State},
    http::header,
};
use db::Tx;
use maud::{Markup, html};
use multer::{Constraints, Multipart, SizeLimit};
use people::audit::{Act, Risk, record};
use std::sync::Arc;
use web::{
    Answer, App, Create, Edit, Error, Form, Granted, Nothing, Page, Problems, Read, Result, Ui,
    Viewer,
    form::{CSRF_FIELD, check_token, expected_token},
    t,
    ui::{self, Field, Tone},
};

const NAME_CHARS_MAX: usize = 100;

/// What came with the form.
#[derive(Default)]
struct Received {
    place: String,
    name: String,
    bytes: Vec<u8>,
    is_too_large: bool,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    shown(&app, &ui, &viewer, &Problems::none()).await
}

async fn shown(app: &App, ui: &Ui, viewer: &Viewer, problems: &Problems) -> Result<Page> {
    let (whose, today) = (viewer.clone(), ui.today());
    let read = move |tx: &Tx<'_>| {
        let places = store::places::written_by(tx, &whose, today)?;
        Ok((places, store::imports::of(tx, whose.person)?))
    };
    let (places, before) = app.db.read(read).await?;
    Ok(view(ui, &places, &before, problems))
}

fn view(ui: &Ui, places: &[Place], before: &[Import], problems: &Problems) -> Page {
    let title = t!(ui, "agenda-import-title");
    let keys: Vec<(String, String)> = places
        .iter()
        .rev()
        .map(|it| (it.key().to_string(), pieces::place_name(ui, it.kind, &it.name)))
        .collect();
    let options: Vec<(&str, &str)> =
        keys.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
    let label = t!(ui, "agenda-field-place");
    let field = Field { name: "place", label: &label, ..Field::default() };
    let problem = problems.of("file");
    let body = html! {
        (pieces::way_back(ui))
        h1 { (title) }
        p {
            @if places.len() > 1 { (t!(ui, "agenda-import-lead")) }
            @else { (t!(ui, "agenda-import-lead-own")) }
        }
        form.form method="post" enctype="multipart/form-data" action=(urls::IMPORT) {
            (ui::token(ui))
            (ui::problems(ui, problems))
            @if options.len() > 1 { (ui::select(ui, &field, &options, problems)) }
            @else if let Some((key, _)) = keys.first() {
                input type="hidden" name="place" value=(key);
            }
            div.field {
                label for="file" { (t!(ui, "agenda-import-file")) }
                p.hint #file-hint { (t!(ui, "agenda-import-file-hint")) }
                @if let Some(problem) = problem {
                    p.error #file-error { (ui.words(problem.text)) }
                }
                input.input #file type="file" name="file" required accept=".ics,text/calendar"
                    aria-describedby="file-hint" aria-invalid=[problem.map(|_| "true")];
            }
            div.actions {
                button.button { (ui::icon("upload")) (t!(ui, "agenda-import-do")) }
            }
        }
        @if !before.is_empty() {
            (ui::card("before", t!(ui, "agenda-import-before"), None, html! {
                ul.rows {
                    @for import in before {
                        li {
                            a.row.read href=(urls::import(import.id)) {
                                span.face aria-hidden="true" { (ui::icon("file-text")) }
                                span {
                                    b { (import.name) }
                                    span.quiet { (ui.when_in_full(import.at)) }
                                }
                                @if import.undone_at.is_some() {
                                    (ui::tag(t!(ui, "agenda-import-undone"), Tone::Plain))
                                }
                            }
                        }
                    }
                }
            }))
        }
    };
    ui.narrow(&title, body)
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    request: Request,
) -> Result<Answer> {
    let received = receive(&app, request).await?;
    let refused = match (received.is_too_large, received.bytes.is_empty()) {
        (true, _) => Some(text::id!("agenda-import-too-large")),
        (_, true) => Some(text::id!("agenda-import-no-file")),
        _ if !is_calendar(&received.bytes) => Some(text::id!("agenda-import-no-calendar")),
        _ => None,
    };
    if let Some(text) = refused {
        let page = shown(&app, &ui, &viewer, &Problems::one("file", text)).await?;
        return Ok(page.unprocessable().into());
    }
    let now = app.clock.now();
    let readings = Arc::new(reading::read(&received.bytes, now.day()));
    if readings.is_empty() {
        let problems = Problems::one("file", text::id!("agenda-import-nothing"));
        return Ok(shown(&app, &ui, &viewer, &problems).await?.unprocessable().into());
    }
    let (key, name) = (received.place.parse::<Key>().ok(), received.name);
    let whose = viewer.clone();
    let write = move |tx: &Tx<'_>| {
        let no_place = || db::Error::refused(Refusal::NoPlace);
        let key = key.ok_or_else(no_place)?;
        let place = Granted::<Create<Event>, Place>::check(tx, key.id, &whose)?;
        let place = place.filter(|it| it.kind == key.kind).ok_or_else(no_place)?;
        let id = bringing::bring(tx, &place, whose.person, &name, &readings, now)?;
        if place.is_shared() {
            let (action, risk) = ("agenda.import", Risk::Mass);
            let detail = serde_json::json!({ "events": readings.len() });
            let thing = format!("place:{}", place.id);
            let person = Some(whose.person);
            let act = Act { person, action, risk, school: place.school_id, thing, detail };
            record(tx, now, &act)?;
        }
        Ok(id)
    };
    match app.db.write(write).await {
        Ok(id) => Ok(Answer::to(urls::import(id))),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => {
                Ok(shown(&app, &ui, &viewer, &problems).await?.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

fn is_calendar(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(2_000)];
    String::from_utf8_lossy(start).to_ascii_uppercase().contains("BEGIN:VCALENDAR")
}

/// Reads the form, its token first; no more of a file than we take.
async fn receive(app: &App, request: Request) -> Result<Received> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let boundary = boundary.ok_or(Error::BadRequest)?;
    let (mut parts, body) = request.into_parts();
    let expected = expected_token(&mut parts, app).await?;
    let most = BYTES_MAX as u64 + 100_000;
    let limits = Constraints::new().size_limit(SizeLimit::new().whole_stream(most));
    let mut body = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let mut received = Received::default();
    let mut is_checked = false;
    loop {
        let mut field = match body.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) => return too_large(error, received, is_checked),
        };
        let name = field.name().unwrap_or_default().to_owned();
        let sent = field.file_name().map(str::to_owned);
        let mut bytes = Vec::new();
        loop {
            match field.chunk().await {
                Ok(Some(piece)) => bytes.extend_from_slice(&piece),
                Ok(None) => break,
                Err(error) => return too_large(error, received, is_checked),
            }
        }
        if !is_checked {
            let token = String::from_utf8_lossy(&bytes).into_owned();
            check_token(expected, if name == CSRF_FIELD { &token } else { "" })?;
            is_checked = true;
        } else if name == "place" {
            received.place = String::from_utf8_lossy(&bytes).trim().to_owned();
        } else if let Some(sent) = sent {
            let kept = sent.rsplit(['/', '\\']).next().unwrap_or_default();
            let kept = kept.chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX);
            received.name = kept.collect();
            received.is_too_large = bytes.len() > BYTES_MAX;
            received.bytes = bytes;
        }
    }
    if is_checked { Ok(received) } else { Err(Error::StaleForm) }
}

fn too_large(error: multer::Error, received: Received, is_checked: bool) -> Result<Received> {
    match error {
        multer::Error::StreamSizeExceeded { .. } if is_checked => {
            Ok(Received { is_too_large: true, ..received })
        }
        _ => Err(Error::BadRequest),
    }
}

pub async fn report(import: Granted<Read, Import>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = import.id;
    let lines = app.db.read(move |tx| store::imports::lines(tx, id)).await?;
    Ok(report_view(&ui, &import, &lines))
}

fn report_view(ui: &Ui, import: &Import, lines: &[Told]) -> Page {
    let title = t!(ui, "agenda-import-report", name = import.name);
    let count = |outcome: Outcome| lines.iter().filter(|it| it.outcome == outcome).count();
    let not = lines.iter().filter(|it| !it.outcome.is_taken()).count();
    let (made, changed, same) =
        (count(Outcome::Made), count(Outcome::Changed), count(Outcome::Same));
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::AGENDA, &*t!(ui, "agenda-title")),
            (urls::IMPORT, &*t!(ui, "agenda-import-title"))]))
        h1 { (title) }
        @if import.undone_at.is_some() {
            (ui::note(Tone::Info, t!(ui, "agenda-import-was-undone")))
        }
        p role="status" { (counts(ui, [made, changed, same, not])) }
        @if not > 0 {
            (ui::card("not-taken", t!(ui, "agenda-import-not-taken"), None,
                rows(ui, lines.iter().filter(|it| !it.outcome.is_taken()))))
        }
        @if not < lines.len() && import.undone_at.is_none() {
            (ui::card("taken", t!(ui, "agenda-import-taken"), None,
                rows(ui, lines.iter().filter(|it| it.outcome.is_taken()))))
        }
        @if import.undone_at.is_none() && made + changed > 0 {
            (ui::sure(ui, &urls::undo(import.id), "undo-2", &t!(ui, "agenda-import-undo"),
                &t!(ui, "agenda-import-undo-sure")))
        }
    };
    ui.narrow(&title, body)
}

/// How many were added, updated, were there, were left out; what happened to none is not said.
fn counts(ui: &Ui, [made, changed, same, not]: [usize; 4]) -> String {
    let made = Some(t!(ui, "agenda-import-count-made", count = made));
    let changed = (changed > 0).then(|| t!(ui, "agenda-import-count-changed", count = changed));
    let same = (same > 0).then(|| t!(ui, "agenda-import-count-same", count = same));
    let not = (not > 0).then(|| t!(ui, "agenda-import-count-not", count = not));
    [made, changed, same, not].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn rows<'a>(ui: &Ui, lines: impl Iterator<Item = &'a Told>) -> Markup {
    html! {
        ul.rows {
            @for line in lines {
                li.report-line {
                    span.quiet { (t!(ui, "agenda-import-line", line = line.line)) }
                    span {
                        @if !line.title.is_empty() { b { (line.title) } }
                        span.quiet { (ui.words(line.outcome.text())) }
                    }
                }
            }
        }
    }
}

pub async fn undo(
    import: Granted<Edit, Import>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (now, to, person) = (app.clock.now(), urls::import(import.id), import.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let undone = bringing::undo(tx, &import, now)?;
        let detail = serde_json::json!({ "back": undone.back, "kept": undone.kept });
        let thing = format!("import:{}", import.id);
        let (action, risk, school) = ("agenda.undo", Risk::Deletion, None);
        record(tx, now, &Act { person: Some(person), action, risk, school, thing, detail })?;
        Ok(undone)
    };
    let undone = app.db.write(write).await?;
    let words = if undone.kept > 0 {
        t!(&ui, "agenda-import-undo-kept", count = undone.kept)
    } else {
        t!(&ui, "agenda-import-undo-done")
    };
    Ok(Answer::to(to).saying(words))
}
