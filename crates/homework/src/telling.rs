//! The notices of homework: for which subject and which day, never what is to be done.

use crate::{
    Homework,
    hand_in::Handed,
    homework::Written,
    store::{self, readers::Guard},
    urls,
};
use base::{Day, Id, Instant, Locale};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::Person;
use translation::Translator;
use web::{NoticeKind, Rhythm};

/// For pupils and families: new homework, or another day for it.
pub const GIVEN: NoticeKind = NoticeKind {
    word: "homework.given",
    text: text::id!("homework-notice-given-kind"),
    icon: "book-open",
    rhythm: Rhythm::Daily,
    shown: |standing| standing.is_guardian() || standing.is_pupil(),
};

/// For pupils and families: work was given back.
pub const BACK: NoticeKind = NoticeKind {
    word: "homework.back",
    text: text::id!("homework-notice-back-kind"),
    icon: "check-check",
    rhythm: Rhythm::Daily,
    shown: |standing| standing.is_guardian() || standing.is_pupil(),
};

/// Notices are kept with their words: a day is written as both languages read it.
fn day(day: Day) -> String {
    day.short(Locale::Fr)
}

fn telling(homework: &Written, kind: NoticeKind, text: &'static str, at: Instant) -> Telling {
    Telling {
        kind,
        thing: homework.id.raw(),
        url: urls::homework(homework.id),
        text,
        args: vec![("subject", homework.subject.clone()), ("day", day(homework.due_on))],
        at,
        timing: Timing::Quiet,
        except: Some(homework.editor_id),
    }
}

/// Each pupil, and each of his guardians for him.
fn families(pupils: &[Id<Person>], guards: &[Guard]) -> Vec<Reader> {
    let pupils = pupils.iter().map(|pupil| Reader::person(*pupil));
    let guards = guards.iter().map(|guard| Reader::guardian(guard.guardian_id, guard.pupil_id));
    pupils.chain(guards).collect()
}

/// It is new, or its day has changed, for those it is for; it is prepared for those of them who
/// read another language.
pub fn given(
    tx: &Tx<'_>,
    homework: &Written,
    is_moved: bool,
    translator: Option<&Translator>,
    at: Instant,
) -> Result<()> {
    let pupils: Vec<Id<Person>> =
        store::readers::of_homework(tx, homework.id)?.into_iter().map(|line| line.id).collect();
    let guards = store::readers::guardians(tx, &pupils, at.day())?;
    if let Some(translator) = translator {
        let guardians = guards.iter().map(|guard| guard.guardian_id);
        let readers: Vec<Id<Person>> = pupils.iter().copied().chain(guardians).collect();
        translation::foresee(tx, translator, &homework.text(), (&readers, &[]), at)?;
    }
    let text = if is_moved {
        text::id!("homework-notice-moved")
    } else {
        text::id!("homework-notice-given")
    };
    notices::tell(tx, &telling(homework, GIVEN, text, at), &families(&pupils, &guards))
}

/// Work was given back to a pupil.
pub fn given_back(tx: &Tx<'_>, given: &Handed, by: Id<Person>, at: Instant) -> Result<()> {
    let guards = store::readers::guardians(tx, &[given.pupil_id], at.day())?;
    let told = Telling {
        kind: BACK,
        thing: given.id.raw(),
        url: urls::hand_in(given.id),
        text: text::id!("homework-notice-back"),
        args: vec![("subject", given.subject.clone())],
        at,
        timing: Timing::Quiet,
        except: Some(by),
    };
    notices::tell(tx, &told, &families(&[given.pupil_id], &guards))
}

/// They are not there any more: nobody is told of them.
pub fn forget(tx: &Tx<'_>, homework: &[Id<Homework>]) -> Result<()> {
    let things: Vec<i64> = homework.iter().map(|id| id.raw()).collect();
    notices::take_back_all(tx, &GIVEN, &things)
}
