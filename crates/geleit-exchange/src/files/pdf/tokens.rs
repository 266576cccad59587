//! Just enough of the grammar of PDF to see every name in an object, also one that is written
//! with escapes (`/J#61vaScript`), and none that stands in a text.

/// What is told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// A name without its slash, its escapes resolved.
    Name(Vec<u8>),
    /// A number or a word such as `stream`.
    Word(&'a [u8]),
}

/// Walks through bytes from a place on.
pub(crate) struct Tokens<'a> {
    bytes: &'a [u8],
    /// Where it stands.
    pub(crate) at: usize,
}

impl<'a> Tokens<'a> {
    pub(crate) fn from(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_while(&mut self, is_part: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|b| !is_part(*b)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// A text in parentheses, which may hold further pairs of them.
    fn skip_text(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' if depth == 1 => return,
                b')' => depth -= 1,
                _ => {}
            }
        }
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let written = self.skip_while(is_regular);
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let Some((byte, after)) = rest.split_first() {
            let escaped = (*byte == b'#').then(|| after.get(..2)).flatten().and_then(hex);
            name.push(escaped.unwrap_or(*byte));
            rest = if escaped.is_some() { &after[2..] } else { after };
        }
        name
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            match self.peek()? {
                b'/' => return Some(Token::Name(self.name())),
                b'%' => {
                    self.skip_while(|b| !matches!(b, b'\r' | b'\n'));
                }
                b'(' => self.skip_text(),
                b'<' if self.bytes.get(self.at + 1) != Some(&b'<') => {
                    self.skip_while(|b| b != b'>');
                }
                b'<' => self.at += 2,
                byte if is_regular(byte) => {
                    return Some(Token::Word(self.skip_while(is_regular)));
                }
                _ => self.at += 1,
            }
        }
    }
}

fn hex(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}
