//! The words of JSON: strings, numbers, and what stands between them.
//!
//! The grammar is that of RFC 8259.

use std::borrow::Cow;
use std::fmt;

/// What is wrong with a text; the place is where the reader stands.
#[derive(Debug)]
pub(crate) struct Fault(Box<str>);

impl Fault {
    pub(super) fn new(message: &str) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// A place in a JSON text, and what can be read from there on.
///
/// After a fault it stands on the byte that is wrong, or behind the value that is; nothing is read
/// from then on. A text that ends too early leaves it at the end.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    text: &'a str,
    pub(super) at: usize,
    /// How many lists and objects are open.
    depth: usize,
}

/// A list or an object that is being read.
#[derive(Debug)]
pub(crate) struct Open {
    close: u8,
    first: bool,
    depth: usize,
}

/// Lists and objects that may stand in each other. What we read is never so deep; a recursive type
/// shall not end the program.
const DEEPEST: usize = 128;

impl<'a> Reader<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
        }
    }

    /// How many bytes have been read.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// The text from `start` up to here.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space, which is passed over.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Takes this byte when it comes next.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(crate) fn colon(&mut self) -> Result<(), Fault> {
        if self.take(b':') {
            Ok(())
        } else {
            Err(Fault::new("expected `:`"))
        }
    }

    /// Nothing but white space may follow.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Fault::new("trailing characters")),
        }
    }

    /// Opens the list or the object that comes next, whose last byte is `close`.
    pub(crate) fn open(&mut self, close: u8) -> Result<Open, Fault> {
        if self.depth == DEEPEST {
            return Err(Fault::new("recursion limit exceeded"));
        }
        self.at += 1;
        self.depth += 1;
        Ok(Open {
            close,
            first: true,
            depth: self.depth,
        })
    }

    /// Goes to the next entry, or takes the end and gives `false`.
    pub(crate) fn next(&mut self, open: &mut Open) -> Result<bool, Fault> {
        if self.take(open.close) {
            self.depth -= 1;
            return Ok(false);
        }
        if !open.first && !self.take(b',') {
            return Err(between(open.close));
        }
        open.first = false;
        if open.close == b'}' && self.peek() != Some(b'"') {
            return Err(Fault::new("key must be a string"));
        }
        if self.peek() == Some(open.close) {
            return Err(Fault::new("trailing comma"));
        }
        Ok(true)
    }

    /// Takes the end, unless [`Self::next`] has.
    pub(crate) fn close(&mut self, open: &Open) -> Result<(), Fault> {
        if self.depth < open.depth {
            return Ok(());
        }
        self.depth -= 1;
        if self.take(open.close) {
            Ok(())
        } else {
            // So that it stands on the first one too many.
            self.take(b',');
            Err(Fault::new("more entries than expected"))
        }
    }

    /// Takes `true`, `false` or `null`.
    pub(crate) fn word(&mut self, word: &str) -> Result<(), Fault> {
        for byte in word.bytes() {
            if self.byte() != Some(byte) {
                return Err(Fault::new("expected value"));
            }
            self.at += 1;
        }
        Ok(())
    }

    /// Reads the string whose quotation mark comes next.
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let mut read = String::new();
        loop {
            // A quotation mark, or the last byte of an escape.
            self.at += 1;
            let start = self.at;
            let stop = self.plain_run()?;
            let run = self.since(start);
            if stop == b'"' {
                self.at += 1;
                return Ok(if read.is_empty() {
                    Cow::Borrowed(run)
                } else {
                    read.push_str(run);
                    Cow::Owned(read)
                });
            }
            read.push_str(run);
            read.push(self.escape()?);
        }
    }

    /// Passes over the characters of a string that stand for themselves; gives what ends them, a
    /// quotation mark or a backslash.
    pub(super) fn plain_run(&mut self) -> Result<u8, Fault> {
        loop {
            match self.byte() {
                None => return Err(Fault::new("unfinished string")),
                Some(byte @ (b'"' | b'\\')) => return Ok(byte),
                Some(0..0x20) => return Err(Fault::new("control character in a string")),
                Some(_) => self.at += 1,
            }
        }
    }

    /// Reads an escape from its backslash to its last byte, on which the reader is left.
    fn escape(&mut self) -> Result<char, Fault> {
        self.at += 1;
        Ok(match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            _ => return Err(Fault::new("invalid escape")),
        })
    }

    /// Reads `uXXXX`, or two of them that are one character.
    fn code_point(&mut self) -> Result<char, Fault> {
        let lone = || Fault::new("lone surrogate in hex escape");
        let lead = self.four_digits()?;
        if !(0xD800..0xDC00).contains(&lead) {
            return char::from_u32(lead).ok_or_else(lone);
        }
        for byte in *b"\\u" {
            self.at += 1;
            if self.byte() != Some(byte) {
                return Err(lone());
            }
        }
        let trail = self.four_digits()?;
        if !(0xDC00..0xE000).contains(&trail) {
            return Err(lone());
        }
        char::from_u32(0x1_0000 + ((lead - 0xD800) << 10) + (trail - 0xDC00)).ok_or_else(lone)
    }

    pub(super) fn four_digits(&mut self) -> Result<u32, Fault> {
        let mut number = 0;
        for _ in 0..4 {
            self.at += 1;
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            number = number * 16 + digit.ok_or_else(|| Fault::new("invalid escape"))?;
        }
        Ok(number)
    }

    /// Reads a number, and gives how it is written.
    pub(crate) fn number(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        self.take(b'-');
        let zero = self.byte() == Some(b'0');
        if self.digits()? > 1 && zero {
            return Err(Fault::new("invalid number"));
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(self.since(start))
    }

    /// Passes over digits and gives how many; there must be one.
    fn digits(&mut self) -> Result<usize, Fault> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        match self.at - start {
            0 => Err(Fault::new("invalid number")),
            count => Ok(count),
        }
    }
}

pub(super) fn between(close: u8) -> Fault {
    Fault::new(if close == b'}' {
        "expected `,` or `}`"
    } else {
        "expected `,` or `]`"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(text: &str) -> Result<String, (usize, String)> {
        let mut reader = Reader::new(text);
        match reader.string() {
            Ok(read) => Ok(read.into_owned()),
            Err(fault) => Err((reader.at(), fault.to_string())),
        }
    }

    #[test]
    fn a_string_is_read_with_its_escapes() {
        assert_eq!(string(r#""漢字""#).unwrap(), "漢字");
        assert_eq!(
            string(r#""a\"\\\/\b\f\n\r\t\u6f22\u6F22""#).unwrap(),
            "a\"\\/\u{8}\u{c}\n\r\t漢漢"
        );
        assert_eq!(string(r#""\ud840\udc0b𠀋""#).unwrap(), "𠀋𠀋");
        assert_eq!(string(r#""\u0000""#).unwrap(), "\0");
    }

    #[test]
    fn a_broken_string_is_pointed_at() {
        for (text, at) in [
            (r#""ab"#, 3),
            (r#""\q""#, 2),
            (r#""\u12g4""#, 5),
            ("\"a\nb\"", 2),
            (r#""\udc0b""#, 6),
            (r#""\ud840x""#, 7),
            (r#""\ud840\u0041""#, 12),
        ] {
            assert_eq!(string(text).unwrap_err().0, at, "{text}");
        }
    }
}
