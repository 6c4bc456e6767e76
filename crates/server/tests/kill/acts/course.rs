//! A course of buttons: each is pressed once, when what the one before it does was acknowledged.
//! What assemblies decide has such courses: one signs what was voted, and sends what was signed.

use super::{Deed, Trace, class::Class};
use crate::ledger::Outcome;
use bench::http::Browser;
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
    /// Pressed again it says that all is done. A payment bears no key: who had no answer looks at
    /// the account before he writes it again.
    pub is_safe_again: bool,
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
            Press { course: Arc::clone(self), place }
        })
    }
}

/// Somebody presses a button of a course.
pub struct Press {
    course: Arc<Course>,
    place: usize,
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
        let Button { browser, path, fields, .. } = self.button();
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        (step == 0).then(|| browser.post(path, &fields))
    }

    fn is_safe_again(&self) -> bool {
        self.button().is_safe_again
    }

    fn says_that_it_is_done(&self) -> bool {
        true
    }

    fn ended(&self, outcome: Outcome) {
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
