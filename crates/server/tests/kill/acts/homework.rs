//! A teacher writes a homework with a file, and gives it.

use super::{Deed, Kept, Shown, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store};
use bench::http::{Answer, Browser};
use db::Tx;

#[derive(Debug)]
struct Homework {
    title: String,
    once: String,
    file: Option<String>,
}

const KIND: &str = "homework";

pub fn meant(_: &Class, turn: Turn) -> Box<dyn Deed> {
    let once = turn.once();
    Box::new(Homework { title: format!("Relire la page {once}"), once, file: None })
}

/// The form of a homework.
pub fn request(
    teacher: &Browser,
    class: i64,
    title: &str,
    once: &str,
    file: Option<&str>,
) -> Vec<u8> {
    let due = super::today().iso();
    let mut fields = vec![
        ("subject", "Lecture"),
        ("title", title),
        ("body", "À voix haute, deux fois."),
        ("due_on", due.as_str()),
        ("any_day", "on"),
        ("work", "on"),
        ("once", once),
        ("action", "give"),
    ];
    fields.extend(file.map(|file| ("files", file)));
    teacher.post(&format!("/cahier-de-textes/livres/{class}/devoirs/nouveau"), &fields)
}

impl Homework {
    fn content(&self) -> Vec<u8> {
        format!("{}\n", self.title).repeat(200).into_bytes()
    }

    fn thing(&self) -> String {
        format!("homework {}", self.title)
    }
}

impl Deed for Homework {
    fn name(&self) -> &'static str {
        "homework"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        match step {
            0 => {
                let content = self.content();
                Some(class.teacher.upload("/fichiers", "page.txt", "text/plain", &content))
            }
            1 => {
                let file = self.file.as_deref();
                Some(request(&class.teacher, class.id, &self.title, &self.once, file))
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
        Trace::once(self.thing(), outcome)
    }

    fn shown(&self, class: &Class, kept: &Kept) -> Option<Shown> {
        let (id, file) = kept.file(KIND, &self.thing())?;
        let request =
            class.families[0].parent.get(&format!("/cahier-de-textes/{id}/fichiers/{file}"));
        Some(Shown { request, content: Some(self.content()) })
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (id, title) in store::class::homework(tx)? {
        kept.is_there(format!("homework {title}"), id);
    }
    kept.have_files(tx, KIND)
}
