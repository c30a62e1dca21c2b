//! What a page states about itself, with how each thing is known.

use bundle::{Article, Breadcrumb, Field, Inference, Place};
use yew::AttrValue;

use crate::i18n::Messages;
use crate::view::entry::place_name;

/// One line of the imprint.
#[derive(Debug, Clone, PartialEq)]
pub struct ImprintLine {
    /// What it tells.
    pub label: &'static str,
    /// The value; nothing when the page does not say.
    pub value: Option<AttrValue>,
    /// Whether the value is text of the archive.
    pub archived: bool,
    /// How it is known, where that is not simply by the text of the page.
    pub how: Option<AttrValue>,
}

/// The imprint of an article.
pub fn imprint(article: &Article, place: Option<&Place>, messages: &Messages) -> Vec<ImprintLine> {
    let texts = &messages.article;
    let issued = article.issued.value().map(|date| {
        let date = (texts.date)(date);
        article
            .time
            .as_ref()
            .map_or_else(|| date.clone(), |time| format!("{date} {time}"))
    });
    let region = place.map(|place| place_name(place, messages.language).to_owned());
    let clicks = article.clicks.value().map(u64::to_string);
    vec![
        line(
            texts.issuer,
            &article.issuer,
            article.issuer.value().cloned(),
            messages,
        ),
        ours(line(texts.issued, &article.issued, issued, messages)),
        line(
            texts.section,
            &article.section,
            article.section.value().cloned(),
            messages,
        ),
        ours(line(texts.region, &article.region, region, messages)),
        line(
            texts.source,
            &article.source,
            article.source.value().cloned(),
            messages,
        ),
        line(
            texts.author,
            &article.author,
            article.author.value().cloned(),
            messages,
        ),
        line(
            texts.editor,
            &article.editor,
            article.editor.value().cloned(),
            messages,
        ),
        ours(line(texts.clicks, &article.clicks, clicks, messages)),
    ]
}

fn line<T>(
    label: &'static str,
    field: &Field<T>,
    value: Option<String>,
    messages: &Messages,
) -> ImprintLine {
    let texts = &messages.article;
    let how = match field {
        Field::Stated { .. }
        | Field::Missing { label: None }
        | Field::Inferred {
            rule: Inference::Publisher,
            ..
        } => None,
        Field::Declared { .. } => Some(texts.declared),
        Field::Inferred { .. } => Some(texts.inferred),
        Field::Missing { label: Some(_) } => Some(texts.left_empty),
    };
    ImprintLine {
        label,
        value: value.map(Into::into),
        archived: true,
        how: how.map(Into::into),
    }
}

fn ours(line: ImprintLine) -> ImprintLine {
    ImprintLine {
        archived: false,
        ..line
    }
}

/// The steps of a breadcrumb, and whether it breaks off.
pub fn breadcrumb(field: &Field<Breadcrumb>) -> Option<(Vec<AttrValue>, bool)> {
    let Breadcrumb { steps, complete } = field.value()?;
    Some((
        steps.iter().cloned().map(AttrValue::from).collect(),
        !complete,
    ))
}
