//! The only way to register a route: with a rule. The table of all routes is what the tests of
//! the wall and `docs/generated/routes.txt` are made from.

mod audience;
mod enforce;

use crate::App;
use crate::layers::UPLOAD_BYTES_MAX;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, on};
use geleit_domain::policy::{Action, Resource};

pub use audience::Audience;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Everybody, for this reason.
    Public(&'static str),
    /// Whoever holds a secret link for this purpose.
    Link(&'static str),
    /// Whoever may do this with some such record; the record itself decides where it is loaded.
    May(Action, Resource),
}

/// One line of the table of routes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The method.
    pub method: Method,
    /// The path as it was registered, with its placeholders.
    pub path: &'static str,
    /// Follows from the first part of the path.
    pub audience: Audience,
    /// Who may use it.
    pub rule: Rule,
}

/// The routes with their table.
#[derive(Debug, Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<Entry>,
}

impl Routes {
    /// Adds a route. GET answers HEAD as well.
    ///
    /// # Panics
    /// When the method is none that a form or a program uses.
    #[must_use]
    pub(crate) fn route<H, T>(
        mut self,
        method: Method,
        path: &'static str,
        rule: Rule,
        handler: H,
    ) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let audience = Audience::of(path);
        let filter = MethodFilter::try_from(method.clone()).expect("a method of HTTP");
        let guard = from_fn_with_state((rule, audience), enforce::enforce);
        let guarded = on(filter, handler).layer(guard);
        #[expect(clippy::disallowed_methods, reason = "this is the one place")]
        let router = self.router.route(path, guarded);
        self.router = router;
        self.table.push(Entry { method, path, audience, rule });
        self
    }

    /// Adds a route that takes files, up to 25 MB in one request.
    #[must_use]
    pub(crate) fn upload<H, T>(self, path: &'static str, rule: Rule, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let handler = handler.layer(DefaultBodyLimit::max(UPLOAD_BYTES_MAX));
        self.route(Method::POST, path, rule, handler)
    }

    /// Adds the routes of one domain.
    #[must_use]
    pub(crate) fn with(self, domain: fn(Self) -> Self) -> Self {
        domain(self)
    }

    /// Every route, in the order of its registration.
    #[must_use]
    pub fn table(&self) -> &[Entry] {
        &self.table
    }

    pub(crate) fn into_router(self) -> Router<App> {
        self.router
    }
}
