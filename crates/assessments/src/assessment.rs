//! An assessment: of a class or a group, on a day, by its teachers; and who may open it.

use crate::{band::is_led_by, store};
use base::{Day, Id, Instant, QuietHours, Zone, fold};
use db::{Result, Tx};
use people::{Class, Group, Person, School, SchoolKind, Standing, school};
use results::{Scale, Skill, Subject};
use web::{Action, Allows, Door, Edit, Guarded, Read, Risk, Viewer};

db::word! {
    pub enum Stage {
        /// Being prepared: nobody types yet.
        Draft = "draft",
        Open = "open",
        /// Closed: it is read and no longer written.
        Archived = "archived",
    }
}

db::row! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Assessment {
        pub id: Id<Assessment>,
        pub school_id: Id<School>,
        pub class_id: Option<Id<Class>>,
        pub group_id: Option<Id<Group>>,
        pub subject_id: Option<Id<Subject>>,
        pub domain_id: Option<Id<Skill>>,
        pub title: String,
        pub day: Day,
        /// That of the levels of its items.
        pub scale_id: Option<Id<Scale>>,
        /// A mark for the whole, out of so many hundredths.
        pub out_of: Option<i64>,
        /// The coefficient of that mark, in hundredths.
        pub weight: u32,
        pub state: Stage,
        /// From when families read it.
        pub visible_at: Option<Instant>,
        pub remark: String,
        pub version: u32,
        pub created_by: Id<Person>,
        pub created_at: Instant,
        pub changed_by: Id<Person>,
        pub changed_at: Instant,
        /// The class or the group.
        pub place: String,
        pub closed_on: Option<Day>,
        pub school_kind: SchoolKind,
        pub zone: String,
        pub quiet_hours: Option<String>,
        pub subject: String,
        pub domain: String,
        /// The viewer is one of its teachers, or chooses the members of its group.
        pub is_author: bool,
        pub is_contributor: bool,
        /// The viewer teaches its subject in its class; filled in by [`Guarded::load`].
        pub is_of_the_subject: bool,
    }
}

impl Assessment {
    /// « Numération · CE1-A » is said with one of them.
    pub fn matter(&self) -> &str {
        if self.subject.is_empty() { &self.domain } else { &self.subject }
    }

    pub fn quiet(&self) -> QuietHours {
        school::quiet(Zone::of_letter(&self.zone), self.quiet_hours.as_deref())
    }

    pub fn is_visible_at(&self, at: Instant) -> bool {
        self.state != Stage::Draft && self.visible_at.is_some_and(|visible_at| visible_at <= at)
    }

    /// The day its pupils are listed of: today, or the last one of a class that is closed.
    pub fn listed_on(&self, today: Day) -> Day {
        self.closed_on.map_or(today, |closed_on| closed_on.plus_days(-1).min(today))
    }

    pub fn is_read_by(&self, person: &Standing) -> bool {
        self.is_of_the_team(person) || person.administers(self.school_id)
    }

    pub fn is_written_by(&self, person: &Standing) -> bool {
        self.is_of_the_team(person)
            && (self.group_id.is_some()
                || self.school_kind.is_first_degree()
                || self.is_author
                || self.is_of_the_subject)
    }

    fn is_of_the_team(&self, person: &Standing) -> bool {
        match (self.class_id, self.group_id) {
            (Some(class), _) => person.teaches(class),
            (None, Some(group)) => {
                let makes = self.is_contributor || self.is_author;
                is_led_by(person, group, self.school_id, makes)
            }
            (None, None) => false,
        }
    }
}

/// The assessment with what this person is to it.
pub fn load(tx: &Tx<'_>, id: Id<Assessment>, person: &Standing) -> Result<Option<Assessment>> {
    let Some(mut found) = store::assessments::find(tx, id, person.person)? else { return Ok(None) };
    // Only a colleague of the second degree who has not made it has to be asked about.
    if let (Some(class), false) = (found.class_id, found.is_author)
        && !found.school_kind.is_first_degree()
        && person.teaches(class)
    {
        let named = store::teachers::subjects_of(tx, class, person.person, tx.now().day())?;
        let subject = fold(&found.subject);
        found.is_of_the_subject = !subject.is_empty() && named.iter().any(|it| fold(it) == subject);
    }
    Ok(Some(found))
}

impl Guarded for Assessment {
    const PARAM: &'static str = "assessment";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> Result<Option<Self>> {
        load(tx, id, viewer)
    }
}

impl Allows<Read> for Assessment {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_read_by(viewer)
    }
}

impl Allows<Edit> for Assessment {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_written_by(viewer)
    }
}

/// To let families read it.
pub struct Publish;
/// To throw it away.
pub struct Discard;

impl Action for Publish {
    const NAME: &'static str = "Publish";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Discard {
    const NAME: &'static str = "Discard";
    const RISK: Risk = Risk::Deletion;
}

impl Allows<Publish> for Assessment {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_written_by(viewer)
    }
}

impl Allows<Discard> for Assessment {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.is_written_by(viewer)
    }
}
