//! Whoever runs the platform brings in a new edition of a national programme, by the same file:
//! `/resultats/programmes/import`. The edition before ends on the day the new one begins.

use super::{
    import::{self, Outcome},
    receiving,
    school::{PROGRAMMES, programme_name},
};
use crate::{
    Referential,
    access::{Arrange, Nation},
    deeds,
    programme::{self, Edition, Refusal, Target},
    store::programmes as store,
    urls,
};
use axum::extract::{Request, State};
use base::Day;
use db::Tx;
use maud::{Markup, html};
use std::collections::HashMap;
use web::{
    Answer, App, Form, Granted, Page, Problems, Result, Ui, form, form::At, t, ui, ui::Field,
};

type Fields = HashMap<String, String>;

const NAME_CHARS_MAX: usize = 20;
const WORDS_CHARS_MAX: usize = 300;

pub async fn get(_: Granted<Arrange, Nation>, State(app): State<App>, ui: Ui) -> Result<Page> {
    shown(&app, &ui, &Fields::new(), &Problems::none(), &Outcome::Nothing, false).await
}

pub async fn post(
    _: Granted<Arrange, Nation>,
    State(app): State<App>,
    ui: Ui,
    request: Request,
) -> Result<Answer> {
    let received = receiving::receive(&app, request).await?;
    let edition = match check(&received.fields) {
        Ok(edition) => edition,
        Err(problems) => {
            let nothing = Outcome::Nothing;
            let page = shown(&app, &ui, &received.fields, &problems, &nothing, false).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let outcome = import::look(&app, Target::Nation(edition), received.file, ui.today()).await?;
    let page = shown(&app, &ui, &received.fields, &Problems::none(), &outcome, false).await?;
    let is_wrong = matches!(outcome, Outcome::Faults(_));
    Ok(if is_wrong { page.unprocessable() } else { page }.into())
}

fn check(fields: &Fields) -> Result<Edition, Problems> {
    let typed = |name: &str| fields.get(name).map(|it| it.trim()).unwrap_or_default();
    let known = PROGRAMMES.iter().find(|(code, _)| *code == typed("code"));
    let code = known.map(|(code, _)| (*code).to_owned()).ok_or(text::id!("results-choose"));
    let (code, name, title, source, from_on) = Problems::gather((
        code.at("code"),
        form::required(typed("edition"), NAME_CHARS_MAX).at("edition"),
        form::required(typed("title"), WORDS_CHARS_MAX).at("title"),
        form::required(typed("source"), WORDS_CHARS_MAX).at("source"),
        Day::parse(typed("from_on")).at("from_on"),
    ))?;
    Ok(Edition { code, name, title, source, from_on })
}

pub async fn apply(
    nation: Granted<Arrange, Nation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Fields>,
) -> Result<Answer> {
    let edition = check(&form).map_err(|_| web::Error::BadRequest)?;
    let typed = |name: &str| form.get(name).cloned().unwrap_or_default();
    let (file, mark, by, now) = (typed("file"), typed("mark"), nation.viewer.person, ui.now);
    let target = Target::Nation(edition.clone());
    let write = move |tx: &Tx<'_>| {
        let count = programme::import(tx, &target, file.as_bytes(), &mark, now.day())?;
        deeds::programme(tx, None, &edition.code, count, by, now)?;
        Ok(count)
    };
    match app.db.write(write).await {
        Ok(count) => {
            let words = t!(&ui, "results-imported", count = count);
            Ok(Answer::to(urls::NATIONAL_IMPORT).saying(words))
        }
        Err(error) if error.reason::<Refusal>().is_some() => {
            let edition = check(&form).map_err(|_| web::Error::BadRequest)?;
            let file = typed("file").into_bytes();
            let outcome = import::look(&app, Target::Nation(edition), file, now.day()).await?;
            let page = shown(&app, &ui, &form, &Problems::none(), &outcome, true).await?;
            Ok(page.unprocessable().into())
        }
        Err(error) => Err(error.into()),
    }
}

async fn shown(
    app: &App,
    ui: &Ui,
    fields: &Fields,
    problems: &Problems,
    outcome: &Outcome,
    is_stale: bool,
) -> Result<Page> {
    let editions: Vec<Referential> = app.db.read(store::national).await?;
    let title = t!(ui, "results-national-import");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "results-title"))]))
        h1 { (title) }
        (import::shown(ui, outcome, is_stale, urls::NATIONAL_APPLIED, &kept(fields)))
        (import::sending(ui, urls::NATIONAL_IMPORT, &html! {
            (ui::problems(ui, problems))
            (inputs(ui, fields, problems))
        }))
        p.quiet { (t!(ui, "results-import-columns")) }
        p.quiet { (t!(ui, "results-national-undo")) }
        (list(ui, &editions))
    };
    Ok(ui.narrow(&title, body))
}

fn kept(fields: &Fields) -> Markup {
    html! {
        @for name in ["code", "edition", "title", "source", "from_on"] {
            input type="hidden" name=(name) value=[fields.get(name)];
        }
    }
}

fn inputs(ui: &Ui, fields: &Fields, problems: &Problems) -> Markup {
    let typed = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let names: Vec<_> =
        PROGRAMMES.iter().map(|(code, _)| (*code, programme_name(ui, code))).collect();
    let options: Vec<(&str, &str)> = names.iter().map(|(code, name)| (*code, &**name)).collect();
    let label = t!(ui, "results-programme");
    let code = Field { name: "code", label: &label, value: typed("code"), ..Field::default() };
    let fields = [
        ("edition", t!(ui, "results-edition"), "text"),
        ("title", t!(ui, "results-edition-title"), "text"),
        ("source", t!(ui, "results-edition-source"), "text"),
        ("from_on", t!(ui, "results-edition-from"), "date"),
    ];
    html! {
        (ui::select(ui, &code, &options, problems))
        @for (name, label, kind) in &fields {
            (Field { name, label, value: typed(name), kind, ..Field::default() }
                .draw(ui, problems))
        }
    }
}

fn list(ui: &Ui, editions: &[Referential]) -> Markup {
    ui::card(
        "editions",
        t!(ui, "results-editions"),
        None,
        html! {
            ul.rows {
                @for it in editions {
                    li { a.row href=(urls::export(it.id)) {
                        span {
                            b { (it.title) " · " (it.edition) }
                            span.quiet { (it.source) }
                            @let day = it.from_on.french();
                        span.quiet { (t!(ui, "results-edition-since", day = day)) }
                        }
                        (ui::icon("download"))
                    } }
                }
            }
        },
    )
}
