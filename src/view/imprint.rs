//! What a page states about itself, with how each thing is known, as a drawing.

use collection::{How, Imprint, Stated, Statement};

use crate::i18n::{Imprint as Texts, Language};
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::entry::place_name;
use crate::view::script::archived_tag;

/// One line of the imprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImprintLine {
    /// What it tells.
    pub label: &'static str,
    /// The value; nothing when the page does not say.
    pub value: Option<String>,
    /// Whether the value is text of the archive.
    pub archived: bool,
    /// How it is known, where that is not simply by the text of the page.
    pub how: Option<&'static str>,
}

/// What an article and its page tell about themselves, in one element.
pub fn imprint(told: &Imprint, language: Language) -> Drawing {
    let texts = Texts::of(language);
    let heading = |text: &str| Drawing::new(Tag::H2).text(text);
    let lang = archived_tag(&told.article.script);
    let lines = told.statements.iter();
    let lines = lines.map(|statement| drawn(&line(statement, told, language), lang, language));
    let origin = |name: &str, value: Drawing| {
        Drawing::div("")
            .put(Drawing::new(Tag::DT).text(name))
            .put(Drawing::new(Tag::DD).put(value))
    };
    let (path, encoding) = &told.origin;
    let notes = told
        .notes
        .iter()
        .map(|note| Drawing::new(Tag::LI).text((texts.note)(note)));
    let notes = Drawing::new(Tag::UL).class("notes").put_all(notes);
    let of_file = Drawing::new(Tag::DL)
        .class("imprint quiet")
        .put(origin(texts.origin, Drawing::new(Tag::CODE).text(path)))
        .put(origin(texts.encoding, Drawing::of_text(encoding)));
    let doubtful = (!told.notes.is_empty()).then(|| [heading(texts.notes), notes]);
    Drawing::div("")
        .put(heading(texts.imprint))
        .put(Drawing::new(Tag::DL).class("imprint").put_all(lines))
        .put(of_file)
        .put_all(doubtful.into_iter().flatten())
}

/// A line; missing is shown as missing. `lang` is the language of what is archived.
fn drawn(line: &ImprintLine, lang: &str, language: Language) -> Drawing {
    let texts = Texts::of(language);
    let value = match &line.value {
        Some(value) => {
            let lang = if line.archived { lang } else { language.tag() };
            Drawing::span("", value).with(Attribute::LANG, lang)
        }
        None => Drawing::span("missing", texts.not_stated),
    };
    let how = line.how.map(|how| Drawing::span("tag", how));
    Drawing::div("")
        .put(Drawing::new(Tag::DT).text(line.label))
        .put(Drawing::new(Tag::DD).put(value).put_all(how))
}

fn line(statement: &Statement, told: &Imprint, language: Language) -> ImprintLine {
    let texts = Texts::of(language);
    let label = match statement.of {
        Stated::Issuer => texts.issuer,
        Stated::Issued => texts.issued,
        Stated::Section => texts.section,
        Stated::Region => texts.region,
        Stated::Source => texts.source,
        Stated::Author => texts.author,
        Stated::Editor => texts.editor,
        Stated::Clicks => texts.clicks,
    };
    let value = statement.value.as_ref().map(|value| match statement.of {
        Stated::Issued => {
            let (date, time) = value.split_once(' ').unwrap_or((value, ""));
            [&(texts.date)(date), time].join(" ").trim_end().to_owned()
        }
        Stated::Region => {
            let place = told.article.place.as_ref();
            place
                .map_or(value.as_str(), |place| place_name(place, language))
                .to_owned()
        }
        _ => value.clone(),
    });
    ImprintLine {
        label,
        value,
        archived: !matches!(
            statement.of,
            Stated::Issued | Stated::Region | Stated::Clicks
        ),
        how: match statement.how {
            How::Plain => None,
            How::Declared => Some(texts.declared),
            How::Inferred => Some(texts.inferred),
            How::LeftEmpty => Some(texts.left_empty),
        },
    }
}
