//! How many were there, by what they came as.

use crate::language::Texts;
use geleit_domain::events::{Attendance, Role};
use geleit_store::events::OnList;

/// One line per role; none while nobody has noted anything.
pub(super) struct Counts(pub(super) Vec<Line>);

/// How many of one role.
pub(super) struct Line {
    pub(super) role: String,
    pub(super) attended: String,
    pub(super) excused: String,
    pub(super) absent: String,
}

pub(super) fn counts(t: Texts, people: &[OnList]) -> Counts {
    if people.iter().all(|one| one.attendance.is_none()) {
        return Counts(vec![]);
    }
    let line = |role: Role| {
        let of = |word: Attendance| {
            let found =
                people.iter().filter(|one| one.role == role && one.attendance == Some(word));
            t.number(i64::try_from(found.count()).unwrap_or(0))
        };
        Line {
            role: t.attendance_role_plural(role),
            attended: of(Attendance::Attended),
            excused: of(Attendance::Excused),
            absent: of(Attendance::Absent),
        }
    };
    let is_there = |role: &&Role| people.iter().any(|one| one.role == **role);
    Counts(Role::ALL.iter().filter(is_there).map(|role| line(*role)).collect())
}
