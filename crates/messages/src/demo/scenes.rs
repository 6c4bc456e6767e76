//! Scenes known by heart: what the people of the cast find in their post, whatever the seed.

use super::{
    enclosing,
    play::{self, Said, by_day, re, to},
    words::{
        ACHE, BRAVO, DRAFTS, DRAWN, FEVER, FOUND, FRIDAY, GATE, MENU, MONDAY, POEM, RIGHT, TOOTH,
        TURN, UNKIND, URGENT, WATCH, WRONG,
    },
};
use crate::{
    Folder, Letter, Pick, Role,
    draft::{Choices, When},
    jobs::Remind,
    pages,
    pick::Target,
    store,
};
use base::{Id, Instant, Lang, Minutes};
use db::{Error, Result, Tx};
use demo::{Dice, content::Enclosed};
use people::{Class, GroupKind, Person, School, Scope, groups, pages::ClassPage};
use std::sync::Arc;
use web::{
    demo::{Act, Stage},
    session::{self, Preferences},
};

/// Those the scenes are about, with the classes of Léa and Jules.
struct Known {
    school: Id<School>,
    ce1_a: Id<Class>,
    ms_a: Id<Class>,
    lea: Id<Person>,
    jules: Id<Person>,
    samira: Id<Person>,
    thomas: Id<Person>,
    /// The mother of the other Léa.
    celine: Id<Person>,
    /// The mother of Amir, who reads Arabic; in a territory without her nobody does.
    amina: Option<Id<Person>>,
    claire: Id<Person>,
    julien: Id<Person>,
    isabelle: Id<Person>,
    david: Id<Person>,
    from: Instant,
    until: Instant,
}

/// The scenes; none in a territory too small for the cast.
pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let Some(known) = Known::find(stage) else { return Ok(Vec::new()) };
    let hour = |day, hours, minutes| stage.hour(day, Minutes(hours * 60 + minutes));
    let mut acts = known.of_the_teacher(tx, &hour)?;
    acts.extend(known.of_the_head(tx, &hour)?);
    acts.extend(known.of_the_children(tx, &hour)?);
    acts.extend(known.of_the_family(&hour));
    acts.extend(known.of_another_language(&hour));
    acts.extend(known.of_today(stage.seed));
    Ok(acts)
}

type Hour<'a> = &'a dyn Fn(usize, u16, u16) -> Instant;

impl Known {
    fn find(stage: &Stage) -> Option<Self> {
        let classes = || stage.schools.iter().flat_map(|school| &school.classes);
        let class = |pupil: &str, guardian: &str| {
            classes().find_map(|class| {
                let child = child_of(class, pupil, guardian)?;
                Some((class, child))
            })
        };
        let (ce1_a, lea) = class("Léa", "Samira")?;
        let (ms_a, jules) = class("Jules", "Samira")?;
        let (_, other) = class("Léa", "Céline")?;
        let guardian = |child: &people::pages::PupilLine, first: &str| {
            let found = child.guardians.iter().find(|it| it.name.first == first);
            found.map(|it| it.person)
        };
        let teacher = |class: &ClassPage, first: &str| {
            class.team.iter().find(|it| it.name.first == first).map(|it| it.person)
        };
        let school = stage.schools.iter().find(|it| it.page.school.id == ce1_a.class.school)?;
        let isabelle = school.page.staff.iter().find(|it| it.function.is_of_the_heads())?;
        Some(Known {
            school: ce1_a.class.school,
            ce1_a: ce1_a.class.id,
            ms_a: ms_a.class.id,
            lea: lea.person,
            jules: jules.person,
            samira: guardian(lea, "Samira")?,
            thomas: guardian(lea, "Thomas")?,
            celine: guardian(other, "Céline")?,
            amina: child_of(ce1_a, "Amir", "Amina").and_then(|child| guardian(child, "Amina")),
            claire: teacher(ce1_a, "Claire")?,
            julien: teacher(ms_a, "Julien")?,
            isabelle: isabelle.person,
            david: *stage.agents.first()?,
            from: stage.from,
            until: stage.until,
        })
    }

