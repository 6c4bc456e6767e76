//! Sheets: one page for each person, with the code, where to type it and what comes next. They are
//! made in the moment the codes are, and nowhere again.

use crate::{code::Code, said::Said, urls};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base::{Day, Id, Locale, PersonName};
use people::Person;
use serde::Serialize;
use text::t;
use web::{App, Error, Result};

/// Somebody who gets a sheet.
#[derive(Clone, Debug)]
pub struct Reader {
    pub person: Id<Person>,
    pub name: PersonName,
    pub language: Locale,
    /// The pupils it is about, for a guardian.
    pub children: Vec<PersonName>,
    pub role: Role,
    pub class: String,
}

/// As whom somebody gets a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Guardian,
    Pupil,
    Staff,
}

#[derive(Serialize)]
struct Document {
    title: String,
    address: String,
    pages: Vec<Sheet>,
}

#[derive(Serialize)]
struct Sheet {
    school: String,
    class: String,
    name: String,
    about: String,
    code: String,
    qr: String,
    alt: String,
    words: Words,
    second: Option<Words>,
}

#[derive(Serialize)]
struct Words {
    lang: &'static str,
    heading: String,
    lines: Vec<String>,
    address: String,
    code: String,
    until: String,
    after: Vec<String>,
}

const TEMPLATE: &str = include_str!("sheet.typ");

/// Prints the sheets of these readers, each with his code. It may take seconds for a school.
pub async fn print(
    app: &App,
    school: String,
    readers: Vec<(Reader, Code)>,
    until: Day,
) -> Result<Vec<u8>> {
    let app = app.clone();
    let work = move || {
        let sheets = readers.iter().map(|(reader, code)| sheet(&app, &school, reader, code, until));
        let french = Said { app: &app, locale: Locale::Fr };
        let document = Document {
            title: t!(french, "account-sheet-title", school = school).into_owned(),
            address: address(&app),
            pages: sheets.collect(),
        };
        print::pdf(TEMPLATE, &document).map_err(Error::internal)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// What one types: without `https://`, which browsers add.
fn address(app: &App) -> String {
    let house = &app.settings.base_url;
    let bare = house.split_once("://").map_or(house.as_str(), |(_, bare)| bare);
    format!("{bare}{}", urls::ACTIVATION)
}

fn sheet(app: &App, school: &str, reader: &Reader, code: &Code, until: Day) -> Sheet {
    let shown = code.to_string();
    let link = format!("{}{}", app.settings.base_url, urls::activation_with(&shown));
    let french = Said { app, locale: Locale::Fr };
    Sheet {
        school: school.to_owned(),
        class: reader.class.clone(),
        name: reader.name.full(),
        about: about(&french, reader),
        qr: print::qr(&link),
        alt: t!(french, "account-sheet-qr", code = shown).into_owned(),
        code: shown,
        words: words(&french, reader, until),
        second: (reader.language != Locale::Fr)
            .then(|| words(&Said { app, locale: reader.language }, reader, until)),
    }
}

fn about(said: &Said<'_>, reader: &Reader) -> String {
    match reader.children.as_slice() {
        [] => String::new(),
        children => {
            let names: Vec<String> = children.iter().map(PersonName::full).collect();
            t!(said, "account-sheet-about", children = names.join(", ")).into_owned()
        }
    }
}

fn words(said: &Said<'_>, reader: &Reader, until: Day) -> Words {
    let house = said.app.settings.house.as_str();
    let (lines, after) = match reader.role {
        Role::Guardian => (
            vec![
                t!(said, "account-sheet-guardian", house = house),
                t!(said, "account-sheet-guardian-how"),
            ],
            vec![t!(said, "account-sheet-siblings"), t!(said, "account-sheet-own")],
        ),
        Role::Pupil => (
            vec![
                t!(said, "account-sheet-pupil", house = house),
                t!(said, "account-sheet-pupil-how"),
            ],
            vec![t!(said, "account-sheet-pupil-own")],
        ),
        Role::Staff => (
            vec![
                t!(said, "account-sheet-staff", house = house),
                t!(said, "account-sheet-staff-how"),
            ],
            vec![t!(said, "account-sheet-staff-own")],
        ),
    };
    let until = until.in_words(said.locale);
    Words {
        lang: said.locale.code(),
        heading: t!(said, "account-sheet-heading").into_owned(),
        lines: lines.into_iter().map(String::from).collect(),
        address: t!(said, "account-sheet-address").into_owned(),
        code: t!(said, "account-sheet-code").into_owned(),
        until: t!(said, "account-sheet-until", day = until).into_owned(),
        after: after.into_iter().map(String::from).collect(),
    }
}

/// The sheets, as a file to keep: they are not made twice.
pub struct Download {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        let disposition = HeaderValue::try_from(disposition)
            .unwrap_or_else(|_| HeaderValue::from_static("attachment"));
        let kind = HeaderValue::from_static("application/pdf");
        let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)];
        (StatusCode::OK, headers, self.bytes).into_response()
    }
}

/// `fiches-ce1-a.pdf`
pub fn file_name(of: &str) -> String {
    let word: String =
        base::fold(of).chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect();
    format!("fiches-{}.pdf", word.replace(' ', "-"))
}
