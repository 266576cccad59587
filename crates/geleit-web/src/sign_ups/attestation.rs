//! That somebody was at an event, as a PDF to be shown elsewhere. It says nothing about origin or
//! status.

use crate::error::{Answer, Error};
use crate::language::{Texts, plain};
use crate::ui::pdf::{language, paragraph, pdf, printed};
use geleit_print::{Document, Level, Part};
use geleit_store::events::Own;
use jiff::Timestamp;

/// The attestation of whoever reads their own page; there is none for somebody who was not there.
pub(super) async fn answer(t: Texts, own: &Own, now: Timestamp) -> Answer {
    let name = own.attended_as.as_deref().ok_or(Error::NotFound)?;
    pdf(document(t, own, name, now)?, "attestation").await
}

fn document(t: Texts, own: &Own, name: &str, now: Timestamp) -> Result<Document, Error> {
    let (event, programme) = (&own.public.event, &own.public.programme);
    let (starts, ends, zone) = (event.starts()?, event.ends()?, event.zone());
    let said = t.attestations_event().name(name).day(t.date(starts.to_zoned(zone.clone()).date()));
    let said = said.from(t.clock(starts, &zone)).until(t.clock(ends, &zone));
    let said =
        said.programme(&programme.name).title(&event.title).kind(t.sign_ups_kind(&event.kind));
    let title = plain(&t.attestations_title());
    let foot = t.attestations_foot().programme(&programme.name).day(t.date(programme.today(now)));
    let lines = [t.attestations_place(), t.attestations_office()];
    Ok(Document {
        title: format!("{title}, {name}"),
        language: language(t),
        foot: plain(&foot),
        printed: printed(now),
        parts: vec![
            Part::Heading(Level::Title, title),
            paragraph(&said),
            Part::Signatures(lines.iter().map(|line| plain(line)).collect()),
        ],
        about_missing_letters: t.ui_letters_missing(),
    })
}
