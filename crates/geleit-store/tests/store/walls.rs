//! The second wall alone (P5): on PostgreSQL a transaction of one programme neither reads nor
//! writes a row of another, in every table and whatever the statement forgets to ask for.

use crate::matching::{Table, amal, import_into};
use crate::now;
use geleit_domain::programmes::Kind;
use geleit_store::Store;
use geleit_store::imports::NewImportRun;
use geleit_store::secret_links::Purpose;
use geleit_store::secrets::Secret;
use geleit_store::testing::{Place, execute, run};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::ops::ControlFlow;

/// Tables outside the wall: without personal data, they find the programme.
const OUTSIDE: &[&str] = &["slug", "account_place"];

#[test]
fn on_postgres_the_second_wall_alone_keeps_programmes_apart_in_every_table() {
    run(async {
        let place = Place::postgres().await;
        let filled = fill(&place.store).await;
        let charlie = place.store.create_programme(Kind::Casework, "Charlie", "charlie", now());
        let charlie = charlie.await.unwrap().to_string();
        let geleit_store::Location::Postgres(options) = &place.location else { unreachable!() };
        let mut at = PgConnection::connect_with(options).await.unwrap();
        let tables = walled_tables(&mut at).await;
        for table in &tables {
            let here = count(&mut at, table, &filled, &filled).await;
            assert!(here > 0, "{table} is empty: fill it above, so that this proves something");
            assert_eq!(count(&mut at, table, &charlie, &filled).await, 0, "{table} is read");
            for write in [
                format!("UPDATE {table} SET programme_id = programme_id"),
                format!("UPDATE {table} SET programme_id = '{charlie}'"),
                format!("DELETE FROM {table}"),
            ] {
                let changed = attempt(&mut at, &charlie, &write, &filled).await;
                assert!(changed.is_none_or(|rows| rows == 0), "{table}: {write}");
            }
            assert_eq!(smuggle(&mut at, table, &charlie, &filled).await, None, "{table}: insert");
            assert_eq!(count(&mut at, table, &filled, &filled).await, here, "{table} is as before");
        }
        println!("walls: {} tables, 0 foreign rows read, changed or smuggled in", tables.len());
    });
}

/// A programme with at least one row in every table.
async fn fill(store: &Store) -> String {
    let table = Table::laid(store, 3, 3).await;
    let coordinator = geleit_store::accounts::NewAccount {
        email: "karin@example.org",
        name: "Karin",
        role: geleit_domain::policy::Role::Coordinator,
        organisation: None,
        person: None,
        language: "de",
    };
    let (account, _) = store.create_account(&table.operator, &coordinator, now()).await.unwrap();
    let link = store.create_link(table.programme, account, Purpose::DemoSignIn, now()).await;
    store.sign_in_by_link(&Secret::read(&link.unwrap()).unwrap(), now()).await.unwrap();
    // Somebody of the same name and birthday may be the same person.
    let mut again = amal(1);
    (again.reference, again.identity.email) = ("E-again".into(), "again@example.org".into());
    let import = import_into(table.cohort);
    let go_on = &mut |_| ControlFlow::Continue(());
    store.import_mentees(&table.operator, &import, &[again], go_on, now()).await.unwrap();
    table.propose().await;
    let pairs = table.pairs().await;
    table.objects(0, &pairs[0], "too far apart").await;
    let vetoed = table.again(&pairs[0]).await;
    let id = geleit_domain::id::PairId(vetoed.id);
    let why = "they know each other";
    store.veto_pair(&table.coordinator, id, vetoed.version, why, now()).await.unwrap();
    table.all_agree().await;
    store.release(&table.coordinator, table.cohort, None, now()).await.unwrap();
    let run = NewImportRun {
        cohort: table.cohort,
        side: "mentees",
        file_name: "mentees.csv",
        sealed_file: b"sealed",
        as_status: "received",
        organisation: None,
        answer: "{}",
    };
    store.keep_import(&table.operator, run, now()).await.unwrap();
    for sql in INTAKE {
        execute(store, table.programme, sql).await;
    }
    table.programme.to_string()
}

