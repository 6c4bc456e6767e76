//! All that is written down of a meeting, read at once: its agenda, who was there, what was voted.

use crate::{
    AtItem, Attendance, AttendanceError, Deliberation, Mandate, Meeting, Member, Movement, Proxy,
    Quorum, Rules, Sitting, Withdrawal,
    bylaws::Bylaws,
    deliberation::Decision,
    deliberation::Written as Act,
    meeting::{Item, Moved, Paper, Presence, Seat, Withdrawn, Written},
    poll::held::{self, Held},
    store,
};
use base::{Day, Id, PersonName};
use db::{Result, Tx};
use people::Body;

#[derive(Clone, Debug)]
pub struct Record {
    pub meeting: Written,
    pub bylaws: Bylaws,
    /// Everybody with a mandate on the day, deputies too, in the order of the table.
    pub mandates: Vec<Mandate>,
    pub items: Vec<Item>,
    pub acts: Vec<Act>,
    pub seats: Vec<Seat>,
    pub movements: Vec<Moved>,
    pub papers: Vec<Paper>,
    pub withdrawals: Vec<Withdrawn>,
    /// Appointments that are made by ballot.
    pub polls: Vec<Held>,
    /// Days of the meetings held before it.
    pub earlier: Vec<Day>,
}

impl Record {
    pub fn load(tx: &Tx<'_>, meeting: &Meeting) -> Result<Self> {
        Record::of(tx, &meeting.written, &meeting.assembly.body)
    }

    pub fn of(tx: &Tx<'_>, meeting: &Written, body: &Body) -> Result<Self> {
        let id = meeting.id;
        let bylaws = Bylaws::of_meeting(tx, meeting, body)?;
        let earlier = store::meetings::held_before(tx, body.id, meeting.meets_at)?;
        Ok(Record {
            mandates: store::mandates::of_body(tx, body.id, meeting.day())?,
            items: store::meetings::items(tx, id)?,
            acts: store::deliberations::of_meeting(tx, id)?,
            seats: store::attendance::seats(tx, id)?,
            movements: store::attendance::movements(tx, id)?,
            papers: store::attendance::papers(tx, id)?,
            withdrawals: store::attendance::withdrawals(tx, id)?,
            polls: held::of_meeting(tx, id, bylaws.rules.appointments)?,
            earlier: earlier.into_iter().map(base::Instant::day).collect(),
            meeting: meeting.clone(),
            bylaws,
        })
    }

    pub fn rules(&self) -> &Rules {
        &self.bylaws.rules
    }

    /// Those who sit in their own name, in the order of the table.
    pub fn members(&self) -> impl Iterator<Item = &Mandate> {
        self.mandates.iter().filter(|mandate| mandate.deputy_of.is_none())
    }

    pub fn deputies_of(&self, member: Id<Mandate>) -> impl Iterator<Item = &Mandate> {
        self.mandates.iter().filter(move |mandate| mandate.deputy_of == Some(member))
    }

    /// The name of who has a mandate, as an act writes it: his own, not that of his deputy.
    pub fn name(&self, mandate: Id<Mandate>) -> String {
        let found = self.mandates.iter().find(|one| one.id == mandate);
        found.map(|one| written(&one.name())).unwrap_or_default()
    }

    /// Who sat on a seat: his deputy's name with his own, when he was replaced.
    pub fn seated(&self, mandate: Id<Mandate>) -> String {
        let seat = self.seats.iter().find(|seat| seat.mandate_id == mandate);
        match seat.and_then(|seat| seat.deputy_id) {
            Some(deputy) => format!("{} ({})", self.name(deputy), self.name(mandate)),
            None => self.name(mandate),
        }
    }

    pub fn presence(&self, mandate: Id<Mandate>) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.mandate_id == mandate)
    }

    pub fn item(&self, id: Id<Item>) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    pub fn act_of(&self, item: Id<Item>) -> Option<&Act> {
        self.acts.iter().find(|act| act.item_id == item)
    }

    /// The polls of a deliberation, in the order of what it decides.
    pub fn polls_of(&self, act: Id<Deliberation>) -> impl Iterator<Item = &Held> {
        self.polls.iter().filter(move |held| held.poll.deliberation_id == act)
    }

    /// Whether all that a deliberation decides is who is appointed by ballot: nobody votes on it
    /// otherwise.
    pub fn is_decided_by_polls(&self, act: Id<Deliberation>, decisions: &[Decision]) -> bool {
        let of_poll = |decision: &Decision| {
            self.polls_of(act).any(|held| held.poll.decision_id == decision.id)
        };
        !decisions.is_empty() && decisions.iter().all(of_poll)
    }

    /// What the secretary wrote down, as the rules read it.
    pub fn sitting(&self) -> Sitting {
        let id = |mandate: Id<Mandate>| mandate.cast::<Member>();
        let with = |state: Presence| {
            let seats = self.seats.iter().filter(move |seat| seat.state == state);
            seats.map(|seat| id(seat.mandate_id)).collect::<Vec<_>>()
        };
        let members: Vec<Member> =
            self.members().map(|one| Member { id: id(one.id), votes: one.votes }).collect();
        let count = u32::try_from(members.len()).unwrap_or(u32::MAX);
        let seats = self.bylaws.seats.unwrap_or(count);
        let votes = members.iter().map(|member| member.votes).sum::<u32>();
        Sitting {
            held_on: self.meeting.day(),
            earlier: self.earlier.clone(),
            items: u16::try_from(self.items.len()).unwrap_or(u16::MAX),
            seats,
            votes_of_seats: self.bylaws.votes_of_seats.unwrap_or(seats.max(votes)),
            members,
            present: with(Presence::Present),
            excused: with(Presence::Excused),
            movements: self.movements.iter().map(Moved::as_movement).collect(),
            proxies: self.papers.iter().map(Paper::as_proxy).collect(),
            withdrawals: self.withdrawals.iter().map(Withdrawn::as_withdrawal).collect(),
        }
    }

    /// The same, when it holds together.
    pub fn attendance(&self) -> std::result::Result<Attendance, Vec<AttendanceError>> {
        self.sitting().check(self.rules())
    }

    /// How many are needed at an item and how many there are (L2121-17).
    pub fn quorum(&self, at: &AtItem) -> Quorum {
        self.rules().quorum(&at.headcount, self.meeting.convening())
    }
}

/// `Mme Irène COLIN`: as acts write names, so that the last name is known.
pub fn written(name: &PersonName) -> String {
    let title = name.title.map(|title| format!("{} ", title.written())).unwrap_or_default();
    format!("{title}{} {}", name.first, name.last.to_uppercase()).trim().to_owned()
}

impl Moved {
    fn as_movement(&self) -> Movement {
        let Moved { mandate_id, before_item, step, .. } = *self;
        Movement { member: mandate_id.cast(), before_item, step }
    }
}

impl Paper {
    fn as_proxy(&self) -> Proxy {
        let Paper { giver_id, holder_id, since_on, is_ill, from_item, until_item, .. } = *self;
        let (giver, holder) = (giver_id.cast(), holder_id.cast());
        Proxy { giver, holder, since_on, is_ill, from_item, until_item }
    }
}

impl Withdrawn {
    fn as_withdrawal(&self) -> Withdrawal {
        let Withdrawn { mandate_id, item, reason, .. } = *self;
        Withdrawal { member: mandate_id.cast(), item, reason }
    }
}