    fn about(person: Id<Person>, pupil: Id<Person>) -> Vec<Pick> {
        vec![to(Target::Person { id: person, on_behalf_of: Some(pupil) })]
    }

    /// Claire: a letter taken back, one that waited for Monday, one she reported.
    fn of_the_teacher(&self, tx: &Tx<'_>, hour: Hour<'_>) -> Result<Vec<Act>> {
        let families = group(tx, GroupKind::Guardians, Scope::Class(self.ce1_a))?;
        let claire = self.claire;
        let wrong = Said::new(claire, families.clone(), WRONG.0, WRONG.1);
        let right = Said::new(claire, families.clone(), RIGHT.0, RIGHT.1);
        let taken_back = Act::write(hour(2, 8, 5), move |tx, now| {
            let sent = play::send(tx, &wrong, now)?;
            let again = Act::write(now.plus_minutes(11), {
                let right = right.clone();
                move |tx, now| {
                    let sent = play::send(tx, &right, now)?;
                    Ok(play::reading(sent.letter, sent.deliver_at))
                }
            });
            let back = Act::write(now.plus_minutes(6), move |tx, now| {
                let letter = letter(tx, sent.letter, claire)?;
                pages::recall::recall(tx, &letter, &play::standing(tx, claire)?, now)?;
                Ok(Vec::new())
            });
            Ok(vec![back, again])
        });
        let photos = Said::new(claire, families, FRIDAY.0, FRIDAY.1);
        let friday = with_drawings(photos, hour(4, 20, 35), 2, Dice::of(7, 4, "friday"), true);
        let to_claire = vec![to(Target::person(claire))];
        let unkind = Said::new(self.celine, to_claire, UNKIND.0, UNKIND.1);
        let reported = Act::write(hour(7, 18, 50), move |tx, now| {
            let sent = play::send(tx, &unkind, now)?;
            let report = move |tx: &Tx<'_>, now: Instant| {
                pages::letter::open(tx, &[sent.letter], claire, now)?;
                let viewer = play::standing(tx, claire)?;
                pages::report::report_by(
                    tx,
                    &letter(tx, sent.letter, claire)?,
                    &viewer,
                    UNKIND.2,
                    now,
                )
                .map(|()| Vec::new())
            };
            Ok(vec![Act::write(by_day(sent.deliver_at.plus_minutes(760)), report)])
        });
        let draft = Said::new(
            claire,
            group(tx, GroupKind::Guardians, Scope::Class(self.ce1_a))?,
            DRAFTS[0].0,
            DRAFTS[0].1,
        );
        Ok(vec![taken_back, friday, reported, keep_draft(draft, hour(9, 8, 10))])
    }

    /// Isabelle: urgent in the evening, receipts and a reminder, no answer wanted, Monday's letter.
    fn of_the_head(&self, tx: &Tx<'_>, hour: Hour<'_>) -> Result<Vec<Act>> {
        let families = group(tx, GroupKind::Guardians, Scope::School(self.school))?;
        let team = group(tx, GroupKind::Team, Scope::School(self.school))?;
        let mut urgent = Said::new(self.isabelle, families.clone(), URGENT.0, URGENT.1);
        urgent.choices = Choices {
            when: When::Urgent,
            urgent_reason: URGENT.2.to_owned(),
            ..Choices::default()
        };
        let mut watch = Said::new(self.isabelle, team.clone(), WATCH.0, WATCH.1);
        watch.choices.wants_receipts = true;
        let mut gate = Said::new(self.isabelle, families.clone(), GATE.0, GATE.1);
        gate.choices.no_reply = true;
        let mut monday = Said::new(self.isabelle, families, MONDAY.0, MONDAY.1);
        let later = Instant::at(next_monday(self.until), Minutes(7 * 60 + 30));
        monday.choices =
            Choices { when: When::Later, later: later.local_field(), ..Choices::default() };
        let watched = Act::write(hour(1, 12, 15), move |tx, now| {
            let sent = play::send(tx, &watch, now)?;
            let mut next = play::reading(sent.letter, sent.deliver_at);
            next.push(Act::write(by_day(now.plus_hours(46)), move |tx, now| {
                store::letters::mark_reminded(tx, sent.letter, now)?;
                jobs::enqueue(tx, &Remind { letter: sent.letter }, now)?;
                Ok(Vec::new())
            }));
            Ok(next)
        });
        let draft = Said::new(self.isabelle, team, DRAFTS[1].0, DRAFTS[1].1);
        let aside = by_day(self.until.plus_hours(-5)).min(self.until);
        Ok(vec![
            said(urgent, hour(8, 20, 40)),
            watched,
            said(gate, hour(3, 16, 10)),
            Act::write(aside, move |tx, now| play::send(tx, &monday, now).map(|_| Vec::new())),
            keep_draft(draft, hour(9, 11, 55)),
        ])
    }

    /// A few words for the pupils, and what Léa answers.
    fn of_the_children(&self, tx: &Tx<'_>, hour: Hour<'_>) -> Result<Vec<Act>> {
        let readers = group(tx, GroupKind::Pupils, Scope::Class(self.ce1_a))?;
        let small = group(tx, GroupKind::Pupils, Scope::Class(self.ms_a))?;
        let poem = Said::new(self.claire, readers, POEM.0, POEM.1);
        let bravo = Said::new(self.julien, small, BRAVO.0, BRAVO.1);
        let (lea, claire) = (self.lea, self.claire);
        let poem = Act::write(hour(7, 8, 40), move |tx, now| {
            let sent = play::send(tx, &poem, now)?;
            let mut next = play::reading(sent.letter, sent.deliver_at);
            next.push(Act::write(by_day(sent.deliver_at.plus_minutes(520)), move |tx, now| {
                pages::letter::open(tx, &[sent.letter], lea, now)?;
                let to_claire = vec![to(Target::person(claire))];
                let mut tooth = Said::new(lea, to_claire, &re(POEM.0), TOOTH);
                tooth.answers = Some(sent.letter);
                let sent = play::send(tx, &tooth, now)?;
                Ok(play::reading(sent.letter, sent.deliver_at))
            }));
            Ok(next)
        });
        let bravo = with_drawings(bravo, hour(8, 10, 20), 1, Dice::of(7, 8, "bravo"), false);
        Ok(vec![poem, bravo])
    }

    /// Samira and Thomas: copies in two homes, folders, a draft.
    fn of_the_family(&self, hour: Hour<'_>) -> Vec<Act> {
        let (samira, claire) = (self.samira, self.claire);
        let mut ache = Said::new(claire, Self::about(samira, self.lea), ACHE.0, ACHE.1);
        ache.choices.copies_guardians = true;
        let copies = Act::write(hour(3, 15, 50), move |tx, now| {
            let sent = play::send(tx, &ache, now)?;
            Ok(vec![Act::write(by_day(now.plus_minutes(48)), move |tx, now| {
                pages::letter::open(tx, &[sent.letter], samira, now)?;
                let to_claire = vec![to(Target::person(claire))];
                let mut thanks = Said::new(samira, to_claire, &re(ACHE.0), ACHE.2);
                thanks.answers = Some(sent.letter);
                let answer = play::send(tx, &thanks, now)?;
                file(tx, claire, "Rendez-vous", answer.letter)?;
                pages::letter::open(tx, &[answer.letter], claire, now)?;
                file(tx, samira, "Santé", sent.letter).map(|()| Vec::new())
            })])
        });
        let menu = Said::new(self.david, Self::about(samira, self.jules), MENU.0, MENU.1);
        let menu = Act::write(hour(1, 11, 20), move |tx, now| {
            let sent = play::send(tx, &menu, now)?;
            Ok(vec![Act::write(by_day(now.plus_minutes(400)), move |tx, now| {
                pages::letter::open(tx, &[sent.letter], samira, now)?;
                file(tx, samira, "Cantine", sent.letter).map(|()| Vec::new())
            })])
        });
        let to_claire = vec![to(Target::person(claire))];
        let draft = Said::new(samira, to_claire, DRAFTS[2].0, DRAFTS[2].1);
        let mut father =
            Said::new(self.thomas, vec![to(Target::person(self.julien))], TURN.0, TURN.1);
        father.to.push(Pick { role: Role::Cc, target: Target::person(claire) });
        vec![copies, menu, keep_draft(draft, hour(8, 21, 30)), said(father, hour(6, 18, 25))]
    }

    /// Amina reads what people write in Arabic, and writes so.
    fn of_another_language(&self, hour: Hour<'_>) -> Vec<Act> {
        let Some(amina) = self.amina else { return Vec::new() };
        let reads = Act::write(hour(0, 7, 30), move |tx, _| {
            let preferences =
                Preferences { reads: Some(Lang::Ar), ..session::preferences(tx, amina)? };
            session::prefer(tx, amina, &preferences).map(|()| Vec::new())
        });
        let fever = Said::new(amina, vec![to(Target::person(self.claire))], FEVER.0, FEVER.1);
        vec![reads, said(fever, hour(9, 7, 50))]
    }

    /// What has just come, and nobody has opened yet.
    fn of_today(&self, seed: u64) -> Vec<Act> {
        let at = |hours: i64| by_day(self.until.plus_hours(-hours)).clamp(self.from, self.until);
        let found = Said::new(self.claire, Self::about(self.samira, self.lea), FOUND.0, FOUND.1);
        let drawn = Said::new(self.julien, Self::about(self.samira, self.jules), DRAWN.0, DRAWN.1);
        let found = Act::write(at(2), move |tx, now| play::send(tx, &found, now).map(|_| vec![]));
        vec![found, with_drawings(drawn, at(20), 1, Dice::of(seed, 20, "today"), false)]
    }
}

