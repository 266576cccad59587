//! Who was accepted after the invitations to the training of the own cohort had gone out (S1-50):
//! they have missed it as well, also where they came after it had taken place, and need another
//! date. Whoever is on a list stands in `missed.rs`.

// Accepted mentees, and mentors of the cohort who can take somebody on: whom an invitation by group
// would have reached. Each stands there once, for the last training of any own cohort, until they
// were at one of its kind, are on the list of a later one, or need not come. A training to which
// nobody of the programme was asked is kept elsewhere, and information comes before people are
// accepted: neither is missed by whoever was not invited. What is for no cohort is missed by those
// who were.
macro_rules! uninvited {
    ($what:literal, $which:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM (SELECT u.programme_id, u.id, u.kind, u.cohort_id, u.starts_at, u.time_zone,
                u.person_id, u.line_id,
                ROW_NUMBER() OVER (PARTITION BY u.person_id, u.kind
                    ORDER BY u.starts_at DESC, u.id DESC, u.line_id DESC) AS place
            FROM (SELECT e.programme_id, e.id, e.kind, e.cohort_id, e.starts_at, e.time_zone,
                    k.person_id, k.id AS line_id
                FROM cohort c CROSS JOIN event e CROSS JOIN application k
                WHERE c.programme_id = $1 AND c.status NOT IN ('closing', 'closed', 'cancelled')
                    AND e.programme_id = c.programme_id AND e.cohort_id = c.id
                    AND e.kind = 'training_mentees'
                    AND (e.status = 'held' OR (e.status = 'published'
                        AND e.starts_at + e.minutes * 60000000 <= $2))
                    AND EXISTS (SELECT 1 FROM sign_up i WHERE i.programme_id = e.programme_id
                        AND i.event_id = e.id AND i.person_id IS NOT NULL)
                    AND k.programme_id = c.programme_id AND k.cohort_id = c.id
                    AND k.status = 'accepted'
                UNION ALL
                SELECT e.programme_id, e.id, e.kind, e.cohort_id, e.starts_at, e.time_zone,
                    m.person_id, m.id AS line_id
                FROM cohort c CROSS JOIN event e CROSS JOIN cohort_mentor n CROSS JOIN mentor m
                WHERE c.programme_id = $1 AND c.status NOT IN ('closing', 'closed', 'cancelled')
                    AND e.programme_id = c.programme_id AND e.cohort_id = c.id
                    AND e.kind = 'training_mentors'
                    AND (e.status = 'held' OR (e.status = 'published'
                        AND e.starts_at + e.minutes * 60000000 <= $2))
                    AND EXISTS (SELECT 1 FROM sign_up i WHERE i.programme_id = e.programme_id
                        AND i.event_id = e.id AND i.person_id IS NOT NULL)
                    AND n.programme_id = c.programme_id AND n.cohort_id = c.id
                    AND m.programme_id = n.programme_id AND m.id = n.mentor_id
                    AND m.status = 'available') u) e
        CROSS JOIN event f
        CROSS JOIN person p
        CROSS JOIN person_version v
        WHERE e.place = 1 AND f.programme_id = e.programme_id AND f.id = e.id
            AND p.programme_id = e.programme_id AND p.id = e.person_id
            AND v.programme_id = e.programme_id AND v.person_id = e.person_id
            AND v.known_until IS NULL AND (v.given_name <> '' OR v.family_name <> '')
            AND NOT EXISTS (SELECT 1 FROM event_waiver w CROSS JOIN event o
                WHERE w.programme_id = e.programme_id AND w.person_id = e.person_id
                    AND o.programme_id = w.programme_id AND o.id = w.event_id
                    AND o.kind = e.kind AND o.cohort_id = e.cohort_id)
            AND NOT EXISTS (SELECT 1 FROM sign_up x CROSS JOIN event o
                LEFT JOIN attendance b ON b.programme_id = x.programme_id
                    AND b.event_id = x.event_id AND b.sign_up_id = x.id AND b.known_until IS NULL
                WHERE x.programme_id = e.programme_id AND x.person_id = e.person_id
                    AND o.programme_id = x.programme_id AND o.id = x.event_id AND o.kind = e.kind
                    AND (b.status = 'attended'
                        OR (o.status = 'published' AND x.status <> 'withdrawn'
                            AND o.starts_at > $2)
                        OR (o.status IN ('published', 'held') AND o.starts_at <= $2
                            AND (o.cohort_id = e.cohort_id
                                OR (o.cohort_id IS NULL AND o.starts_at > e.starts_at)))))
            ",
            $which
        )
    };
}

pub(super) const UNINVITED: &str = uninvited!(
    "e.id AS event_id, e.kind, f.title, e.starts_at, e.time_zone, e.cohort_id, e.line_id,
        e.person_id, v.given_name, v.family_name, v.sort_key, p.email, p.phone,
        CAST(NULL AS TEXT) AS attendance, (1 = 0) AS is_invited",
    "AND (v.sort_key, e.line_id) > ($3, $4) ORDER BY v.sort_key, e.line_id LIMIT $5"
);
pub(super) const UNINVITED_ONE: &str = uninvited!(
    "e.id AS event_id, e.kind, f.title, e.starts_at, e.time_zone, e.cohort_id, e.line_id,
        e.person_id, v.given_name, v.family_name, v.sort_key, p.email, p.phone,
        CAST(NULL AS TEXT) AS attendance, (1 = 0) AS is_invited",
    "AND e.id = $3 AND e.person_id = $4"
);
pub(super) const UNINVITED_COUNT: &str =
    uninvited!("COUNT(*) AS people, MIN(e.starts_at) AS since", "");
