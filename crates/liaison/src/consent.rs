//! Consents that other features ask of families (`web::consent`): each is a slip with one question,
//! signed like all others.

use crate::{
    Slip,
    question::{Ask, Question, answers_read},
    reach::Target,
    sending::{self, Correction, Order, Wording},
    slip::{Needs, State, Theme},
    store, urls,
};
use base::{Id, Instant, Lang};
use db::{Error, Result, Tx};
use people::{Person, Standing};
use web::{
    Edit, Granted, Viewer,
    consent::{Asking, Consents, Count},
};

/// Lent by the server.
pub struct Collected;

/// The number of the one question of such a slip.
const QUESTION: u32 = 1;

/// What is asked, in the language of the school, as the rest of the slip is.
const MAY_TAKE_PART: &str = "J’autorise mon enfant à participer";

fn wording(asking: &Asking) -> Wording {
    Wording {
        title: asking.title.clone(),
        body: asking.words.clone(),
        lang: Lang::guess(&asking.words.plain()).unwrap_or_default(),
        questions: vec![Question {
            number: QUESTION,
            ask: Ask::YesNo,
            label: MAY_TAKE_PART.to_owned(),
            is_optional: false,
            options: Vec::new(),
        }],
        due_on: Some(asking.due_on),
        accepts_late: true,
        files: Vec::new(),
    }
}

impl Consents for Collected {
    fn ask(&self, tx: &Tx<'_>, by: &Standing, asking: &Asking) -> Result<i64> {
        let order = Order {
            wording: wording(asking),
            theme: Theme::Outing,
            targets: vec![Target::Group(asking.group)],
            needs: Needs::One,
            for_pupils: true,
            urgent_reason: String::new(),
            once: String::new(),
            translates: false,
            now: asking.now,
        };
        sending::send(tx, by, &order).map(|sent| sent.slip.raw())
    }

    fn ask_again(&self, tx: &Tx<'_>, by: &Viewer, asked: i64, asking: &Asking) -> Result<i64> {
        let slip = Granted::<Edit, Slip>::check(tx, Id::new(asked), by)?;
        // Its author has left the class: whoever asks now asks with a slip of his own.
        let Some(slip) = slip.filter(|slip| slip.state == State::Sent) else {
            return self.ask(tx, by, asking);
        };
        let correction = Correction {
            wording: wording(asking),
            from_version: slip.version,
            ask_again: true,
            translates: false,
            now: asking.now,
        };
        sending::correct(tx, &slip, &correction)?;
        Ok(asked)
    }

    fn withdraw(&self, tx: &Tx<'_>, by: &Viewer, asked: i64, now: Instant) -> Result<()> {
        match Granted::<Edit, Slip>::check(tx, Id::new(asked), by)? {
            Some(slip) if slip.state == State::Sent => sending::withdraw(tx, &slip, now),
            _ => Ok(()),
        }
    }

    fn count(&self, tx: &Tx<'_>, asked: i64) -> Result<Count> {
        let id: Id<Slip> = Id::new(asked);
        let slip = store::slips::find(tx, id)?.ok_or(Error::Missing)?;
        let asked = store::consent::asked(tx, id)?;
        let mut count = Count { asked, ..Count::default() };
        // One refusal of a child is a refusal, whoever signed first.
        for said in store::consent::answers(tx, id, slip.asked_version)? {
            let all: Vec<_> = said.iter().map(|it| answers_read(it)).collect();
            let is_no = all.iter().any(|it| it.get(&QUESTION).is_some_and(|it| it == "no"));
            let number = if is_no { &mut count.no } else { &mut count.yes };
            *number += 1;
        }
        Ok(count)
    }

    fn awaits(
        &self,
        tx: &Tx<'_>,
        asked: i64,
        guardian: Id<Person>,
        pupils: &[Id<Person>],
    ) -> Result<bool> {
        let lines = store::lists::awaiting(tx, guardian, pupils, store::lists::COUNTED_MAX)?;
        Ok(lines.iter().any(|line| line.slip_id == Id::new(asked)))
    }

    fn url(&self, asked: i64) -> String {
        urls::slip(Id::new(asked))
    }

    fn follow_url(&self, asked: i64) -> String {
        urls::follow(Id::new(asked))
    }
}
