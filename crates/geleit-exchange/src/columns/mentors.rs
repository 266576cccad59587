//! The columns of a sheet of mentors.

use super::{Column, column, required};

pub(super) const COLUMNS: &[Column] = &[
    required("reference", &["Aktenzahl", "Aktenzeichen", "AZ", "Referenz"]),
    required("given_name", &["Vorname", "First name", "Given names"]),
    column("family_name", &["Familienname", "Nachname", "Last name", "Surname"]),
    column("call_me", &["Rufname", "Preferred name"]),
    column("email", &["E-Mail", "E-Mail-Adresse", "Mail", "Email address"]),
    column("phone", &["Telefon", "Telefonnummer", "Handy", "Mobil", "Phone number"]),
    column("gender", &["Geschlecht", "Sex"]),
    column("birth_date", &["Geburtsdatum", "Geburtsjahr", "Date of birth", "Birth year"]),
    column("company", &["Unternehmen", "Firma"]),
    column("company_size", &["Unternehmensgröße", "Firmengröße", "Betriebsgröße"]),
    column("position", &["Funktion"]),
    column("occupation", &["Beruf"]),
    column("industry", &["Branche"]),
    column("education_field", &["Bildungsfeld", "Ausbildungsfeld", "Fachrichtung"]),
    column("target_markets", &["Zielmärkte"]),
    column("languages", &["Sprachen", "Weitere Sprachen", "Sprachkenntnisse"]),
    column("postcode", &["PLZ", "Postleitzahl", "Postal code", "ZIP"]),
    column("region", &["Bundesland"]),
    column("online_ok", &["Online möglich", "Online"]),
    column("availability", &["Verfügbarkeit", "Zeiten"]),
    column("exclusions", &["Ausschlüsse", "Ausschluss"]),
    column("received_on", &["Eingegangen am", "Eingangsdatum", "Eingang"]),
    column("organisation", &["Partnerorganisation", "Organization"]),
    column("capacity", &["Kapazität", "Plätze"]),
    column("experience_years", &["Berufsjahre", "Berufserfahrung", "Years of experience"]),
    column("topics", &["Themen"]),
    column(
        "mentee_gender_wish",
        &["Wunsch Geschlecht Mentee", "Geschlechtswunsch", "Wunsch Geschlecht"],
    ),
    column("channel", &["Weg"]),
];
