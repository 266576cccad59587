//! Public code lists: countries, languages, occupations, industries, fields of education and
//! postcodes. They are compiled in; sources and licences stand in `data/README.md`.

pub mod affinity;
pub mod countries;
pub mod education_fields;
pub mod finding;
pub mod industries;
pub mod languages;
pub mod occupations;
pub mod postcodes;
pub mod states;

mod clusters;
mod table;
mod titles;
