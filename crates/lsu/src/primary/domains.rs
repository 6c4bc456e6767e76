//! Is each line of the page placed? What the level has, and what was written of it.

use super::draft::{DomainDraft, LineDraft};
use super::{Achievement, LineAchievement, Outcome};
use crate::gather::Gathering;
use crate::nomenclature::{Level, SubDomain};
use crate::{Line, What};

type Elements = Vec<(Vec<Line<300>>, Vec<Vec<Line<300>>>)>;

/// What was learnt, domain by domain; and the words of its elements, in the same order.
pub(super) fn gather(
    level: Option<Level>,
    drafts: &[DomainDraft],
    it: &mut Gathering,
) -> (Vec<Achievement>, Elements) {
    if drafts.is_empty() {
        it.lack(What::NoDomain);
        return (Vec::new(), Vec::new());
    }
    for domain in level.map_or(&[][..], Level::domains) {
        if !drafts.iter().any(|draft| draft.domain == *domain) {
            it.lack(What::Unplaced { line: domain.label() });
        }
    }
    let mut made: (Vec<Achievement>, Elements) = (Vec::new(), Vec::new());
    for draft in drafts {
        if made.0.iter().any(|other| other.domain == draft.domain) {
            it.lack(What::Twice { what: draft.domain.label().to_owned() });
        }
        if let Some(level) = level.filter(|level| !level.domains().contains(&draft.domain)) {
            it.lack(What::NotOfLevel { line: draft.domain.label(), level: level.label() });
        }
        let (achievement, elements) = domain(level, draft, it);
        made.0.push(achievement);
        made.1.push(elements);
    }
    made
}

fn domain(
    level: Option<Level>,
    draft: &DomainDraft,
    it: &mut Gathering,
) -> (Achievement, (Vec<Line<300>>, Vec<Vec<Line<300>>>)) {
    check_placed(level, draft, it);
    let place = format!("l’appréciation en «\u{a0}{}\u{a0}»", draft.domain.label());
    let appreciation = it.text_if_any(&place, &draft.appreciation);
    let (mut lines, mut of_lines): (Vec<LineAchievement>, Vec<_>) = (Vec::new(), Vec::new());
    for line in &draft.lines {
        check_line(level, draft, line.line, it);
        if lines.iter().any(|other| other.line == line.line) {
            it.lack(What::Twice { what: line.line.label().to_owned() });
        }
        let (elements, outcome) = (Vec::new(), line.outcome);
        lines.push(LineAchievement { line: line.line, elements, outcome });
        of_lines.push(labels(&line.elements, it));
    }
    let elements = Vec::new();
    let (domain, outcome) = (draft.domain, draft.outcome);
    let achievement = Achievement { domain, elements, outcome, appreciation, lines };
    (achievement, (labels(&draft.elements, it), of_lines))
}

/// French and mathematics are placed line by line, unless the whole is « non évalué »; the others
/// at once.
fn check_placed(level: Option<Level>, draft: &DomainDraft, it: &mut Gathering) {
    let written: Vec<SubDomain> = draft.lines.iter().map(|line| line.line).collect();
    let expected = match level {
        Some(level) => level.sub_domains(draft.domain),
        None => &written,
    };
    let is_placed = |line: &LineDraft| line.outcome.is_some();
    if draft.domain.is_placed_by_line() && !expected.is_empty() {
        if draft.outcome == Some(Outcome::NotAssessed) {
            return;
        }
        for line in expected {
            if !draft.lines.iter().any(|it| it.line == *line && is_placed(it)) {
                it.lack(What::Unplaced { line: line.label() });
            }
        }
    } else if draft.outcome.is_none() {
        it.lack(What::Unplaced { line: draft.domain.label() });
    }
}

fn check_line(level: Option<Level>, draft: &DomainDraft, line: SubDomain, it: &mut Gathering) {
    let domain = draft.domain;
    if line.domain() != domain {
        it.lack(What::NotOfDomain { line: line.label(), domain: domain.label() });
    } else if let Some(level) = level.filter(|level| !level.sub_domains(domain).contains(&line)) {
        it.lack(What::NotOfLevel { line: line.label(), level: level.label() });
    }
}

fn labels(written: &[String], it: &mut Gathering) -> Vec<Line<300>> {
    let place = "un élément de programme";
    written.iter().filter_map(|label| it.line_if_any(place, label)).collect()
}
