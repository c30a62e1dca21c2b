//! Date, source, clicks, author and editor, from the labels of imprint and byline.

use bundle::{Field, Note, NoteKind, Span};

use super::date;
use super::labels::{self, Item, Label};
use super::lines::Line;

/// What imprint and byline say.
#[derive(Debug, Default)]
pub(super) struct Imprint {
    pub(super) issued: Field<String>,
    pub(super) time: Option<String>,
    pub(super) source: Field<String>,
    pub(super) clicks: Field<u64>,
    pub(super) author: Field<String>,
    pub(super) editor: Field<String>,
    /// Dates that do not exist.
    pub(super) notes: Vec<Note>,
}

/// Reads the furniture lines of a page in their order. What is said first stands; a label with
/// nothing after it is remembered unless another of its kind has something.
pub(super) fn read(lines: &[Line<'_>]) -> Imprint {
    let mut imprint = Imprint::default();
    let mut dates = Vec::new();
    for line in lines {
        for item in labels::items(line.text) {
            match item.label {
                Label::Issued | Label::Date => dates.push((*line, item)),
                Label::Source => fill(&mut imprint.source, line, &item, |value| {
                    Some(value.to_owned())
                }),
                Label::Author => fill(&mut imprint.author, line, &item, |value| {
                    Some(value.to_owned())
                }),
                Label::Editor => fill(&mut imprint.editor, line, &item, |value| {
                    Some(value.to_owned())
                }),
                Label::Clicks => fill(&mut imprint.clicks, line, &item, count),
                Label::Other => {}
            }
        }
    }
    // A date labelled as that of publication goes before a bare one.
    dates.sort_by_key(|(_, item)| item.label != Label::Issued);
    for (line, item) in dates {
        take_date(&mut imprint, &line, &item);
    }
    imprint
}

fn take_date(imprint: &mut Imprint, line: &Line<'_>, item: &Item) {
    let value = line.text.get(item.value.clone()).unwrap_or_default();
    let Some(dated) = date::read(value) else {
        fill(&mut imprint.issued, line, item, |_| None);
        return;
    };
    let span = within(line, item.value.start..item.value.start + dated.date_len);
    match dated.date {
        Some(date) if imprint.issued.is_missing() => {
            imprint.issued = Field::Stated { value: date, span };
            imprint.time = dated.time;
        }
        Some(_) => {}
        None => {
            let found = span_text(line, span);
            imprint.notes.push(Note {
                kind: NoteKind::ImpossibleDate { found },
                span: Some(span),
            });
        }
    }
}

/// Fills a field that is still missing.
fn fill<T>(field: &mut Field<T>, line: &Line<'_>, item: &Item, read: impl Fn(&str) -> Option<T>) {
    let text = line.text.get(item.value.clone()).unwrap_or_default();
    let Field::Missing { label } = field else {
        return;
    };
    match read(text).filter(|_| !text.is_empty()) {
        Some(value) => {
            let span = within(line, item.value.clone());
            *field = Field::Stated { value, span };
        }
        None => *label = label.or_else(|| Some(within(line, item.name.clone()))),
    }
}

/// The number of a click counter: `1,204次`.
fn count(value: &str) -> Option<u64> {
    let digits: String = value
        .chars()
        .filter(|c| !",，".contains(*c))
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

/// A span of the page for a range of a line.
pub(super) fn within(line: &Line<'_>, range: std::ops::Range<usize>) -> Span {
    let start = line.span.start as usize;
    Span::from(start + range.start..start + range.end)
}

fn span_text(line: &Line<'_>, span: Span) -> String {
    let start = (span.start - line.span.start) as usize;
    line.text
        .get(start..start + span.len() as usize)
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::lines;

    fn read_text(text: &str) -> Imprint {
        read(&lines(text))
    }

    #[test]
    fn an_empty_label_is_missing_with_its_place() {
        let text = "發布時間:2018-09-28  來源:\n作者:     責任編輯:張三";
        let imprint = read_text(text);
        assert_eq!(
            imprint.issued.value().map(String::as_str),
            Some("2018-09-28")
        );
        let label = |field: &Field<String>| match field {
            Field::Missing { label } => label.and_then(|span| span.of(text)),
            _ => None,
        };
        assert_eq!(label(&imprint.source), Some("來源:"));
        assert_eq!(label(&imprint.author), Some("作者:"));
        assert_eq!(imprint.editor.value().map(String::as_str), Some("張三"));
        assert_eq!(imprint.clicks, Field::MISSING);
    }

    #[test]
    fn spans_cover_what_is_stated() {
        let text = "2014-04-09 11:54 来源:文史馆 点击:1,204次";
        let imprint = read_text(text);
        let Field::Stated { value, span } = &imprint.issued else {
            panic!("{imprint:?}")
        };
        assert_eq!(
            (value.as_str(), span.of(text)),
            ("2014-04-09", Some("2014-04-09"))
        );
        assert_eq!(imprint.time.as_deref(), Some("11:54"));
        let Field::Stated { value, span } = &imprint.clicks else {
            panic!("{imprint:?}")
        };
        assert_eq!((*value, span.of(text)), (1204, Some("1,204次")));
    }

    #[test]
    fn the_label_of_publication_goes_before_a_bare_date() {
        let imprint = read_text("日期：2018-09-01\n发布时间：2018-09-28");
        assert_eq!(
            imprint.issued.value().map(String::as_str),
            Some("2018-09-28")
        );
    }

    #[test]
    fn a_day_that_does_not_exist_is_noted() {
        let text = "发布时间：2018-02-30 来源：文史馆";
        let imprint = read_text(text);
        assert!(imprint.issued.is_missing());
        let found: Vec<_> = imprint
            .notes
            .iter()
            .map(|note| note.span.unwrap().of(text))
            .collect();
        assert_eq!(found, [Some("2018-02-30")]);
    }
}
