//! A notice as its reader has it, and the lines of his page.

use crate::{
    store::feed::{self, Found, Line},
    urls,
};
use base::Id;
use maud::{Markup, html};
use people::Standing;
use std::ops::Deref;
use web::{Allows, Door, Guarded, NoticeKind, Read, Ui, Viewer, ui};

/// One's own copy of what was told.
pub struct Notice(Found);

impl Deref for Notice {
    type Target = Found;
    fn deref(&self) -> &Found {
        &self.0
    }
}

impl Guarded for Notice {
    const PARAM: &'static str = "notice";

    fn load(tx: &db::Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        Ok(feed::find(tx, id, viewer.person)?.map(Notice))
    }
}

impl Allows<Read> for Notice {
    /// It was loaded with the viewer's own row.
    fn allows(&self, _: &Viewer) -> bool {
        true
    }
}

/// A line with its icon, its sentence, and the children it is about.
pub(crate) fn row(ui: &Ui, kinds: &[NoticeKind], lines: &[&Line], standing: &Standing) -> Markup {
    let Some(first) = lines.first() else { return html! {} };
    let icon = kinds.iter().find(|kind| kind.word == first.kind).map_or("bell", |kind| kind.icon);
    let args: Vec<(String, String)> = serde_json::from_str(&first.args).unwrap_or_default();
    let class = if first.seen_at.is_none() { "unread" } else { "read" };
    html! {
        a.row.(class) href=(urls::notice(first.notice_id)) {
            span.face aria-hidden="true" { (ui::icon(icon)) }
            span {
                b { (ui.say_kept(&first.text_id, &args)) }
                @for line in lines { (child(standing, line.on_behalf_of)) }
            }
            (ui::time(ui, first.deliver_at))
        }
    }
}

fn child(standing: &Standing, id: i64) -> Markup {
    let place = standing.children.iter().position(|child| child.id.raw() == id);
    html! {
        @if let Some(place) = place {
            " " (ui::child_tag(&standing.children[place].name, ui::Colour::of_place(place)))
        }
    }
}

/// The lines of one notice together: one for each child.
pub(crate) fn by_notice(lines: &[Line]) -> Vec<Vec<&Line>> {
    let same = |one: &Line, next: &Line| one.notice_id == next.notice_id;
    lines.chunk_by(same).map(|lines| lines.iter().collect()).collect()
}
