//! What several pages of the post share: names, tags, the bar of folders, a line of a list.

use crate::{
    Folder, Letter, OwnFolder, Role, addressee::Line as Addressee, letter::State, picker::Offer,
    reach::Reached, report::schools_moderated, store::lists::Line, urls,
};
use base::{Id, Instant, PersonName};
use maud::{Markup, html};
use people::{Because, GroupKind, Person, ScopeKind};
use std::collections::HashSet;
use ui::{Chip, Colour, Tone};
use web::{Ui, t, ui};

/// Families say "Mme Durand"; staff, who know many of the same name, need the first name.
pub fn name(ui: &Ui, name: &PersonName) -> String {
    match &ui.viewer {
        Some(viewer) if viewer.is_staff() => name.full(),
        _ => name.formal(),
    }
}

/// The tag of the child a letter is about, for whoever has several.
pub fn pupil_tag(ui: &Ui, pupil: Option<Id<Person>>) -> Markup {
    let children = ui.viewer.as_ref().map_or(&[][..], |viewer| viewer.children.as_slice());
    let place = pupil.and_then(|pupil| children.iter().position(|child| child.id == pupil));
    html! {
        @if let (Some(place), true) = (place, children.len() > 1) {
            (ui::child_tag(&children[place].name, Colour::of_place(place)))
        }
    }
}

/// `lundi 30 novembre à 7 h`
pub fn hour(ui: &Ui, at: Instant) -> String {
    let day = at.day();
    let day = if day == ui.today() {
        t!(ui, "messages-today").into_owned()
    } else if ui.today().plus_days(1) == day {
        t!(ui, "messages-tomorrow").into_owned()
    } else {
        format!("{} {}", day.weekday_in(ui.locale), day.without_year(ui.locale))
    };
    t!(ui, "messages-day-at-hour", day = day, hour = at.time_in(ui.locale)).into_owned()
}

/// What a reader must know before the words: held, waiting, taken back, urgent.
pub fn state_tag(ui: &Ui, line: &Line) -> Markup {
    html! {
        @match line.state {
            State::Held => (ui::tag(t!(ui, "messages-tag-held"), Tone::Warn)),
            State::Waiting => (ui::tag(
                t!(ui, "messages-tag-waiting", hour = hour(ui, line.deliver_at)), Tone::Night)),
            State::Recalled | State::Withdrawn => {
                (ui::tag(t!(ui, "messages-tag-recalled"), Tone::Plain))
            }
            State::Sent if line.is_urgent => (ui::tag(t!(ui, "messages-tag-urgent"), Tone::Warn)),
            State::Sent => {}
        }
    }
}

/// The words of a line: what is left of a letter that was taken back is that it was.
pub fn line_words(ui: &Ui, line: &Line) -> (String, String) {
    if !line.state.is_readable() && line.role != Role::Sender {
        return (t!(ui, "messages-recalled-line").into_owned(), String::new());
    }
    let subject = subject(ui, &line.subject).into_owned();
    (subject, line.summary.clone())
}

pub fn subject<'a>(ui: &'a Ui, subject: &'a str) -> std::borrow::Cow<'a, str> {
    if subject.is_empty() { t!(ui, "messages-no-subject") } else { subject.into() }
}

/// A line of a list, as a link to its letter.
pub fn row(ui: &Ui, line: &Line, addressees: &[Addressee]) -> Markup {
    let is_mine = line.role == Role::Sender;
    let (subject, summary) = line_words(ui, line);
    // What is said in place of a letter that was taken back is in the language of the page.
    let lang = (is_mine || line.state.is_readable()).then_some(line.lang);
    let class = if line.is_unread { "unread" } else { "read" };
    html! {
        a.row.(class) href=(urls::letter(line.letter_id)) {
            @if is_mine { (face_of(addressees, line)) } @else { (ui::face(&line.sender())) }
            span {
                b {
                    @if line.is_unread { span.hidden { (t!(ui, "messages-new")) " " } }
                    @if is_mine { (recipients(ui, line, addressees)) }
                    @else { (name(ui, &line.sender())) }
                }
                span.quiet.one-line {
                    @if line.attachments > 0 {
                        (ui::icon("paperclip"))
                        span.hidden { (t!(ui, "messages-has-attachments")) " " }
                    }
                    bdi lang=[lang.and_then(|lang| ui.lang(lang))]
                        dir=[lang.and_then(|lang| ui.dir(lang))] {
                        (subject) @if !summary.is_empty() { " — " (summary) }
                    }
                }
                (pupil_tag(ui, line.pupil())) (state_tag(ui, line))
            }
            (ui::time(ui, line.delivered_at))
        }
    }
}

