//! Countries that never count for each other, one line each, by name or by code.

use crate::language::Texts;
use geleit_domain::matching::criteria::Denied;
use geleit_domain::reference::countries;

/// The lines of the field; the first that names no country comes back.
pub(super) fn read(text: &str) -> Result<Vec<Denied>, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut denied = lines
        .map(|line| one(line).ok_or_else(|| line.to_owned()))
        .collect::<Result<Vec<_>, _>>()?;
    denied.sort_unstable();
    denied.dedup();
    Ok(denied)
}

fn one(line: &str) -> Option<Denied> {
    let code = |name: &str| countries::find(name.trim()).map(|country| country.alpha2);
    if let Some((one, other)) = line.split_once(['/', '–']) {
        return format!("{}-{}", code(one)?, code(other)?).parse().ok();
    }
    // Codes may have the hyphen between them that some names have within.
    line.parse().ok().or_else(|| code(line)?.parse().ok())
}

/// The lines as the reader's language names the countries.
pub(super) fn words(t: Texts, denied: &[Denied]) -> String {
    let name = |code: &str| {
        countries::by_code(code).map_or(code, |country| country.name(t.language.tag())).to_owned()
    };
    let line = |denied: &Denied| {
        let text = denied.to_string();
        text.split('-').map(name).collect::<Vec<_>>().join(" / ")
    };
    denied.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use geleit_domain::programmes::GenderSpelling;

    #[test]
    fn countries_are_read_by_name_or_code_and_written_by_name() {
        let t = Texts::new(Language::De, GenderSpelling::Colon);
        let read = read("Russland / Ukraine\n\n rs-xk \nGuinea-Bissau\nUA – RU").unwrap();
        assert_eq!(words(t, &read), "Guinea-Bissau\nSerbien / Kosovo\nRussland / Ukraine");
        assert_eq!(self::read(&words(t, &read)), Ok(read));
        for line in ["Jugoslawien", "RU / ", "RU-XX"] {
            assert_eq!(self::read(&format!("SY\n{line}")), Err(line.trim().to_owned()));
        }
    }
}
