//! A course of buttons: each is pressed once, when what the one before it does was acknowledged.
//! What assemblies decide has such courses: one signs what was voted, and sends what was signed.

use super::{Deed, Trace, class::Class};
use crate::ledger::Outcome;
use bench::http::{Answer, Browser};
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// A button, who presses it, and what it leaves behind.
pub struct Button {
    /// What it is counted as.
    pub name: &'static str,
    pub browser: Browser,
    pub path: String,
    pub fields: Vec<(&'static str, String)>,
    /// What is there once afterwards, by its name.
    pub leaves: String,
    /// The page its form is on, when the form says what its writer has seen there.
    pub page: Option<String>,
}

pub struct Course {
    buttons: Vec<Button>,
    pressed: AtomicUsize,
    answered: AtomicUsize,
}

impl Course {
    pub fn of(buttons: Vec<Button>) -> Arc<Self> {
        let (pressed, answered) = (AtomicUsize::new(0), AtomicUsize::new(0));
        Arc::new(Course { buttons, pressed, answered })
    }

    /// The next button; none while one waits for its answer, or at the end.
    pub fn press(self: &Arc<Self>) -> Option<Press> {
        let place = self.answered.load(Ordering::Relaxed);
        let is_next = self.pressed.load(Ordering::Relaxed) == place && place < self.buttons.len();
        is_next.then(|| {
            self.pressed.store(place + 1, Ordering::Relaxed);
            let posts_at = usize::from(self.buttons[place].page.is_some());
            Press { course: Arc::clone(self), place, seen: None, posts_at }
        })
    }
}

/// Somebody presses a button of a course.
pub struct Press {
    course: Arc<Course>,
    place: usize,
    /// What its form says of the page.
    seen: Option<String>,
    /// The step at which the form goes: the page comes before, and once only.
    posts_at: usize,
}

impl Press {
    fn button(&self) -> &Button {
        &self.course.buttons[self.place]
    }
}

impl Deed for Press {
    fn name(&self) -> &'static str {
        self.button().name
    }

    fn request(&self, _: &Class, step: usize) -> Option<Vec<u8>> {
        let Button { browser, path, fields, page, .. } = self.button();
        if step < self.posts_at {
            return page.as_deref().map(|page| browser.get(page));
        }
        let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
        let seen = self.seen.as_deref().map(|seen| ("seen", seen));
        let fields: Vec<(&str, &str)> = fields.chain(seen).collect();
        (step == self.posts_at).then(|| browser.post(path, &fields))
    }

    fn told(&mut self, step: usize, answer: &Answer<'_>) {
        if step < self.posts_at {
            let seen = answer.text().split("name=\"seen\" value=\"").nth(1);
            let seen = seen.and_then(|rest| rest.split('"').next());
            self.seen = Some(seen.expect("what is seen").to_owned());
        }
    }

    /// Over what was seen long ago nothing is written, and that says nothing of what was.
    fn says_that_it_is_done(&self) -> bool {
        self.button().page.is_none()
    }

    fn ended(&mut self, outcome: Outcome) {
        if self.seen.is_some() {
            self.posts_at = 0;
        }
        if outcome.is_known() {
            self.course.answered.store(self.place + 1, Ordering::Relaxed);
        }
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        Trace::once(self.button().leaves.clone(), outcome)
    }
}

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Button { path, fields, .. } = self.button();
        write!(f, "{path} {fields:?}")
    }
}