/// The face of the first of those one has written to.
fn face_of(addressees: &[Addressee], line: &Line) -> Markup {
    let first = addressees.iter().find(|it| it.letter_id == line.letter_id);
    let name = first.map_or("", |first| first.name.as_str());
    let (first, last) = name.rsplit_once(' ').unwrap_or(("", name));
    ui::face(&PersonName::new(first, last, None))
}

/// `À : Mme Durand, Parents de CE1-A et 3 autres`
fn recipients(ui: &Ui, line: &Line, addressees: &[Addressee]) -> String {
    let named = addressees.iter().filter(|it| it.letter_id == line.letter_id);
    let names: Vec<String> = named.map(|it| addressee(ui, it)).collect();
    let left = i64::from(line.addressees) - i64::try_from(names.len()).unwrap_or(0);
    let names = names.join(", ");
    let words = match left {
        0 => t!(ui, "messages-to", names = names),
        left => t!(ui, "messages-to-more", names = names, count = left),
    };
    words.into_owned()
}

/// A person's name, or a group's in the words of the viewer's language.
pub fn addressee(ui: &Ui, line: &Addressee) -> String {
    match (line.kind, line.scope_kind) {
        (Some(kind), Some(scope)) => {
            group_name(ui, kind, scope, line.level.as_deref().unwrap_or_default(), &line.name)
        }
        _ => line.name.clone(),
    }
}

/// `Parents de CE1-A`; `Tous les parents, École Jean-Macé`.
pub fn group_name(ui: &Ui, kind: GroupKind, scope: ScopeKind, level: &str, place: &str) -> String {
    let place = match people::Level::parse(level) {
        Some(level) if scope == ScopeKind::Level => format!("{}, {place}", level.written()),
        _ => place.to_owned(),
    };
    let is_class = scope == ScopeKind::Class;
    let words = match kind {
        GroupKind::Pupils if is_class => t!(ui, "messages-group-pupils", place = place),
        GroupKind::Pupils => t!(ui, "messages-group-all-pupils", place = place),
        GroupKind::Guardians if is_class => t!(ui, "messages-group-guardians", place = place),
        GroupKind::Guardians => t!(ui, "messages-group-all-guardians", place = place),
        GroupKind::Team if is_class => t!(ui, "messages-group-team", place = place),
        GroupKind::Team => t!(ui, "messages-group-all-team", place = place),
        GroupKind::Staff => t!(ui, "messages-group-staff", place = place),
        GroupKind::Heads if scope == ScopeKind::Platform => t!(ui, "messages-group-every-head"),
        GroupKind::Heads => t!(ui, "messages-group-heads", place = place),
        GroupKind::Cpe => t!(ui, "messages-group-cpe", place = place),
        GroupKind::Agents if scope == ScopeKind::Platform => t!(ui, "messages-group-every-agent"),
        GroupKind::Agents => t!(ui, "messages-group-agents", place = place),
        GroupKind::Delegates => t!(ui, "messages-group-delegates", place = place),
        GroupKind::Administrators => t!(ui, "messages-group-administrators"),
        GroupKind::Hand => place.into(),
    };
    words.into_owned()
}

/// The name of somebody, or of a group, a letter is to.
pub fn reached_name(ui: &Ui, reached: &Reached) -> String {
    match &reached.group {
        Some((kind, scope, level)) => group_name(ui, *kind, *scope, level, &reached.name),
        None => reached.name.clone(),
    }
}

/// What the picker says of somebody: his name, and why he is there or is not.
pub fn offer_words(ui: &Ui, offer: &Offer) -> (String, String) {
    match offer {
        Offer::Person { name, because, .. } => {
            // The nearest place says enough: whoever is in the class is in its school too.
            let mut told = HashSet::new();
            let near = because.iter().filter(|it| {
                told.insert((it.rule.to, it.on_behalf_of.as_ref().map(|(pupil, _)| *pupil)))
            });
            let details: Vec<String> = near.take(3).map(|it| detail(ui, it)).collect();
            (name.full(), details.join(" · "))
        }
        Offer::Group(group) => {
            let name = group_name(ui, group.kind, group.scope, &group.level, &group.place);
            let size = group.size.map(|count| t!(ui, "messages-group-size", count = count));
            (name, size.map(std::borrow::Cow::into_owned).unwrap_or_default())
        }
        Offer::Refused { name, why, .. } => {
            let name = name.full();
            let why = ui.say(why, &[("name", (&name).into())]).into_owned();
            (name, why)
        }
    }
}

