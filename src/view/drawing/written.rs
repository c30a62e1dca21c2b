//! Texts of the archive in a drawing, in the script that a reader reads, or in the other one.
//!
//! A drawing is made with its texts as archived. Then those that are to be in another script are taken out
//! ([`Drawing::lines`]), written by whoever converts, and put back ([`Drawing::put_lines`]); where the tables for
//! that are lacking they stay as they are. At last ([`Drawing::finish`]) the places that are to be marked
//! become elements, wherever they stand by then.

use bundle::{ScriptMix, Span};
use collection::{Line, Lines, Writing, is_other};
use hanzi::ScriptState;

use super::{Attribute, Drawing, Tag};
use crate::view::script::archived_tag;

/// What is known of a text of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// The script of its article.
    script: ScriptMix,
    /// The places in it to be marked, in bytes.
    marks: Vec<Span>,
    /// Whether it is to be in the script that the reader does not see it in.
    beside: bool,
    /// The writing it was put in.
    now: Option<Writing>,
}

impl Written {
    /// The writing it is to be in, for a reader of `shown`; nothing where it stays as archived.
    fn wanted(&self, shown: Option<Writing>) -> Option<Writing> {
        let state = self.script.state;
        let seen = shown.filter(|to| is_other(state, *to));
        match (self.beside, seen) {
            (false, seen) => seen,
            (true, Some(_)) => None,
            (true, None) => Some(match Writing::of(state) {
                Writing::Hans => Writing::HantTw,
                _ => Writing::Hans,
            }),
        }
    }
}

impl Drawing {
    /// With a text of the archive, of an article of this script.
    #[must_use]
    pub fn archived(self, script: Option<ScriptMix>, text: impl Into<String>) -> Self {
        let script = script.unwrap_or(ScriptMix {
            state: ScriptState::Undecided,
            hans: 0,
            hant: 0,
            machine: false,
        });
        let mut drawing = self.text(text);
        drawing.written = Some(Box::new(Written {
            script,
            marks: Vec::new(),
            beside: false,
            now: None,
        }));
        drawing
    }

    /// With a place in its archived text to be marked.
    #[must_use]
    pub fn marking(mut self, mark: Span) -> Self {
        if let Some(written) = &mut self.written {
            written.marks.push(mark);
        }
        self
    }

    /// In the script that the reader does not see it in; left out where that cannot be had.
    #[must_use]
    pub fn beside(mut self) -> Self {
        if let Some(written) = &mut self.written {
            written.beside = true;
        }
        self
    }

    /// The lines of it that are to be written, by the writing they are to be in.
    pub fn lines(&mut self, shown: Option<Writing>) -> Vec<Lines> {
        let all = [
            Writing::Hans,
            Writing::Hant,
            Writing::HantTw,
            Writing::HantHk,
        ];
        let mut wanted = Vec::new();
        for to in all {
            let mut lines = Vec::new();
            self.each(&mut |text, written| {
                if written.wanted(shown) == Some(to) {
                    lines.push(Line {
                        text: text.clone(),
                        places: written.marks.clone(),
                        is_other: true,
                        is_read: false,
                    });
                }
            });
            if !lines.is_empty() {
                wanted.push(Lines::new(to, lines));
            }
        }
        wanted
    }

    /// Puts lines back that [`Drawing::lines`] gave for a writing, and that were written.
    pub fn put_lines(&mut self, shown: Option<Writing>, to: Writing, lines: Vec<Line>) {
        let mut lines = lines.into_iter();
        self.each(&mut |text, written| {
            if written.wanted(shown) == Some(to)
                && let Some(line) = lines.next()
            {
                *text = line.text;
                written.marks = line.places;
                written.now = Some(to);
            }
        });
    }

    /// Ends it: says what language each text is in, makes elements of what is marked, and leaves out what
    /// was to be beside another text and could not be written, or is no other text.
    pub fn finish(&mut self, shown: Option<Writing>) {
        let mut before: Option<String> = None;
        self.children.retain(|child| {
            let Some(written) = &child.written else {
                return true;
            };
            let lacking = written.beside && written.wanted(shown) != written.now;
            let is_same = written.beside && before.as_deref() == Some(child.text.as_str());
            before = Some(child.text.clone());
            !lacking && !is_same
        });
        for child in &mut self.children {
            child.finish(shown);
        }
        if let Some(written) = self.written.take() {
            self.settle(&written);
        }
    }

