//! Passing over values: they are checked to be JSON, and not read.

use super::reader::{Fault, Reader, between};

impl<'a> Reader<'a> {
    /// Passes over a value, however deep it is, and gives how it is written.
    pub(crate) fn skip(&mut self) -> Result<&'a str, Fault> {
        self.peek();
        let start = self.at;
        let mut closes = Vec::new();
        loop {
            if !self.skip_to_first(&mut closes)? {
                while let Some(close) = closes.last().copied() {
                    if self.take(b',') {
                        break;
                    }
                    if !self.take(close) {
                        return Err(between(close));
                    }
                    closes.pop();
                }
            }
            match closes.last() {
                None => return Ok(self.since(start)),
                Some(b'}') => self.skip_key()?,
                Some(_) => {}
            }
        }
    }

    /// Passes over a value that holds no others; or opens one, and gives whether an entry of it has
    /// to follow.
    fn skip_to_first(&mut self, closes: &mut Vec<u8>) -> Result<bool, Fault> {
        let close = match self.peek() {
            Some(b'{') => b'}',
            Some(b'[') => b']',
            Some(b'"') => return self.skip_string().map(|()| false),
            Some(b'-' | b'0'..=b'9') => return self.number().map(|_| false),
            Some(b't') => return self.word("true").map(|()| false),
            Some(b'f') => return self.word("false").map(|()| false),
            _ => return self.word("null").map(|()| false),
        };
        self.at += 1;
        let filled = !self.take(close);
        if filled {
            closes.push(close);
        }
        Ok(filled)
    }

    fn skip_key(&mut self) -> Result<(), Fault> {
        if self.peek() != Some(b'"') {
            return Err(Fault::new("key must be a string"));
        }
        self.skip_string()?;
        self.colon()
    }

    /// Passes over a string. Surrogates are not looked at: they are the fault of the one value that
    /// has them.
    fn skip_string(&mut self) -> Result<(), Fault> {
        loop {
            self.at += 1;
            if self.plain_run()? == b'"' {
                self.at += 1;
                return Ok(());
            }
            self.at += 1;
            match self.byte() {
                Some(b'u') => drop(self.four_digits()?),
                Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {}
                _ => return Err(Fault::new("invalid escape")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skipped(text: &str) -> Result<&str, usize> {
        let mut reader = Reader::new(text);
        let skipped = reader.skip().map_err(|_| ());
        skipped
            .and_then(|skipped| reader.end().map(|()| skipped).map_err(|_| ()))
            .map_err(|()| reader.at())
    }

    #[test]
    fn what_is_json_is_passed_over_whole() {
        for text in [
            "0",
            "-1.5e+10",
            "true",
            "null",
            "[]",
            "{}",
            r#"[1,{"a":[]},"\ud800"]"#,
        ] {
            assert_eq!(skipped(&format!(" {text}\n")), Ok(text));
        }
    }

    #[test]
    fn what_is_no_json_is_pointed_at() {
        for (text, at) in [
            ("", 0),
            ("nul", 3),
            ("nil", 1),
            ("01", 2),
            ("1.", 2),
            ("1e", 2),
            ("-", 1),
            ("[1,]", 3),
            ("[1 2]", 3),
            ("{1:2}", 1),
            (r#"{"a" 1}"#, 5),
            (r#"{"a":1,}"#, 7),
            ("[}", 1),
            ("[[]", 3),
            ("1 x", 2),
            (r#""\x""#, 2),
        ] {
            assert_eq!(skipped(text), Err(at), "{text}");
        }
    }
}
