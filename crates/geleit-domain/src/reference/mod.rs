//! Public code lists: countries, languages, occupations, industries, fields of education and
//! postcodes. They are compiled in; sources and licences stand in `data/README.md`.

pub mod countries;
pub mod languages;

mod table;
