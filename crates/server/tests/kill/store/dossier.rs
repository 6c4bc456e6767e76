//! Dossiers that are sealed, as rows: what must never be seen of them, and what there is.

use super::Wrong;
use base::{Day, Instant};
use db::{Result, Tx, Value, params};

pub const WRONGS: [Wrong; 7] = [
    (
        "a dossier whose sealing has begun and that has no job",
        "select count(*) from dossier d
          where d.state = 'sealing'
            and not exists (select 1 from job j
                             where j.kind = 'passage.seal'
                               and j.failed_at is null and j.key = cast(d.id as text))",
    ),
    (
        "a dossier of which nobody, or two, began the sealing",
        "select count(*) from dossier d
          where d.state <> 'open'
            and 1 <> (select count(*) from audit a
                       where a.action = 'dossier.seal'
                         and a.thing = 'dossier:' || cast(d.id as text))",
    ),
    (
        "a dossier that is sealed by half",
        "select count(*) from dossier d
          where (d.state = 'sealed') <> (d.sealed_at is not null)
             or (d.state = 'sealed') <> (d.kept_until is not null)",
    ),
    (
        "a piece of a sealed dossier of which nobody knows whether it goes, or the reverse",
        "select count(*) from dossier_piece p
           join dossier d on d.id = p.dossier_id
          where (d.state = 'sealed') <> (p.goes is not null)",
    ),
    (
        "a piece that goes and holds nothing, or the reverse",
        "select count(*) from dossier_piece p
          where (coalesce(p.goes, 0) = 1)
                <> exists (select 1 from dossier_part t where t.piece_id = p.id)",
    ),
    (
        "a part whose file is not kept",
        "select count(*) from dossier_part t
          where not exists (select 1 from file_use u
                              join file f on f.id = u.file_id
                             where u.kind in ('dossier_made', 'dossier_piece')
                               and u.thing_id = t.piece_id and u.file_id = t.file_id)",
    ),
    (
        "a sealed dossier of which its family was not told once",
        "select count(*) from dossier d
          where (d.state = 'sealed')
                <> (1 = (select count(*) from notice n
                          where n.kind = 'passage.family' and n.thing_id = d.id))",
    ),
];

/// What lies before the head: each of these pupils has a dossier to seal, the last day of its
/// family past. `(pupil, dossier)`.
pub fn begun(tx: &Tx<'_>, pupils: &[i64], head: i64, now: Instant) -> Result<Vec<(i64, i64)>> {
    let yesterday: Day = now.day().plus_days(-1);
    let row = |pupil: &i64| {
        let id: base::Id<()> = tx.new_id();
        params![id, *pupil, yesterday, head, now].to_vec()
    };
    let rows: Vec<Vec<Value>> = pupils.iter().map(row).collect();
    tx.run_each(
        "insert into dossier (id, pupil_id, from_school_id, from_uai, from_name, to_uai, to_name,
                              reason, state, version, due_on, is_shared, prepared_by, prepared_at,
                              offered_at)
         select $1, $2, s.id, s.uai, s.name, '0290123X', 'École Anita-Conti', 'move', 'open', 1,
                $3, 0, $4, $5, $5
           from enrolment e
           join school s on s.id = e.school_id
          where e.pupil_id = $2
            and e.until_on is null
            and not exists (select 1
                              from dossier d
                             where d.pupil_id = $2 and d.state in ('open', 'sealing'))",
        &rows,
    )?;
    let pupils = pupils.iter().map(|pupil| base::Id::<()>::new(*pupil));
    tx.all(
        "select pupil_id, id from dossier where pupil_id in ids($1) and state = 'open' order by id",
        params![db::ids(pupils)],
    )
}

/// `(trace, dossier)` of each beginning.
pub fn beginnings(tx: &Tx<'_>) -> Result<Vec<(i64, String)>> {
    tx.all("select id, thing from audit where action = 'dossier.seal'", &[])
}

/// `(dossier, state)` of those whose sealing has begun.
pub fn closed(tx: &Tx<'_>) -> Result<Vec<(i64, String)>> {
    tx.all("select id, state from dossier where state <> 'open'", &[])
}

/// `(dossier, piece)` of what goes.
pub fn going(tx: &Tx<'_>) -> Result<Vec<(i64, i64)>> {
    tx.all("select dossier_id, id from dossier_piece where goes = 1 order by id", &[])
}
