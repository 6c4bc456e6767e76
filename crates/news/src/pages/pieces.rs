//! What several pages of the news share: names, tags, a line of a list.

use crate::{article::State, store::lists::Line, thread::ThreadKind, urls};
use base::{Instant, PersonName};
use maud::{Markup, html};
use people::{GroupKind, ScopeKind};
use publication::AuthorKind;
use ui::Tone;
use web::{Ui, t, ui};

/// Whoever writes news works for the school or the town.
pub fn name(ui: &Ui, name: &PersonName) -> String {
    publication::name(ui, name, AuthorKind::Staff)
}

pub const fn thread_icon(kind: ThreadKind) -> &'static str {
    match kind {
        ThreadKind::Class => "users",
        ThreadKind::School => "school",
        ThreadKind::Town => "building",
    }
}

/// `lundi 30 novembre à 7 h`
pub fn hour(ui: &Ui, at: Instant) -> String {
    let day = at.day();
    let day = format!("{} {}", day.weekday_in(ui.locale), day.without_year(ui.locale));
    t!(ui, "news-day-at-hour", day = day, hour = at.time_in(ui.locale)).into_owned()
}

/// What its writers must know: nothing when it is simply out.
pub fn state_tag(ui: &Ui, state: State, publish_at: Option<Instant>) -> Markup {
    html! {
        @match state {
            State::Draft => (ui::tag(t!(ui, "news-tag-draft"), Tone::Plain)),
            State::Submitted => (ui::tag(t!(ui, "news-tag-submitted"), Tone::Info)),
            State::Refused => (ui::tag(t!(ui, "news-tag-refused"), Tone::Warn)),
            State::Waiting => {
                @let hour = publish_at.map(|at| hour(ui, at)).unwrap_or_default();
                (ui::tag(t!(ui, "news-tag-waiting", hour = hour), Tone::Night))
            }
            State::Published => {}
            State::Archived => (ui::tag(t!(ui, "news-tag-archived"), Tone::Plain)),
        }
    }
}

/// A line of a list, as a link to its article.
pub fn row(ui: &Ui, line: &Line) -> Markup {
    let class = if line.is_seen { "read" } else { "unread" };
    html! {
        a.row.(class) href=(urls::article(line.id)) {
            span.face aria-hidden="true" { (ui::icon(thread_icon(line.thread_kind))) }
            span {
                b {
                    @if !line.is_seen { span.hidden { (t!(ui, "news-new")) " " } }
                    bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.title) }
                }
                span.quiet { (line.thread_name) " · " (name(ui, &line.author())) }
                span.quiet.one-line {
                    @if line.files > 0 {
                        (ui::icon("paperclip")) span.hidden { (t!(ui, "news-has-files")) " " }
                    }
                    bdi lang=[ui.lang(line.lang)] dir=[ui.dir(line.lang)] { (line.summary) }
                }
                (state_tag(ui, line.state, line.publish_at))
            }
            (ui::time(ui, line.published_at.unwrap_or(line.edited_at)))
        }
    }
}

/// What is shown first: larger, with its first words.
pub fn headline(ui: &Ui, line: &Line) -> Markup {
    html! {
        article.card.headline.(if line.is_seen { "read" } else { "unread" }) {
            a href=(urls::article(line.id)) {
                span.tags {
                    (ui::tag(t!(ui, "news-tag-headline"), Tone::Ok))
                    span.quiet { (line.thread_name) }
                }
                h2 {
                    @if !line.is_seen { span.hidden { (t!(ui, "news-new")) " " } }
                    (line.title)
                }
                p { (line.summary) }
                p.quiet {
                    (name(ui, &line.author())) " · "
                    (ui::time(ui, line.published_at.unwrap_or(line.edited_at)))
                }
            }
        }
    }
}

/// `Familles de CE1-A`
pub fn group(ui: &Ui, kind: GroupKind, scope: ScopeKind, place: &str) -> String {
    let is_class = scope == ScopeKind::Class;
    let words = match kind {
        GroupKind::Guardians if is_class => t!(ui, "news-group-class-guardians", place = place),
        GroupKind::Pupils if is_class => t!(ui, "news-group-class-pupils", place = place),
        GroupKind::Agents => t!(ui, "news-group-town-agents", place = place),
        GroupKind::Team => t!(ui, "news-group-class-team", place = place),
        GroupKind::Guardians => t!(ui, "news-group-school-guardians", place = place),
        GroupKind::Pupils => t!(ui, "news-group-school-pupils", place = place),
        _ => t!(ui, "news-group-school-staff", place = place),
    };
    words.into_owned()
}