/// One row in each table of the intake, however it may come about.
const INTAKE: &[&str] = &[
    "INSERT INTO draft (programme_id, id, cohort_id, side, language, answers, created_at, saved_at)
        SELECT programme_id, id, id, 'mentee', 'ar', '{}', 1, 1 FROM cohort",
    "INSERT INTO consent (programme_id, id, person_id, purpose, text_version, language, channel,
            given_at) SELECT programme_id, id, id, 'application', '1', 'ar', 'online', 1 FROM person",
    "INSERT INTO eligibility_rules (programme_id, seq, rules, known_from)
        SELECT programme_id, 1, '{}', 1 FROM programme",
    "INSERT INTO completion_request (programme_id, id, application_id, items, asked_at, answer_by)
        SELECT programme_id, id, id, 'german', 1, '2026-02-01' FROM application",
    "INSERT INTO decision (programme_id, application_id, seq, verb, because, decided_on,
            decided_at) SELECT programme_id, id, 1, 'accept', 'fits', '2026-02-01', 1
        FROM application",
    "INSERT INTO interview (programme_id, id, application_id, starts_at, time_zone, minutes, mode,
            place, status, created_at) SELECT programme_id, id, id, 1, 'Europe/Vienna', 30,
            'phone', '', 'planned', 1 FROM application",
    "INSERT INTO interviewer (programme_id, interview_id, account_id)
        SELECT i.programme_id, i.id, a.id FROM interview i, account a",
    "INSERT INTO consultation (programme_id, id, mentor_id, held_on, experience, network, time,
            motive, created_at) SELECT programme_id, id, id, '2026-02-01', '', '', '', '', 1
        FROM mentor",
    "INSERT INTO file (programme_id, id, application_id, kind, name, media_type, bytes, created_at)
        SELECT programme_id, id, id, 'letter', 'a.pdf', 'application/pdf', 1, 1 FROM application",
    "INSERT INTO yardstick (programme_id, seq, is_tried, weights, rules, known_from)
        SELECT programme_id, 1, FALSE, '{}', '{}', 1 FROM programme",
    "INSERT INTO person_link (programme_id, person_id, other_person_id, kind, created_at)
        SELECT a.programme_id, a.id, b.id, 'other', 1 FROM person a
        JOIN person b ON b.programme_id = a.programme_id AND b.id > a.id",
    "INSERT INTO overruling (programme_id, id, cohort_id, application_id, mentor_id, rules,
            reason_id, created_at) SELECT p.programme_id, p.id, p.cohort_id, p.application_id,
            p.mentor_id, 'out_of_reach', p.id, 1 FROM proposed_pair p",
    "INSERT INTO meeting (programme_id, id, partnership_id, on_date, minutes, channel, topics, line,
            way, created_at) SELECT programme_id, id, id, '2026-02-01', 60, 'online', '', '',
            'phone', 1 FROM partnership",
    "INSERT INTO meeting_ask (programme_id, id, partnership_id, person_id, asked_on, created_at)
        SELECT programme_id, id, id, person_id, '2026-02-01', 1 FROM partnership",
    "INSERT INTO warning (programme_id, id, partnership_id, rule, since_on, next_action, due_on,
            created_at) SELECT programme_id, id, id, 'gap', '2026-02-01', '', '2026-02-08', 1
        FROM partnership",
    "INSERT INTO agreement (programme_id, id, partnership_id, version, goals, task, rhythm,
            initiator, place, contact, until_on, created_at) SELECT programme_id, id, id, 1, '', '',
            'weekly', 'both', '', '', '2026-09-01', 1 FROM partnership",
    "INSERT INTO agreement_signature (programme_id, agreement_id, person_id, side, signed_on,
            promises_version, way, created_at) SELECT programme_id, id, person_id, 'mentee',
            '2026-02-01', '1', 'paper', 1 FROM partnership",
    "INSERT INTO expectation (programme_id, id, partnership_id, person_id, side, question, degree,
            line, answered_on, way, created_at) SELECT programme_id, id, id, person_id, 'mentee',
            'job', 'rather', '', '2026-02-01', 'paper', 1 FROM partnership",
    "INSERT INTO fit_answer (programme_id, id, partnership_id, person_id, side, asked_on, line,
            created_at) SELECT programme_id, id, id, person_id, 'mentee', '2026-02-01', '', 1
        FROM partnership",
    "INSERT INTO raised_hand (programme_id, id, partnership_id, person_id, side, raised_on, line,
            created_at) SELECT programme_id, id, id, person_id, 'mentee', '2026-02-01', '', 1
        FROM partnership",
    "INSERT INTO dissolution (programme_id, partnership_id, reason, wish_of, mentee_debrief,
            mentor_debrief, created_at) SELECT programme_id, id, 'time', 'both', '', '', 1
        FROM partnership",
    "INSERT INTO contact_person (programme_id, id, partnership_id, side, account_id, known_from)
        SELECT p.programme_id, p.id, p.id, 'mentee', a.id, 1 FROM partnership p
        JOIN account a ON a.programme_id = p.programme_id",
    "INSERT INTO extension (programme_id, id, partnership_id, until_on, known_from)
        SELECT programme_id, id, id, '2026-10-01', 1 FROM partnership",
    "INSERT INTO referral (programme_id, id, partnership_id, kind, body, on_date, answer, created_at)
        SELECT programme_id, id, id, 'course', 'VHS', '2026-02-01', 'open', 1 FROM partnership",
    "INSERT INTO supervision_note (programme_id, id, partnership_id, words, created_at)
        SELECT programme_id, id, id, 'w', 1 FROM partnership",
    "INSERT INTO final_interview (programme_id, id, partnership_id, on_date, led_by, channel, note,
            created_at) SELECT programme_id, id, id, '2026-09-01', 'k', 'online', '', 1
        FROM partnership",
    "INSERT INTO feedback (programme_id, id, partnership_id, person_id, side, together, strengths,
            words, reached, reached_words, created_at) SELECT programme_id, id, id, person_id,
            'mentee', 'good', '', '', '', '', 1 FROM partnership",
    "INSERT INTO closing_choice (programme_id, id, partnership_id, person_id, side, choice, answer,
            created_at) SELECT programme_id, id, id, person_id, 'mentee', 'again', 'yes', 1
        FROM partnership",
    "INSERT INTO closing_ask (programme_id, id, partnership_id, person_id, asked_on, created_at)
        SELECT programme_id, id, id, person_id, '2026-09-01', 1 FROM partnership",
    "INSERT INTO outcome (programme_id, id, application_id, person_id, kind, observed_on,
            time_point, source, proof, line, created_at) SELECT programme_id, id, application_id,
            person_id, 'job', '2026-09-01', 'end', 'office', 'seen', '', 1 FROM partnership",
    "INSERT INTO outcome_ask (programme_id, id, application_id, person_id, time_point, asked_on,
            created_at) SELECT programme_id, id, application_id, person_id, 'end', '2026-09-01', 1
        FROM partnership",
    "INSERT INTO vote_deadline (programme_id, cohort_id, ends_at, remind_at, created_at)
        SELECT programme_id, id, 2, 1, 1 FROM cohort",
    "INSERT INTO deputy (programme_id, organisation_id, account_id, created_at)
        SELECT o.programme_id, o.id, a.id, 1 FROM organisation o
        JOIN account a ON a.programme_id = o.programme_id",
    "INSERT INTO silence_rule (programme_id, id, words, said_by, said_where, since_on, created_at)
        SELECT programme_id, programme_id, 'w', 'b', 'm', '2026-01-01', 1 FROM programme",
    "INSERT INTO event (programme_id, id, slug, kind, title, about, status, starts_at, time_zone,
            minutes, venue_name, address, room, step_free, online_link, created_at)
        SELECT programme_id, id, 'opening', 'opening', 'Opening', '', 'published', 1,
            'Europe/Vienna', 60, '', 'Wien', '', 'unknown', '', 1 FROM cohort",
    "INSERT INTO event_session (programme_id, event_id, position, begins, title)
        SELECT programme_id, id, 0, '17:00', 'Hello' FROM event",
    "INSERT INTO sign_up (programme_id, id, event_id, person_id, language, status, created_at)
        SELECT e.programme_id, p.id, e.id, p.id, 'de', 'placed', 1 FROM event e
        JOIN person p ON p.programme_id = e.programme_id",
    "INSERT INTO attendance (programme_id, id, event_id, sign_up_id, status, known_from)
        SELECT programme_id, id, event_id, id, 'attended', 1 FROM sign_up",
    "INSERT INTO event_waiver (programme_id, event_id, person_id, created_at)
        SELECT programme_id, event_id, person_id, 1 FROM sign_up",
    "INSERT INTO event_report (programme_id, id, event_id, words, public_words, known_from)
        SELECT programme_id, id, id, 'w', '', 1 FROM event",
    "INSERT INTO event_file (programme_id, id, event_id, kind, name, media_type, bytes, created_at)
        SELECT programme_id, id, id, 'material', 'n', 'text/plain', 1, 1 FROM event",
    "INSERT INTO event_file_content (programme_id, file_id, sealed)
        SELECT programme_id, id, 'x' FROM event_file",
    "INSERT INTO digest (programme_id, id, addressee_id, on_date, created_at)
        SELECT programme_id, id, id, '2026-01-24', 1 FROM person",
    "INSERT INTO closed_day (programme_id, id, on_date, name, created_at)
        SELECT programme_id, programme_id, '2026-01-24', 'n', 1 FROM programme",
    "INSERT INTO file_content (programme_id, file_id, sealed)
        SELECT programme_id, id, 'x' FROM file",
    "INSERT INTO survey (programme_id, id, cohort_id, wave, is_anonymous, status, due_on, closes_on,
            created_at) SELECT programme_id, id, id, 'end', FALSE, 'open', '2026-02-01',
            '2026-02-08', 1 FROM cohort",
    "INSERT INTO survey_question (programme_id, id, survey_id, side, position, kind, published)
        SELECT programme_id, id, id, 'mentee', 1, 'words', '' FROM survey",
    "INSERT INTO survey_wording (programme_id, question_id, language, text, choices)
        SELECT programme_id, id, 'de', 'Wie war es?', '' FROM survey_question",
    "INSERT INTO survey_invitation (programme_id, id, survey_id, person_id, side, asked_on)
        SELECT s.programme_id, p.id, s.id, p.id, 'mentee', '2026-02-01' FROM survey s
        JOIN person p ON p.programme_id = s.programme_id",
    "INSERT INTO survey_sheet (programme_id, id, survey_id, invitation_id)
        SELECT programme_id, id, survey_id, id FROM survey_invitation",
    "INSERT INTO survey_answer (programme_id, sheet_id, question_id, position, value, words)
        SELECT programme_id, id, survey_id, 0, '', 'good' FROM survey_sheet",
    "INSERT INTO survey_count (programme_id, survey_id, position, question_id, value, number)
        SELECT programme_id, id, 1, id, '', 1 FROM survey",
    "INSERT INTO survey_words (programme_id, id, question_id, words)
        SELECT programme_id, id, id, 'good' FROM survey_question",
    "INSERT INTO story (programme_id, id, cohort_id, person_id, side, status, said_on)
        SELECT s.programme_id, p.id, s.cohort_id, p.id, 'mentee', 'draft', '2026-02-01' FROM survey s
        JOIN person p ON p.programme_id = s.programme_id",
];

