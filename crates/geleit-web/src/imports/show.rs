//! One run: what would be done, or was done, row by row; how far it is; what became of it.

use super::rows::{self, RowLine};
use super::{Answer as Said, words};
use crate::App;
use crate::error::{Answer, Error};
use crate::extract::{At, By};
use crate::language::Texts;
use crate::persons::zone;
use crate::ui::{Form, Page, address, html_form};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue};
use geleit_domain::id::ImportId;
use geleit_store::imports::{ImportRun, RunStatus};
use std::collections::HashMap;

/// Rows on one page.
const ROWS_ON_PAGE: usize = 50;
const OUTCOMES: [&str; 4] = ["refused", "created", "updated", "unchanged"];

#[derive(Template)]
#[template(path = "imports/show.html")]
struct Show {
    t: Texts,
    page: Page,
    form: Form,
    run: Head,
    said: Said,
    notes: Vec<String>,
    unknown: Vec<String>,
    progress: Option<Progress>,
    filters: Vec<Filter>,
    rows: Vec<RowLine>,
    before: String,
    after: String,
    place: String,
}

struct Head {
    path: String,
    file_name: String,
    cohort: String,
    side: String,
    as_status: String,
    status: String,
    tone: &'static str,
    when: String,
    is_checked: bool,
    /// What became of it, once it has ended.
    end: String,
    changes: usize,
}

struct Progress {
    written: u64,
    total: u64,
    text: String,
}

struct Filter {
    href: String,
    text: String,
    is_current: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(id): At<ImportId>,
    page: Page,
    Query(query): Query<HashMap<String, String>>,
) -> Answer {
    let (run, answer) = app.store.import_run(&actor, id).await?;
    let asked = |name: &str| query.get(name).cloned().unwrap_or_default();
    let form = Form::filled([("show", asked("show")), ("page", asked("page"))]);
    draw(&app, page, &run, &answer, form)
}

/// Reads what is kept of a run.
pub(super) fn read(answer: &str) -> Result<Said, Error> {
    serde_json::from_str(answer).map_err(|error| {
        tracing::error!(%error, "a kept answer cannot be read: {error}");
        Error::Failed
    })
}

pub(super) fn draw(app: &App, page: Page, run: &ImportRun, answer: &str, form: Form) -> Answer {
    let (t, said) = (page.t, read(answer)?);
    let (path, status) = (format!("/desk/imports/{}", run.id), run.status()?);
    let wanted = OUTCOMES.iter().find(|word| **word == form.value("show")).copied();
    let number = form.value("page").parse::<usize>().unwrap_or(1).max(1);
    let lines = rows::lines(&said);
    let counts = OUTCOMES.map(|word| lines.iter().filter(|line| line.outcome() == word).count());
    let chosen: Vec<_> =
        lines.into_iter().filter(|line| wanted.is_none_or(|word| line.outcome() == word)).collect();
    let pages = chosen.len().div_ceil(ROWS_ON_PAGE).max(1);
    let number = number.min(pages);
    let shown = chosen.iter().skip((number - 1) * ROWS_ON_PAGE).take(ROWS_ON_PAGE);
    let rows: Vec<_> = shown.map(|line| line.view(t, status)).collect();
    let at = |page: usize, word: &str| {
        let page = if page == 1 { String::new() } else { page.to_string() };
        address(&path, &[("show", word), ("page", &page)])
    };
    let word = wanted.unwrap_or_default();
    let step = |is_there: bool, page: usize| if is_there { at(page, word) } else { String::new() };
    let view = Show {
        t,
        run: head(t, &page, run, status, &path, counts[1] + counts[2])?,
        notes: notes(t, &said),
        unknown: said.unknown_columns.iter().map(|c| words::unknown_column(t, &said, c)).collect(),
        progress: progress(app, t, run, status),
        filters: filters(t, wanted, counts, &|word| at(1, word)),
        before: step(number > 1, number.wrapping_sub(1)),
        after: step(number < pages, number + 1),
        place: t.imports_page().page(t.number(number)).pages(t.number(pages)),
        page: page.with(&form),
        rows,
        said,
        form,
    };
    let mut response = html_form(&view, &view.form)?;
    if status == RunStatus::Running {
        // The page draws itself again, without a script.
        let refresh = HeaderName::from_static("refresh");
        response.headers_mut().insert(refresh, HeaderValue::from_static("2"));
    }
    Ok(response)
}

fn head(
    t: Texts,
    page: &Page,
    run: &ImportRun,
    status: RunStatus,
    path: &str,
    changes: usize,
) -> Result<Head, Error> {
    let is_open = matches!(status, RunStatus::Checked | RunStatus::Running);
    Ok(Head {
        path: path.to_owned(),
        file_name: run.file_name.clone(),
        cohort: t.overview_name().number(run.cohort_number).group(t.regions(&run.region_group)),
        side: t.imports_side(&run.side),
        as_status: if run.side == "mentees" { t.imports_as(&run.as_status) } else { String::new() },
        status: t.imports_status(&run.status),
        tone: status_tone(&run.status),
        when: t.time(geleit_store::timestamp(run.created_at)?, &zone(page)),
        is_checked: status == RunStatus::Checked,
        end: if is_open { String::new() } else { t.imports_end(&run.status) },
        changes,
    })
}

pub(super) fn status_tone(status: &str) -> &'static str {
    match status {
        "done" => "ok",
        "refused" => "bad",
        "stopped" => "warn",
        "running" => "info",
        _ => "mute",
    }
}

fn notes(t: Texts, said: &Said) -> Vec<String> {
    let notes = said.note_codes.iter().map(|(code, argument)| words::note(t, code, argument));
    notes.collect()
}

fn progress(app: &App, t: Texts, run: &ImportRun, status: RunStatus) -> Option<Progress> {
    if status != RunStatus::Running {
        return None;
    }
    let watch = app.running.watch(ImportId(run.id));
    let (read, written, total) = watch.map_or((0, 0, 0), |watch| watch.rows());
    let text = match written {
        0 => t.imports_progress_read(read),
        _ => t.imports_progress_written().written(t.number(written)).total(t.number(total)),
    };
    Some(Progress { written, total: total.max(1), text })
}

fn filters(
    t: Texts,
    wanted: Option<&str>,
    counts: [usize; 4],
    href: &dyn Fn(&str) -> String,
) -> Vec<Filter> {
    let all = Filter {
        href: href(""),
        text: t.imports_all(counts.iter().sum::<usize>()),
        is_current: wanted.is_none(),
    };
    let each = OUTCOMES.iter().zip(counts).filter(|(_, count)| *count > 0).map(|(word, count)| {
        let name = t.imports_outcome(word);
        Filter {
            href: href(word),
            text: format!("{name} {}", t.number(count)),
            is_current: wanted == Some(*word),
        }
    });
    std::iter::once(all).chain(each).collect()
}
