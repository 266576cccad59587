//! The files that `geleit assign` and solvers of other people read.

use crate::answer::Answer;
use crate::context::make_folder;
use crate::failure::Failure;
use geleit_store::matching::Edges;
use serde_json::json;
use std::path::Path;

/// Writes the three files into a folder, which is made if need be.
///
/// # Errors
/// The folder or a file cannot be written.
pub(super) fn write(folder: &Path, bare: &Edges) -> Result<Answer, Failure> {
    make_folder(folder)?;
    let edges = bare.edges.iter();
    let edges = edges
        .map(|(mentee, mentor, score)| vec![mentee.clone(), mentor.clone(), score.to_string()]);
    table(folder, "edges.csv", &["mentee", "mentor", "score"], edges)?;
    let capacities = bare.capacities.iter();
    let capacities = capacities.map(|(mentor, places)| vec![mentor.clone(), places.to_string()]);
    table(folder, "capacities.csv", &["mentor", "capacity"], capacities)?;
    let locks = bare.locks.iter().map(|(mentee, mentor)| vec![mentee.clone(), mentor.clone()]);
    table(folder, "locks.csv", &["mentee", "mentor"], locks)?;
    let json = json!({
        "edges": bare.edges.len(),
        "mentors": bare.capacities.len(),
        "locks": bare.locks.len(),
        "max_pairs": bare.places,
    });
    let text = format!(
        "{} possible pairs, {} mentors, {} locks; the cohort has {} free places (--max-pairs)",
        bare.edges.len(),
        bare.capacities.len(),
        bare.locks.len(),
        bare.places,
    );
    Ok(Answer::new(json, text))
}

fn table(
    folder: &Path,
    name: &str,
    header: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(), Failure> {
    let file = folder.join(name);
    let failed = |error: csv::Error| {
        Failure::failed("io", format!("{} cannot be written: {error}", file.display()))
    };
    let mut writer = csv::Writer::from_path(&file).map_err(failed)?;
    writer.write_record(header).map_err(failed)?;
    for row in rows {
        writer.write_record(row).map_err(failed)?;
    }
    writer.flush().map_err(|error| failed(error.into()))
}
