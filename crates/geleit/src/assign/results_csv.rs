//! The results as files: the pairs, and the prices that prove them to be best.

use std::fs;
use std::path::{Path, PathBuf};

use csv::{QuoteStyle, Writer, WriterBuilder};
use geleit_assignment::{Instance, Solution};

use super::instance_csv::Rows;
use super::{AssignError, AssignOptions};

/// Writes the files that were asked for: complete, or none of them.
pub(crate) fn write(
    options: &AssignOptions,
    rows: &Rows,
    instance: &Instance,
    solution: &Solution,
) -> Result<(), AssignError> {
    if options.out.is_some() && options.out == options.certificate {
        return Err(AssignError::Usage("--out and --certificate name the same file".into()));
    }
    let mut files = Vec::new();
    if let Some(path) = &options.out {
        files.push(Unfinished::new(path, &pairs(rows, instance, solution))?);
    }
    if let Some(path) = &options.certificate {
        files.push(Unfinished::new(path, &certificate(rows, instance, solution))?);
    }
    files.into_iter().try_for_each(Unfinished::finish)
}

/// `mentee,mentor,score`, by mentee.
fn pairs(rows: &Rows, instance: &Instance, solution: &Solution) -> Vec<u8> {
    let mut lines = vec![["mentee".into(), "mentor".into(), "score".into()]];
    for ((number, mentee), &mentor) in (0..).zip(&rows.mentees).zip(&solution.mentor_of) {
        let score = mentor.and_then(|mentor| instance.score(number, mentor));
        if let (Some(mentor), Some(score)) = (mentor, score) {
            let mentor = rows.mentors[mentor as usize].clone();
            lines.push([mentee.clone(), mentor, score.to_string()]);
        }
    }
    text(&lines)
}

/// `bonus,,B`, then `limit,,t` if there is one, then u of the mentees without a lock, then v.
fn certificate(rows: &Rows, instance: &Instance, solution: &Solution) -> Vec<u8> {
    let prices = &solution.certificate;
    let line = |kind: &str, id: &str, number: i64| [kind.into(), id.into(), number.to_string()];
    let mut lines = vec![line("bonus", "", prices.bonus)];
    if instance.limit().is_some() {
        lines.push(line("limit", "", prices.limit));
    }
    for ((number, id), &value) in (0..).zip(&rows.mentees).zip(&prices.mentees) {
        if instance.lock_of(number).is_none() {
            lines.push(line("mentee", id, value));
        }
    }
    let mentors = rows.mentors.iter().zip(&prices.mentors);
    lines.extend(mentors.map(|(id, &price)| line("mentor", id, price)));
    text(&lines)
}

fn text(lines: &[[String; 3]]) -> Vec<u8> {
    let mut writer: Writer<Vec<u8>> =
        WriterBuilder::new().quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    for line in lines {
        writer.write_record(line).expect("a vector takes every line of three fields");
    }
    writer.into_inner().expect("a vector can be flushed")
}

/// A complete text beside its place, removed again unless it is finished.
struct Unfinished {
    path: PathBuf,
    beside: PathBuf,
}

impl Unfinished {
    fn new(path: &Path, text: &[u8]) -> Result<Unfinished, AssignError> {
        // A device or a folder must not be replaced by a file.
        if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
            return Err(AssignError::input(path, None, "is not a file; name a file to write"));
        }
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{}.unfinished", std::process::id()));
        let file = Unfinished { path: path.to_owned(), beside: name.into() };
        fs::write(&file.beside, text).map_err(|source| AssignError::writing(path, source))?;
        Ok(file)
    }

    fn finish(self) -> Result<(), AssignError> {
        fs::rename(&self.beside, &self.path)
            .map_err(|source| AssignError::writing(&self.path, source))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After `finish` there is nothing left to remove.
        let _ = fs::remove_file(&self.beside);
    }
}
