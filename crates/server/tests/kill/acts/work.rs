//! A pupil hands work in, with a file.

use super::{Deed, Kept, Shown, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store};
use bench::http::Answer;
use db::Tx;

#[derive(Debug)]
struct Work {
    homework: i64,
    family: usize,
    text: String,
    once: String,
    file: Option<String>,
}

const KIND: &str = "hand_in";

/// Those who do not tick (see `tick`).
pub fn meant(class: &Class, turn: Turn) -> Box<dyn Deed> {
    let family = turn.times() % (class.families.len() / 2) * 2 + 1;
    let once = turn.once();
    let text = format!("La lune du {once}");
    Box::new(Work { homework: class.homework, family, text, once, file: None })
}

impl Work {
    fn content(&self) -> Vec<u8> {
        format!("{}\n", self.text).repeat(100).into_bytes()
    }
}

fn thing(homework: i64, text: &str) -> String {
    format!("work {homework} {text}")
}

impl Deed for Work {
    fn name(&self) -> &'static str {
        "works handed in"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let child = &class.families[self.family].child;
        match step {
            0 => Some(child.upload("/fichiers", "lune.txt", "text/plain", &self.content())),
            1 => {
                let mut fields = vec![("text", self.text.as_str()), ("once", &self.once)];
                fields.extend(self.file.as_deref().map(|file| ("files", file)));
                Some(child.post(&format!("/cahier-de-textes/{}/rendus", self.homework), &fields))
            }
            _ => None,
        }
    }

    fn told(&mut self, step: usize, answer: &Answer<'_>) {
        if step == 0 {
            self.file = Some(super::upload(answer));
        }
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        Trace::once(thing(self.homework, &self.text), outcome)
    }

    fn shown(&self, class: &Class, kept: &Kept) -> Option<Shown> {
        let (id, file) = kept.file(KIND, &thing(self.homework, &self.text))?;
        let request = class.teacher.get(&format!("/cahier-de-textes/rendus/{id}/fichiers/{file}"));
        Some(Shown { request, content: Some(self.content()) })
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (id, homework, body) in store::class::works(tx)? {
        let text = base::RichText::trusted(body).plain();
        kept.is_there(thing(homework, text.trim()), id);
    }
    kept.have_files(tx, KIND)
}