/// `parent de Léa Martin, CE1-A`
fn detail(ui: &Ui, because: &Because) -> String {
    let place = because.place.as_str();
    let pupil = because.on_behalf_of.as_ref().map(|(_, name)| name.full());
    let words = match (because.rule.to, &pupil) {
        (GroupKind::Guardians, Some(pupil)) => {
            t!(ui, "messages-is-guardian", pupil = pupil.as_str(), place = place)
        }
        (GroupKind::Guardians, None) => t!(ui, "messages-group-guardians", place = place),
        (GroupKind::Pupils, _) => t!(ui, "messages-is-pupil", place = place),
        (GroupKind::Team, _) => t!(ui, "messages-is-team", place = place),
        (GroupKind::Staff, _) => t!(ui, "messages-is-staff", place = place),
        (GroupKind::Heads, _) => t!(ui, "messages-is-head", place = place),
        (GroupKind::Cpe, _) => t!(ui, "messages-group-cpe", place = place),
        (GroupKind::Agents, _) => t!(ui, "messages-is-agent", place = place),
        (GroupKind::Delegates, _) => t!(ui, "messages-group-delegates", place = place),
        (GroupKind::Administrators, _) => t!(ui, "messages-is-administrator"),
        (GroupKind::Hand, _) => place.into(),
    };
    words.into_owned()
}

/// Where one is among the folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    Folder(Folder),
    Unread,
    Drafts,
    Moderation,
    Elsewhere,
}

/// The folders as chips, the open one marked.
pub fn folders(ui: &Ui, here: Here, own: &[OwnFolder], drafts: i64, awaiting: i64) -> Markup {
    let own: Vec<(String, &OwnFolder)> =
        own.iter().map(|folder| (urls::own_folder(folder.id), folder)).collect();
    let moderates = ui.viewer.as_ref().is_some_and(|viewer| !schools_moderated(viewer).is_empty());
    let words = |words| ui.words(words);
    let fixed = [
        (urls::RECEIVED, words("messages-received"), Here::Folder(Folder::Received)),
        (urls::UNREAD, words("messages-unread"), Here::Unread),
        (urls::SENT, words("messages-sent"), Here::Folder(Folder::Sent)),
        (urls::DRAFTS, words("messages-drafts"), Here::Drafts),
        (urls::ARCHIVE, words("messages-archive"), Here::Folder(Folder::Archive)),
        (urls::BIN, words("messages-bin"), Here::Folder(Folder::Bin)),
    ];
    let number = |at: Here| match at {
        Here::Folder(Folder::Received) => Some(ui.number("messages")).filter(|n| *n > 0),
        Here::Drafts => Some(drafts).filter(|n| *n > 0),
        _ => None,
    };
    let chip = |(url, words, at): &'_ (&'static str, std::borrow::Cow<'_, str>, Here)| {
        (*url, words.to_string(), number(*at), *at == here)
    };
    let mut all: Vec<(String, String, Option<i64>, bool)> = fixed
        .iter()
        .map(chip)
        .map(|(url, words, number, is_open)| (url.to_owned(), words, number, is_open))
        .collect();
    all.extend(own.into_iter().map(|(url, folder)| {
        let is_open = here == Here::Folder(Folder::Own(folder.id));
        (url, folder.name.clone(), None, is_open)
    }));
    if moderates {
        let words = t!(ui, "messages-moderation").into_owned();
        let number = Some(awaiting).filter(|n| *n > 0);
        all.push((urls::REPORTS.to_owned(), words, number, here == Here::Moderation));
    }
    let chips: Vec<Chip<'_>> = all
        .iter()
        .map(|(url, words, number, is_open)| Chip {
            url,
            words,
            number: *number,
            is_open: *is_open,
        })
        .collect();
    ui::chips(t!(ui, "messages-folders"), &chips)
}

/// The field that searches every folder.
pub fn search_form(ui: &Ui, query: &str) -> Markup {
    html! {
        form.search role="search" action=(urls::SEARCH) {
            label.hidden for="q" { (t!(ui, "messages-search-label")) }
            input.input #q name="q" type="search" value=(query)
                placeholder=(t!(ui, "messages-search-hint"));
            button.button.plain {
                (ui::icon("search")) span.hidden { (t!(ui, "messages-search-go")) }
            }
        }
    }
}

/// The way back to the list a letter lies in.
pub fn way_back(ui: &Ui, letter: &Letter) -> Markup {
    let url = urls::folder(letter.folder);
    ui::breadcrumb(ui, &[(&url, &t!(ui, "messages-title"))])
}
