//! People on the pages: imports, applications, mentors and persons.

mod applications;
mod codes;
mod consultations;
mod imports;
mod intake;
mod interviews;
mod joining;
mod mentors;
mod persons;
mod reminders;
mod selection;
mod waitlist;

use super::*;
use axum::body::Body;
use axum::http::Request;
use geleit_domain::id::{CohortId, OrganisationId};
use geleit_domain::organisations::Duty;
use geleit_exchange::columns::Side;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::imports::Import;
use geleit_web::imports::Watch;
use visitor::Page;

/// Amal and Layla with Arabic names; a married name; somebody with one name.
const MENTEES: &str = "\
reference,given_name,family_name,email,birth_date,country_of_origin,consent_origin_matching,\
labour_market_access,german,occupation,organisation
M-1,أمل,الحسن,amal@example.org,1990-05-17,SY,ja,yes,B2,Software developer,ams
M-2,Layla,Özdemir,layla@example.org,1988-01-02,IR,nein,no,C1,Juristin,ams
M-3,Sukarno,,sukarno@example.org,1985,ID,,unknown,A2,Koch,oeif
";
const MENTORS: &str = "\
reference,given_name,family_name,email,birth_date,company,position,capacity,organisation
P-1,Brigitte,Leitner,brigitte@example.org,1970-01-02,Donau Logistik,Leiterin,2,wko
P-2,Dorothea,Äpfel,dorothea@example.org,1971-03-04,Murtal Stahl,Juristin,1,ams
";

/// A programme with three organisations and one cohort that takes applications.
pub(crate) struct Desk {
    pub(crate) site: Site,
    pub(crate) programme: ProgrammeId,
    pub(crate) cohort: CohortId,
}

impl Desk {
    async fn new(store: &Store, slug: &str) -> Self {
        let site = Site::new(store);
        let programme = site.programme(slug).await;
        let operator = Actor::operator(programme);
        for name in ["ams", "oeif", "wko"] {
            let slug = if slug == "mentoring" { name.to_owned() } else { format!("{slug}-{name}") };
            let duties = [Duty::Decide];
            store.create_organisation(&operator, name, &slug, &duties, site.now()).await.unwrap();
        }
        let calendar = Calendar {
            applications_until: None,
            matching_on: None,
            opening_on: None,
            starts_on: "2026-03-01".parse().unwrap(),
            ends_on: "2026-09-01".parse().unwrap(),
            capacity: 100,
        };
        let slug = format!("{slug}-18");
        let new = NewCohort { slug, number: 18, regions: vec!["Wien".into()], calendar };
        let cohort = store.create_cohort(&operator, &new, site.now()).await.unwrap();
        Self { site, programme, cohort }
    }

    /// With everybody of the two sheets in it.
    pub(crate) async fn filled(store: &Store, slug: &str) -> Self {
        let desk = Self::new(store, slug).await;
        for (side, sheet) in [(Side::Mentees, MENTEES), (Side::Mentors, MENTORS)] {
            let sheet = match slug {
                "mentoring" => sheet.to_owned(),
                slug => ["ams", "oeif", "wko"].iter().fold(sheet.to_owned(), |sheet, name| {
                    sheet.replace(&format!(",{name}\n"), &format!(",{slug}-{name}\n"))
                }),
            };
            desk.import(side, &sheet, side == Side::Mentees, desk.site.now()).await;
        }
        desk
    }

    /// Brings a sheet in without a page.
    async fn import(&self, side: Side, sheet: &str, accepted: bool, now: Timestamp) {
        let import = Import { accepted, ..Import::into(self.cohort) };
        let request = geleit_web::imports::Request {
            side,
            file_name: "sheet.csv".to_owned(),
            bytes: sheet.into(),
            import,
        };
        let (actor, watch) = (Actor::operator(self.programme), Arc::new(Watch::default()));
        let done = geleit_web::imports::import(&self.site.store, &actor, request, watch, now);
        let answer = done.await.unwrap().answer;
        assert_eq!(answer.rejected, 0, "{:?}", answer.problems);
    }

    pub(crate) async fn coordinator(&self) -> Visitor {
        self.site.reader(self.programme, Role::Coordinator).await
    }

    /// A partner who acts for the organisation with this slug.
    pub(crate) async fn partner(&self, organisation: &str) -> Visitor {
        let mut tx = self.site.store.read(self.programme).await.unwrap();
        let found = tx.find_organisation(organisation).await.unwrap().unwrap();
        drop(tx);
        let organisation = Some(OrganisationId(found.id));
        self.site.reader_of(self.programme, Role::Partner, organisation).await
    }

    /// The address behind a name on a page.
    async fn path_of(&self, reader: &mut Visitor, list: &str, name: &str) -> String {
        let page = reader.get(list).await;
        let marked = format!("<bdi dir=\"auto\">{name}</bdi>");
        let (before, _) = page.body.split_once(&marked).unwrap_or_else(|| panic!("{}", page.body));
        before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned()
    }
}

/// What a page says, without the invisible marks around what was filled in.
pub(crate) fn words(page: &Page) -> String {
    page.body.replace(['\u{2068}', '\u{2069}'], "")
}

/// Sends a file with the fields of its form, as a browser does.
async fn upload(reader: &mut Visitor, fields: &[(&str, &str)], file: (&str, &[u8])) -> Page {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part =
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.as_bytes());
    }
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n",
        file.0
    );
    body.extend(head.as_bytes());
    body.extend(file.1);
    body.extend(b"\r\n--edge--\r\n");
    let request = Request::post("/desk/imports")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=edge");
    reader.send(request, Body::from(body)).await
}
