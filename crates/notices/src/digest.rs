//! One mail for all that is due to a person: his own things, then each child's.
//!
//! It says who and where, never what: mails are read on shared screens and kept by strangers. No
//! name of a child stands in the subject, which telephones show to everybody.

use crate::{
    Notice,
    addresses::Addresses,
    store::mails::{self, Addressee, Due},
    unsubscribe, urls,
};
use base::{Id, Instant, Locale};
use db::{Result, Tx};
use maud::{DOCTYPE, Markup, html};
use people::Person;
use std::borrow::Cow;
use text::t;
use web::{App, Arg, outbox::Mail};

pub(crate) const KIND: &str = "notice.digest";
/// What is more is counted, not told.
const LINES_MAX: usize = 40;

/// The mails of these persons, whose notices are settled in the same transaction: if it runs again,
/// nothing is due any more.
pub(crate) fn mails(
    tx: &Tx<'_>,
    app: &App,
    addresses: &Addresses,
    persons: &[Id<Person>],
    now: Instant,
) -> Result<Vec<Mail>> {
    let due = mails::settle(tx, persons, now)?;
    let reachable = addresses.reachable(tx, persons)?;
    let addressees = mails::addressees(tx, persons)?;
    let written = addressees.iter().filter_map(|addressee| {
        let to = reachable.get(&addressee.id)?;
        let due: Vec<&Due> = due.iter().filter(|due| due.person_id == addressee.id).collect();
        (!due.is_empty()).then(|| write(app, addressee, to, &due))
    });
    Ok(written.collect())
}

/// The words of a mail, in the language of its reader.
struct Said<'a> {
    app: &'a App,
    locale: Locale,
}

impl Said<'_> {
    fn words(&self, id: &'static str) -> Cow<'_, str> {
        self.app.texts.words(self.locale, id)
    }

    fn say<'s>(&'s self, id: &'s str, args: &[(&'s str, Arg<'s>)]) -> Cow<'s, str> {
        self.app.texts.say(self.locale, id, args)
    }

    fn link(&self, path: &str) -> String {
        format!("{}{path}", self.app.settings.base_url)
    }
}

/// What concerns one child, or the reader himself.
struct Part {
    title: String,
    lines: Vec<Line>,
}

struct Line {
    words: String,
    link: String,
}

fn write(app: &App, addressee: &Addressee, to: &str, due: &[&Due]) -> Mail {
    let said = Said { app, locale: addressee.locale };
    let parts = parts(&said, &due[..due.len().min(LINES_MAX)]);
    let count = distinct(due);
    let house = app.settings.house.as_str();
    let stop = unsubscribe::url(app, addressee.id);
    Mail {
        person: Some(addressee.id),
        to: to.to_owned(),
        subject: t!(said, "notice-mail-subject", count = count, house = house).into_owned(),
        text: plain(&said, addressee, &parts, &stop),
        html: html(&said, addressee, &parts, &stop).into_string(),
        kind: KIND,
    }
}

/// One notice for two children is one thing.
fn distinct(due: &[&Due]) -> usize {
    let mut notices: Vec<Id<Notice>> = due.iter().map(|due| due.notice_id).collect();
    notices.sort_unstable();
    notices.dedup();
    notices.len()
}

fn parts(said: &Said<'_>, due: &[&Due]) -> Vec<Part> {
    let by_child = due.chunk_by(|one, next| one.on_behalf_of == next.on_behalf_of);
    let has_children = due.iter().any(|due| due.on_behalf_of != 0);
    let part = |due: &[&Due]| Part {
        title: match due.first() {
            Some(first) if first.on_behalf_of != 0 => first.child.clone(),
            _ if has_children => t!(said, "notice-mail-yours").into_owned(),
            _ => String::new(),
        },
        lines: due.iter().map(|due| line(said, due)).collect(),
    };
    by_child.map(part).collect()
}

fn line(said: &Said<'_>, due: &Due) -> Line {
    let words = sentence(said.app, said.locale, &due.text_id, &due.args);
    Line { words, link: said.link(&urls::notice(due.notice_id)) }
}

/// A sentence of a feature, with what was kept to fill it in.
pub(crate) fn sentence(app: &App, locale: Locale, id: &str, args: &str) -> String {
    let args: Vec<(String, String)> = serde_json::from_str(args).unwrap_or_default();
    let args: Vec<_> = args.iter().map(|(name, value)| (name.as_str(), value.into())).collect();
    app.texts.say(locale, id, &args).into_owned()
}

fn plain(said: &Said<'_>, addressee: &Addressee, parts: &[Part], stop: &str) -> String {
    let mut text = vec![t!(said, "notice-mail-hello", name = addressee.first_name).into_owned()];
    for part in parts {
        let mut lines = Vec::new();
        if !part.title.is_empty() {
            lines.push(part.title.clone());
        }
        for line in &part.lines {
            lines.push(format!("– {}\n  {}", line.words, line.link));
        }
        text.push(lines.join("\n"));
    }
    text.push(format!("{}\n{}", t!(said, "notice-mail-all"), said.link(urls::FEED)));
    let choose = said.link(urls::PREFERENCES);
    text.push(format!(
        "-- \n{}\n{}\n{}\n{stop}",
        t!(said, "notice-mail-choose"),
        choose,
        t!(said, "notice-mail-stop")
    ));
    text.join("\n\n")
}

fn html(said: &Said<'_>, addressee: &Addressee, parts: &[Part], stop: &str) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(said.locale.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (said.app.settings.house) }
            }
            body style=(BODY) {
                p { (t!(said, "notice-mail-hello", name = addressee.first_name)) }
                @for part in parts {
                    @if !part.title.is_empty() { h2 style=(TITLE) { (part.title) } }
                    ul style="padding-left:1.2em" {
                        @for line in &part.lines {
                            li style="margin:.4em 0" { a href=(line.link) { (line.words) } }
                        }
                    }
                }
                p { a href=(said.link(urls::FEED)) { (t!(said, "notice-mail-all")) } }
                p style=(FOOT) {
                    a href=(said.link(urls::PREFERENCES)) { (t!(said, "notice-mail-choose")) }
                    br;
                    a href=(stop) { (t!(said, "notice-mail-stop")) }
                }
            }
        }
    }
}

const BODY: &str = "font:17px/1.5 Verdana,sans-serif;max-width:36em;margin:1em auto;padding:0 1em";
const TITLE: &str = "font-size:1.1em;margin:1.2em 0 0";
const FOOT: &str = "margin-top:2em;border-top:1px solid #bbb;padding-top:1em;font-size:.85em";
