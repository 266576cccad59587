//! Reads `languages/{de,en,ar}/*.ftl`, compares them and writes one method per message.
//! German is the reference; Arabic is needed only where participants and the public read.

use crate::methods::{write_keys, write_methods};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey,
};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Files that must be there in Arabic: public pages, `/me`, and what every page shares.
const ARABIC: &[&str] = &[
    "agreements",
    "answers",
    "apply",
    "attestations",
    "benefits",
    "closings",
    "completion",
    "dates",
    "declarations",
    "errors",
    "europass",
    "expectations",
    "feeds",
    "figure_words",
    "files",
    "find",
    "fit_answers",
    "letter_choice",
    "letters",
    "links",
    "me",
    "meetings",
    "offers",
    "pair_letters",
    "outcomes",
    "public",
    "public_cohorts",
    "questionnaires",
    "raised_hands",
    "set_up",
    "sign_in",
    "sign_ups",
    "ui",
];

/// What a placeholder takes.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Text,
    /// Selects a plural form, so it has to arrive as a number.
    Count,
}

/// One message: where it stands, what it says, what it needs.
#[derive(Default)]
pub(crate) struct Shape {
    pub(crate) file: String,
    pub(crate) says: String,
    pub(crate) arguments: Vec<(String, Kind)>,
    pub(crate) words: Vec<String>,
}

pub(crate) type Texts = BTreeMap<String, Shape>;

pub(crate) fn generate(folder: &Path) -> Result<String, Vec<String>> {
    let mut problems = Vec::new();
    let mut sources = String::new();
    let mut read = |tag| read_language(folder, tag, &mut sources, &mut problems);
    let (mut de, en, ar) = (read("de"), read("en"), read("ar"));
    compare("en", &de, &en, |_| true, &mut problems);
    compare("ar", &de, &ar, |file| ARABIC.contains(&file), &mut problems);
    for other in [&en, &ar] {
        unite_kinds(&mut de, other);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut code = format!("pub(super) const SOURCES: &[(&str, &str, &str)] = &[\n{sources}];\n");
    write_keys(&mut code, &de);
    write_methods(&mut code, &de);
    Ok(code)
}

fn read_language(
    folder: &Path,
    tag: &str,
    sources: &mut String,
    problems: &mut Vec<String>,
) -> Texts {
    let mut texts = Texts::new();
    let mut paths: Vec<_> = fs::read_dir(folder.join(tag))
        .expect("each language has a folder")
        .map(|entry| entry.expect("the folder is readable").path())
        .collect();
    paths.sort();
    for path in paths {
        let file = path.file_stem().and_then(|s| s.to_str()).expect("a plain name").to_owned();
        let text = fs::read_to_string(&path).expect("the language file is readable");
        writeln!(sources, "    ({tag:?}, {file:?}, include_str!({path:?})),").expect("memory");
        read_file(tag, &file, &text, &mut texts, problems);
    }
    texts
}

fn read_file(tag: &str, file: &str, text: &str, texts: &mut Texts, problems: &mut Vec<String>) {
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            problems.push(format!("{tag}/{file}.ftl cannot be read: {errors:?}"));
            return;
        }
    };
    let prefix = format!("{}-", file.replace('_', "-"));
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name.to_owned();
        if !key.starts_with(&prefix) {
            problems.push(format!("{tag}/{file}.ftl: the key {key} must begin with {prefix}"));
        }
        let shape = shape_of(file, &message);
        if shape.words.is_empty() == message.value.is_none() {
            problems.push(format!("{tag}/{file}.ftl: {key} needs a value or words, not both"));
        }
        if tag != "de" && text.contains('⸱') {
            problems.push(format!("{tag}/{file}.ftl: the marker ⸱ belongs to German"));
        }
        if texts.insert(key.clone(), shape).is_some() {
            problems.push(format!("{tag}/{file}.ftl: the key {key} is there twice"));
        }
    }
}

fn shape_of(file: &str, message: &Message<&str>) -> Shape {
    let mut shape = Shape { file: file.to_owned(), ..Shape::default() };
    if let Some(pattern) = &message.value {
        collect(pattern, &mut shape);
    }
    for word in &message.attributes {
        shape.words.push(word.id.name.to_owned());
        collect(&word.value, &mut shape);
    }
    shape
}

fn collect(pattern: &Pattern<&str>, shape: &mut Shape) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => shape.says.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => note(inline, Kind::Text, shape),
                Expression::Select { selector, variants, .. } => {
                    let counts = variants.iter().all(|variant| is_plural(&variant.key));
                    note(selector, if counts { Kind::Count } else { Kind::Text }, shape);
                    variants.iter().for_each(|variant| collect(&variant.value, shape));
                }
            },
        }
    }
}

fn is_plural(key: &VariantKey<&str>) -> bool {
    match key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => {
            ["zero", "one", "two", "few", "many", "other"].contains(name)
        }
    }
}

fn note(inline: &InlineExpression<&str>, kind: Kind, shape: &mut Shape) {
    let InlineExpression::VariableReference { id, .. } = inline else { return };
    match shape.arguments.iter_mut().find(|(name, _)| name == id.name) {
        Some((_, known)) if kind == Kind::Count => *known = kind,
        Some(_) => {}
        None => shape.arguments.push((id.name.to_owned(), kind)),
    }
}

fn compare(
    tag: &str,
    de: &Texts,
    other: &Texts,
    needed: impl Fn(&str) -> bool,
    problems: &mut Vec<String>,
) {
    for (key, shape) in de.iter().filter(|(_, shape)| needed(&shape.file)) {
        let Some(found) = other.get(key) else {
            problems.push(format!("{tag}/{}.ftl lacks the key {key}", shape.file));
            continue;
        };
        if names(shape) != names(found) {
            problems.push(format!(
                "{tag}/{}.ftl: {key} has the placeholders {:?}, German has {:?}",
                found.file,
                names(found),
                names(shape)
            ));
        }
        if shape.words != found.words {
            problems.push(format!("{tag}/{}.ftl: {key} has other words", found.file));
        }
    }
    for (key, shape) in other.iter() {
        if !de.contains_key(key) || !needed(&shape.file) {
            problems.push(format!("{tag}/{}.ftl: {key} is not expected here", shape.file));
        }
    }
}

pub(crate) fn names(shape: &Shape) -> Vec<&str> {
    let mut names: Vec<_> = shape.arguments.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names
}

/// A placeholder that selects a plural form in any language is a number in all of them.
fn unite_kinds(de: &mut Texts, other: &Texts) {
    for (key, shape) in other {
        let Some(known) = de.get_mut(key) else { continue };
        for (name, _) in shape.arguments.iter().filter(|(_, kind)| *kind == Kind::Count) {
            if let Some(argument) = known.arguments.iter_mut().find(|(n, _)| n == name) {
                argument.1 = Kind::Count;
            }
        }
    }
}