fn child_of<'a>(
    class: &'a ClassPage,
    first: &str,
    guardian: &str,
) -> Option<&'a people::pages::PupilLine> {
    let is_guarded = |pupil: &people::pages::PupilLine| {
        pupil.guardians.iter().any(|it| it.name.first == guardian)
    };
    class.pupils.iter().find(|pupil| pupil.name.first == first && is_guarded(pupil))
}

fn group(tx: &Tx<'_>, kind: GroupKind, scope: Scope) -> Result<Vec<Pick>> {
    let group = groups::find(tx, kind, scope)?.ok_or(Error::Missing)?;
    Ok(vec![to(Target::Group(group))])
}

fn letter(tx: &Tx<'_>, letter: Id<Letter>, person: Id<Person>) -> Result<Letter> {
    store::letters::find(tx, letter, person)?.ok_or(Error::Missing)
}

/// A letter, and its readers.
fn said(said: Said, at: Instant) -> Act {
    Act::write(at, move |tx, now| {
        let sent = play::send(tx, &said, now)?;
        Ok(play::reading(sent.letter, sent.deliver_at))
    })
}

fn with_drawings(said: Said, at: Instant, number: usize, dice: Dice, is_read: bool) -> Act {
    Act::run(at, move |app| async move {
        let mut said = said;
        said.files = enclosing::enclose(&app, &said, &Enclosed::Drawings(number), &dice).await?;
        let said = Arc::new(said);
        let write = move |tx: &Tx<'_>| {
            let sent = play::send(tx, &said, at)?;
            let readers = play::reading(sent.letter, sent.deliver_at);
            Ok(if is_read { readers } else { Vec::new() })
        };
        app.db.write(write).await
    })
}

fn keep_draft(said: Said, at: Instant) -> Act {
    Act::write(at, move |tx, now| {
        store::drafts::insert(tx, said.sender, &said.writing(), now).map(|_| Vec::new())
    })
}

/// Puts a letter into a folder of one's own.
fn file(tx: &Tx<'_>, person: Id<Person>, name: &str, letter: Id<Letter>) -> Result<()> {
    let folder = store::folders::insert(tx, person, name)?;
    store::tidying::file(tx, person, &[letter], Folder::Own(folder)).map(drop)
}

fn next_monday(at: Instant) -> base::Day {
    let today = at.day();
    today.plus_days(7 - i32::try_from(today.weekday()).unwrap_or(0))
}