async fn walled_tables(at: &mut PgConnection) -> Vec<String> {
    let sql = "SELECT table_name::text FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'programme_id' ORDER BY 1";
    let tables: Vec<(String,)> = sqlx::query_as(sql).fetch_all(at).await.unwrap();
    let tables = tables.into_iter().map(|(table,)| table);
    tables.filter(|table| !OUTSIDE.contains(&table.as_str())).collect()
}

fn begin(programme: &str) -> AssertSqlSafe<String> {
    AssertSqlSafe(format!("BEGIN; SELECT set_config('geleit.programme', '{programme}', true)"))
}

/// Rows of a programme, as a transaction of another (or of its own) counts them.
async fn count(at: &mut PgConnection, table: &str, of: &str, rows_of: &str) -> i64 {
    let mut tx = at.begin_with(begin(of)).await.unwrap();
    let sql = format!("SELECT COUNT(*) FROM {table} WHERE programme_id = '{rows_of}'");
    let (rows,): (i64,) = sqlx::query_as(AssertSqlSafe(sql)).fetch_one(&mut *tx).await.unwrap();
    rows
}

/// Rows changed by a transaction of one programme in another; nothing: it was refused.
async fn attempt(at: &mut PgConnection, of: &str, write: &str, rows_of: &str) -> Option<u64> {
    let mut tx = at.begin_with(begin(of)).await.unwrap();
    let sql = AssertSqlSafe(format!("{write} WHERE programme_id = '{rows_of}'"));
    sqlx::query(sql).execute(&mut *tx).await.ok().map(|done| done.rows_affected())
}

/// Tries to write a row that names another programme; nothing: it was refused by the wall.
async fn smuggle(at: &mut PgConnection, table: &str, of: &str, into: &str) -> Option<u64> {
    let mut tx = at.begin_with(begin(into)).await.unwrap();
    let sql = AssertSqlSafe(format!("SELECT to_jsonb(t)::text FROM {table} t LIMIT 1"));
    let (row,): (String,) = sqlx::query_as(sql).fetch_one(&mut *tx).await.unwrap();
    tx.rollback().await.unwrap();
    let mut tx = at.begin_with(begin(of)).await.unwrap();
    let sql = format!(
        "INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, $1::jsonb)"
    );
    match sqlx::query(AssertSqlSafe(sql)).bind(row).execute(&mut *tx).await {
        Ok(done) => Some(done.rows_affected()),
        Err(error) => {
            let words = error.to_string();
            let by_the_wall = words.contains("row-level security") || words.contains("guard:");
            assert!(by_the_wall, "{table}: {words}");
            None
        }
    }
}
