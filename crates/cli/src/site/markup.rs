//! Writing HTML.
//!
//! A text can only become text, and a value only a value: what is written is escaped here, at the one
//! place where strings meet, and elements are closed by the function that opened them. Names of elements
//! and attributes are written in the program. So there is nothing that could be forgotten, and no
//! language of templates to learn for a dozen elements.

use crate::terminal::visible;

/// HTML that is being written.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

/// An attribute: its name, and its value as it is meant.
pub(super) type Attribute<'a> = (&'static str, &'a str);

impl Markup {
    /// A whole page. Nothing is loaded and nothing runs but what its policy names.
    pub(super) fn page(
        lang: &str,
        policy: &str,
        head: impl FnOnce(&mut Self),
        body: impl FnOnce(&mut Self),
    ) -> String {
        let mut page = Self("<!DOCTYPE html>\n".to_owned());
        page.element("html", &[("lang", lang)], |page| {
            page.0.push('\n');
            page.element("head", &[], |page| {
                page.void("meta", &[("charset", "utf-8")]);
                let policy = [
                    ("http-equiv", "Content-Security-Policy"),
                    ("content", policy),
                ];
                page.void("meta", &policy);
                page.meta("referrer", "no-referrer");
                page.meta("viewport", "width=device-width");
                page.meta("generator", concat!("duizhao ", env!("CARGO_PKG_VERSION")));
                head(page);
            });
            page.0.push('\n');
            page.element("body", &[], body);
        });
        page.0.push('\n');
        page.0
    }

    /// An element with what is inside.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) {
        self.void(name, attributes);
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with a text.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.element(name, attributes, |markup| markup.text(text));
    }

    /// An element of which only the beginning is written.
    pub(super) fn void(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.escaped(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// A text. What cannot be seen in it is written out, line ends and tabs apart.
    pub(super) fn text(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.0.push('\n');
            }
            let line = visible(line.strip_suffix('\r').unwrap_or(line));
            self.escaped(&line);
        }
    }

    /// Said by the page about itself.
    pub(super) fn meta(&mut self, name: &str, content: &str) {
        self.void("meta", &[("name", name), ("content", content)]);
    }

    /// A style sheet of ours in the page itself.
    pub(super) fn style(&mut self, sheet: &'static str) {
        self.0.push_str("<style>");
        self.0.push_str(sheet);
        self.0.push_str("</style>");
    }

    fn escaped(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                // Not in HTML, whoever wrote it.
                '\0' => self.0.push('\u{FFFD}'),
                _ => self.0.push(letter),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_values_stay_what_they_are() {
        let mut markup = Markup::default();
        markup.element("a", &[("href", "\"'><script>")], |markup| {
            markup.text("<!--&amp;\u{202E}\nb\r\nc\0");
        });
        let Markup(html) = markup;
        assert_eq!(
            html,
            "<a href=\"&quot;'&gt;&lt;script&gt;\">&lt;!--&amp;amp;&lt;U+202E&gt;\nb\nc&lt;U+0000&gt;</a>"
        );
    }
}
