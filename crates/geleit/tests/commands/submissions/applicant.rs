//! Somebody who applies over HTTP, from the start page to the confirmation.

use crate::server::{Response, send_from};
use std::io::Result;

/// What everybody types, by step; `#` is the number of the applicant.
const STEPS: [(&str, &str); 5] = [
    (
        "person",
        "given_name=Amal+%23#&family_name=&birth-day=17&birth-month=5&birth-year=1990\
         &email=amal-#%40example.org&phone=%2B43+664+1#",
    ),
    ("place", "country_of_origin=SY&gender=&postcode=1020&labour_market_access=yes"),
    ("work", "occupation=Cook&industry=69.2&experience_years=7&education_level=bachelor"),
    ("languages", "german=B1&languages=ar&languages=en&languages-other=&goals=network"),
    ("consents", "consent_application=yes"),
];

/// One applicant behind a network address of their own.
pub(crate) struct Applicant {
    number: usize,
    /// `/de/drafts/…`
    draft: String,
}

impl Applicant {
    /// Begins, and writes every step.
    pub(crate) fn write(server: &str, number: usize) -> Result<Self> {
        let mut applicant = Self { number, draft: String::new() };
        let begun = applicant.post(server, "/de/apply/wien-1/mentee", "begin=yes&website=")?;
        let first = begun.location().expect("a draft");
        applicant.draft = first.strip_suffix("/person").expect("the first step").to_owned();
        for (step, answers) in STEPS {
            let answers = answers.replace('#', &format!("{number:04}"));
            let form = format!("{answers}&step={step}&go=on");
            let saved = applicant.post(server, &format!("{}/{step}", applicant.draft), &form)?;
            assert_eq!(saved.status, 303, "{step}: {}", saved.body);
        }
        Ok(applicant)
    }

    pub(crate) fn send(&self, server: &str) -> Result<Response> {
        self.post(server, &format!("{}/check", self.draft), "send=yes")
    }

    /// The page that waits after sending.
    pub(crate) fn own_page(&self) -> String {
        self.draft.replace("/drafts/", "/applications/")
    }

    /// What the own page says.
    pub(crate) fn own(&self, server: &str) -> String {
        let own = self.get(server, &self.own_page());
        assert_eq!(own.status, 200, "{}", own.body);
        own.body
    }

    /// The reference on the own page; nothing while it is a draft with everything in it.
    pub(crate) fn reference(&self, server: &str) -> Option<String> {
        let check = self.get(server, &format!("{}/check", self.draft));
        if check.status == 200 {
            let typed = format!("amal-{:04}@example.org", self.number);
            assert!(check.body.contains(&typed), "a draft that is not sent is whole");
            return None;
        }
        assert_eq!((check.status, check.location()), (303, Some(self.own_page().as_str())));
        let own = self.own(server);
        let (_, rest) = own.split_once("<data class=\"reference\" value=\"").expect("one");
        Some(rest.split('"').next().expect("its end").to_owned())
    }

    fn get(&self, server: &str, path: &str) -> Response {
        send_from(&self.network(), server, "GET", path, "").unwrap()
    }

    fn post(&self, server: &str, path: &str, form: &str) -> Result<Response> {
        send_from(&self.network(), server, "POST", path, form)
    }

    fn network(&self) -> String {
        format!("10.0.{}.{}", self.number / 250, self.number % 250 + 1)
    }
}
