//! One repair in its sentence.

use bundle::{Article, Body, Piece, Repair, Span, Verdict};

use super::page::{escaped, language};
use crate::terminal::visible;
use crate::wording;

/// How many characters of the sentence are shown on either side.
const AROUND: usize = 40;

/// How many characters of what was found or put are shown.
const LONGEST: usize = 400;

/// A repair and the page it stands on.
pub(super) struct Entry<'a> {
    article: &'a Article,
    body: &'a Body,
    /// Where it begins in the archived text.
    at: u32,
    pub(super) repair: &'a Repair,
}

impl<'a> Entry<'a> {
    /// The repairs of an article, in order.
    pub(super) fn all(article: &'a Article, body: &'a Body) -> impl Iterator<Item = Self> {
        let layers = body.layers();
        layers
            .pieces(layers.whole())
            .into_iter()
            .filter_map(move |piece| match piece {
                Piece::Changed { nth, repair, .. } => Some(Self {
                    article,
                    body,
                    at: layers.found_at(nth)?.start,
                    repair,
                }),
                Piece::Same { .. } => None,
            })
    }

    /// The repair as an element of a list.
    pub(super) fn html(&self) -> String {
        let certainty = wording::json_name(&self.repair.certainty, "");
        let why = escaped(&visible(&wording::reason(&self.repair.why)));
        let mut said = format!("{}, {certainty}: {why}", self.repair.kind.name());
        if !self.repair.suggestions.is_empty() {
            let others = escaped(&visible(&self.repair.suggestions.join(", ")));
            said.push_str("; perhaps ");
            said.push_str(&others);
        }
        if let Some(decided) = self.decided() {
            said.push_str("; ");
            said.push_str(&decided);
        }
        format!(
            "<li><p lang=\"{}\">{}</p>\n<p class=\"why\">{said}</p>\n\
             <details><summary><code>{}</code></summary><pre>{}</pre></details></li>\n",
            language(self.article),
            self.sentence(),
            escaped(self.article.id.as_str()),
            escaped(&self.decision()),
        )
    }

    /// The sentence with what was found and what was put.
    fn sentence(&self) -> String {
        let text = self.body.text.as_str();
        let Span { start, end } = self.repair.span;
        let before = text.get(..start as usize).unwrap_or_default();
        let after = text.get(end as usize..).unwrap_or_default();
        let is_stop = |letter: char| matches!(letter, '。' | '！' | '？' | '\n');
        let mut begin: Vec<char> = before
            .chars()
            .rev()
            .take_while(|&letter| !is_stop(letter))
            .take(AROUND)
            .collect();
        begin.reverse();
        let mut rest: Vec<char> = Vec::new();
        for letter in after.chars().take(AROUND).take_while(|&it| it != '\n') {
            rest.push(letter);
            if is_stop(letter) {
                break;
            }
        }
        let shown =
            |letters: Vec<char>| escaped(&visible(&letters.into_iter().collect::<String>()));
        let (found, put) = (cut(&self.repair.found), cut(&self.repair.put));
        let change = if self.repair.found == self.repair.put {
            format!("<mark>{found}</mark>")
        } else {
            let element = |name: &str, text: &str| match text {
                "" => String::new(),
                _ => format!("<{name}>{text}</{name}>"),
            };
            element("del", &found) + &element("ins", &put)
        };
        format!("{}{change}{}", shown(begin), shown(rest))
    }

    /// What an editor decided, if one did.
    fn decided(&self) -> Option<String> {
        let ruling = self.repair.ruling.as_ref()?;
        let mut decided = match ruling.verdict {
            Verdict::Accepted => "accepted",
            Verdict::Rejected => "rejected",
            Verdict::Corrected => "corrected",
        }
        .to_owned();
        for (word, said) in [
            (" by ", &ruling.who),
            (" on ", &ruling.when),
            (": ", &ruling.note),
        ] {
            if let Some(said) = said {
                decided.push_str(word);
                decided.push_str(&escaped(&visible(said)));
            }
        }
        Some(decided)
    }

    /// An entry for `overrides.toml` that rejects it.
    fn decision(&self) -> String {
        let kind = self.repair.kind.name();
        let (article, found) = (quoted(self.article.id.as_str()), quoted(&self.repair.found));
        let at = self.at;
        format!(
            "[[override]]\narticle = {article}\nkind = \"{kind}\"\nat = {at}\nfound = {found}\n\
             verdict = \"reject\"\n"
        )
    }
}

/// What was found or put, ready to be shown.
fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    escaped(&visible(&shown))
}

/// A text as a basic string of TOML, with what cannot be seen escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if visible(letter.encode_utf8(&mut [0; 4])).starts_with("<U+") => {
                let code = format!("\\U{:08X}", u32::from(letter));
                quoted.push_str(&code);
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_quoted_text_is_read_back_as_it_was() {
        let text = "當\"\\\n\t\u{200b}\u{7f}\u{e7c9}\r\u{0}𠮷<U+0041>";
        let line = format!("found = {}", quoted(text));
        assert!(line.chars().all(|letter| !letter.is_control()));
        let read: toml::Table = toml::from_str(&line).unwrap();
        assert_eq!(read["found"].as_str(), Some(text));
    }
}