    fn settle(&mut self, written: &Written) {
        let tag = written
            .now
            .map_or_else(|| archived_tag(&written.script), Writing::tag);
        self.attributes.push((Attribute::LANG, tag.to_owned()));
        if written.marks.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let mut pieces = Vec::new();
        let mut at = 0;
        for mark in &written.marks {
            let (start, end) = (mark.start as usize, mark.end as usize);
            pieces.push((Tag::TEXT, text.get(at..start)));
            pieces.push((Tag::MARK, text.get(start..end)));
            at = end;
        }
        pieces.push((Tag::TEXT, text.get(at..)));
        let own = pieces.into_iter().filter_map(|(tag, piece)| {
            let piece = piece.filter(|piece| !piece.is_empty())?;
            Some(Self::new(tag).text(piece))
        });
        self.children.splice(0..0, own);
    }

    /// Goes to every archived text, in order.
    fn each(&mut self, visit: &mut dyn FnMut(&mut String, &mut Written)) {
        if let Some(written) = &mut self.written {
            visit(&mut self.text, written);
        }
        for child in &mut self.children {
            child.each(visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mix(state: ScriptState) -> ScriptMix {
        ScriptMix {
            state,
            hans: 1,
            hant: 1,
            machine: false,
        }
    }

    fn quote(state: ScriptState) -> Drawing {
        let quote = Drawing::new(Tag::BLOCKQUOTE).archived(Some(mix(state)), "三月开会。");
        quote.marking(Span::from(0..6))
    }

    fn both() -> Drawing {
        let quote = quote(ScriptState::Hans);
        Drawing::div("").put(quote.clone()).put(quote.beside())
    }

    fn written(lines: Vec<Lines>, drawing: &mut Drawing, shown: Option<Writing>) {
        for wanted in lines {
            let line = |line: Line| Line {
                text: line.text.replace('开', "開").replace('会', "會"),
                ..line
            };
            let lines = wanted.lines.into_iter().map(line).collect();
            drawing.put_lines(shown, wanted.manner.shown.unwrap(), lines);
        }
    }

    fn told(drawing: &Drawing) -> Vec<String> {
        let text = |it: &Drawing| {
            let own = it.children().iter().map(Drawing::own_text);
            let lang = it
                .attributes()
                .iter()
                .find(|(name, _)| *name == Attribute::LANG);
            let lang = lang.map(|(_, tag)| tag.as_str());
            [lang.unwrap_or_default(), ":"]
                .into_iter()
                .chain(own)
                .collect()
        };
        drawing.children().iter().map(text).collect()
    }

    #[test]
    fn a_reader_of_either_script_sees_that_one_first_and_the_other_beside_it() {
        for (shown, first) in [
            (None, "zh-Hans:三月开会。"),
            (Some(Writing::HantTw), "zh-Hant-TW:三月開會。"),
        ] {
            let mut drawing = both();
            let lines = drawing.lines(shown);
            assert_eq!(lines.len(), 1);
            written(lines, &mut drawing, shown);
            drawing.finish(shown);
            let told = told(&drawing);
            assert_eq!(told.len(), 2, "{told:?}");
            assert_eq!(told[0], first);
            assert!(
                told[1].starts_with("zh-Han") && told[0] != told[1],
                "{told:?}"
            );
            let marked = &drawing.children()[0].children()[0];
            assert_eq!((marked.tag(), marked.own_text()), (Tag::MARK, "三月"));
        }
    }

    #[test]
    fn what_cannot_be_written_stays_as_archived_and_the_other_is_left_out() {
        let mut drawing = both();
        drawing.finish(Some(Writing::HantTw));
        assert_eq!(told(&drawing), ["zh-Hans:三月开会。"]);
        let mut drawing = both();
        drawing.finish(None);
        assert_eq!(told(&drawing), ["zh-Hans:三月开会。"]);
    }

    #[test]
    fn a_reader_of_the_script_of_the_archive_needs_no_tables_for_what_is_not_beside() {
        let mut drawing = Drawing::div("").put(quote(ScriptState::Hans));
        assert_eq!(drawing.lines(Some(Writing::Hans)), []);
        assert_eq!(drawing.lines(None), []);
        assert_eq!(drawing.lines(Some(Writing::HantHk)).len(), 1);
    }

    #[test]
    fn a_text_that_is_the_same_in_both_scripts_stands_once() {
        let same = Drawing::new(Tag::P).archived(Some(mix(ScriptState::Hans)), "三月");
        let mut drawing = Drawing::div("").put(same.clone()).put(same.beside());
        let lines = drawing.lines(None);
        written(lines, &mut drawing, None);
        drawing.finish(None);
        assert_eq!(drawing.children().len(), 1);
    }

    #[test]
    fn a_mark_that_lies_outside_does_no_harm() {
        let text = Drawing::new(Tag::P)
            .archived(None, "三月")
            .marking(Span::new(1, 400));
        let mut drawing = Drawing::div("").put(text);
        drawing.finish(None);
        assert_eq!(drawing.children().len(), 1);
    }
}
