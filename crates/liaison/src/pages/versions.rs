//! What a slip said, each time: `GET /liaison/{slip}/versions`, for whoever may read it.

use super::pieces;
use crate::{Slip, attachments::OF_VERSION, store, store::versions::Edition};
use axum::extract::State;
use base::Id;
use db::Tx;
use files::File;
use maud::html;
use web::{App, Granted, Page, Read, Result, Ui, t};

pub async fn get(slip: Granted<Read, Slip>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = slip.id;
    let versions = app.db.read(move |tx| load(tx, id)).await?;
    Ok(view(&ui, &slip, &versions))
}

/// Each with its files: there are few versions, and most have none.
fn load(tx: &Tx<'_>, slip: Id<Slip>) -> db::Result<Vec<(Edition, Vec<File>)>> {
    let versions = store::versions::all(tx, slip)?;
    let ids: Vec<_> = versions.iter().map(|it| it.files_id).collect();
    let mut files = files::of_all(tx, OF_VERSION, &ids)?;
    let with_files = |version: Edition| {
        let own = files.remove(&version.files_id).unwrap_or_default();
        (version, own)
    };
    Ok(versions.into_iter().map(with_files).collect())
}

fn view(ui: &Ui, slip: &Slip, versions: &[(Edition, Vec<File>)]) -> Page {
    let title = t!(ui, "liaison-versions-title", title = slip.title);
    let body = html! {
        (pieces::way_back_to(ui, slip))
        h1 { (title) }
        @for (version, files) in versions {
            section.stack.tight {
                h2 {
                    (t!(ui, "liaison-version", number = version.version,
                        hour = ui.when_in_full(version.at)))
                }
                (pieces::edition(ui, version))
                (pieces::attached(ui, slip.id, version, files))
            }
        }
    };
    ui.narrow(&title, body)
}
