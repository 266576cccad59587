//! Writes the code of the texts: one method per message, placeholders by name.

use crate::languages::{Kind, Texts, names};
use std::fmt::Write;

pub(crate) fn write_keys(code: &mut String, texts: &Texts) {
    code.push_str("#[cfg(test)]\npub(super) const KEYS: &[(&str, &[&str], &[&str])] = &[\n");
    for (key, shape) in texts {
        let words: Vec<_> = shape.words.iter().map(String::as_str).collect();
        writeln!(code, "    ({key:?}, &{:?}, &{words:?}),", names(shape)).expect("memory");
    }
    code.push_str("];\n");
}

pub(crate) fn write_methods(code: &mut String, texts: &Texts) {
    let mut steps = String::new();
    code.push_str("impl Texts {\n");
    for (key, shape) in texts {
        let method = key.replace('-', "_");
        let line = match (shape.words.is_empty(), shape.arguments.as_slice()) {
            (false, []) => format!(
                "pub(crate) fn {method}(self, word: impl std::fmt::Display) -> String \
                 {{ self.word({key:?}, &word.to_string(), &[]) }}"
            ),
            // Which word needs which placeholder is known only when it is said.
            (false, _) => format!(
                "pub(crate) fn {method}(self, word: impl std::fmt::Display, \
                 arguments: &[(String, String)]) -> String \
                 {{ self.word({key:?}, &word.to_string(), arguments) }}"
            ),
            (true, []) => {
                format!("pub(crate) fn {method}(self) -> String {{ self.fill({key:?}).end() }}")
            }
            (true, [(name, kind)]) => format!(
                "pub(crate) fn {method}(self, {name}: impl {0}) -> String \
                 {{ self.fill({key:?}).{1}({name:?}, {name}).end() }}",
                bound(*kind),
                setter(*kind)
            ),
            (true, arguments) => {
                write_steps(&mut steps, &method, arguments);
                format!(
                    "pub(crate) fn {method}(self) -> {0} {{ {0}(self.fill({key:?})) }}",
                    step_name(&method, 0)
                )
            }
        };
        let says = shape.says.replace('\n', " ");
        // Pieces of the frame stand ready for every page; each page uses some.
        let spare = if shape.file == "ui" { "#[allow(dead_code)] " } else { "" };
        writeln!(code, "    /// `{key}` {}\n    {spare}{line}", says.trim()).expect("memory");
    }
    code.push_str("}\n");
    code.push_str(&steps);
}

/// Two or more placeholders are given one after the other by name, `t.x().first(…).second(…)`:
/// they cannot be swapped unseen and none can be left out.
fn write_steps(steps: &mut String, method: &str, arguments: &[(String, Kind)]) {
    for (at, (name, kind)) in arguments.iter().enumerate() {
        let (this, next) = (step_name(method, at), step_name(method, at + 1));
        let filled = format!("self.0.{}({name:?}, value)", setter(*kind));
        let (result, body) = match at + 1 == arguments.len() {
            true => ("String".to_owned(), format!("{filled}.end()")),
            false => (next.clone(), format!("{next}({filled})")),
        };
        writeln!(
            steps,
            "pub(crate) struct {this}(Filled);\nimpl {this} {{ pub(crate) fn {name}\
             (self, value: impl {}) -> {result} {{ {body} }} }}",
            bound(*kind)
        )
        .expect("memory");
    }
}

fn step_name(method: &str, at: usize) -> String {
    let camel: String =
        method.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect();
    format!("{camel}{at}")
}

fn bound(kind: Kind) -> &'static str {
    if kind == Kind::Count { "Count" } else { "std::fmt::Display" }
}

fn setter(kind: Kind) -> &'static str {
    if kind == Kind::Count { "count" } else { "text" }
}
