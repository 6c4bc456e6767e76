//! A teacher tells the class with a photo: written, looked at, published.

use super::{Deed, Kept, Shown, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store};
use bench::http::Answer;
use db::Tx;
use demo::{Dice, drawing::Drawing};

#[derive(Debug)]
struct Post {
    title: String,
    once: String,
    /// Of the photo: no two are the same.
    seed: u64,
    file: Option<String>,
    /// Once it is written.
    id: Option<i64>,
}

const KIND: &str = "journal_post";
const SIDE: usize = 64;

pub fn meant(_: &Class, turn: Turn) -> Box<dyn Deed> {
    let once = turn.once();
    let seed = turn.times() * 8 + turn.task;
    let seed = u64::try_from(seed).unwrap_or_default();
    Box::new(Post { title: format!("Au jardin, {once}"), once, seed, file: None, id: None })
}

fn thing(title: &str) -> String {
    format!("post {title}")
}

impl Deed for Post {
    fn name(&self) -> &'static str {
        "posts"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let teacher = &class.teacher;
        let post = self.id.map(|id| format!("/journal/{id}"));
        match (step, post) {
            (0, _) => {
                let photo = Drawing::of(&Dice::of(self.seed, 0, "photo")).png(SIDE);
                let photo = photo.expect("a drawing");
                Some(teacher.upload("/fichiers", "jardin.png", "image/png", &photo))
            }
            (1, _) => {
                let mut fields = vec![
                    ("title", self.title.as_str()),
                    ("body", "Nous avons semé."),
                    ("once", &self.once),
                    ("action", "publish"),
                ];
                fields.extend(self.file.as_deref().map(|file| ("files", file)));
                Some(teacher.post(&format!("/journal/classes/{}/nouveau", class.id), &fields))
            }
            // Nobody is known on it.
            (2, Some(post)) => Some(teacher.post(&format!("{post}/images"), &[])),
            (3, Some(post)) => Some(teacher.post(&format!("{post}/publication"), &[])),
            _ => None,
        }
    }

    fn told(&mut self, step: usize, answer: &Answer<'_>) {
        match step {
            0 => self.file = Some(super::upload(answer)),
            1 => self.id = Some(super::led_to(answer, "/journal/")),
            _ => {}
        }
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        // Written, it stays so, whatever became of its publication.
        let written = Trace::Once { thing: thing(&self.title), is_known: self.id.is_some() };
        let out = format!("published {}", thing(&self.title));
        vec![written, Trace::Once { thing: out, is_known: outcome.is_known() }]
    }

    fn shown(&self, class: &Class, kept: &Kept) -> Option<Shown> {
        let (id, file) = kept.file(KIND, &thing(&self.title))?;
        let request =
            class.families[0].parent.get(&format!("/journal/{id}/fichiers/{file}?taille=320"));
        Some(Shown { request, content: None })
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (id, title, state) in store::class::posts(tx)? {
        kept.is_there(thing(&title), id);
        if state == "published" {
            kept.is_there(format!("published {}", thing(&title)), id);
        }
    }
    kept.have_files(tx, KIND)
}
