//! The card of an activity: its sentence, and why its date is what it is.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use bundle::{ArticleId, Footing, Precision};
use collection::timeline::{CountedFrom, DateCard, EventName, Events, Scene, Sentence};

use super::frame::{Frame, seal, split};
use crate::view::drawing::{Drawing, Tag};

/// The longest piece of a sentence that is looked for in its article, in characters.
const LOOKED_FOR: usize = 60;

/// The activity that was chosen, as far as it is on the page.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    /// The article.
    article: ArticleId,
    /// The title of the article.
    title: Option<&'a str>,
    /// What is done.
    label: &'a str,
    /// How finely its time is told.
    precision: Option<Precision>,
    /// The character for its region.
    seal: Option<&'a str>,
}

impl<'a> Chosen<'a> {
    /// Looks for an activity in the list, on the stage and in the trays.
    pub(super) fn find(id: &str, scene: &'a Scene, events: &'a Events) -> Option<Self> {
        let (article, _) = split(id)?;
        let row = events.rows.iter().find(|row| row.id == id);
        let slip = scene.lanes.iter().flat_map(|lane| &lane.slips);
        let slip = slip.into_iter().find(|slip| slip.name.id == id);
        let trays = scene.recurring.rows.iter().chain(&scene.undated.rows);
        let name: Option<&EventName> = slip
            .map(|slip| &slip.name)
            .or_else(|| trays.into_iter().find(|name| name.id == id));
        let label = row.map(|row| row.label.as_str());
        Some(Self {
            article,
            title: row.and_then(|row| row.title.as_deref()),
            label: label.or(name.map(|name| name.label.as_str()))?,
            precision: row.map(|row| row.precision),
            seal: name.and_then(|name| name.seal.as_deref()),
        })
    }
}

/// The card; nothing where the activity is not on the page.
pub(super) fn card(
    frame: &Frame<'_>,
    chosen: Option<Chosen<'_>>,
    card: Option<&DateCard>,
    is_coming: bool,
) -> Option<Drawing> {
    let chosen = chosen?;
    let texts = frame.texts;
    let period = card.and_then(|card| frame.period(card.period));
    let precision = chosen.precision.map(|precision| {
        let tag = if precision == Precision::Vague {
            "tag zhe"
        } else {
            "tag dian"
        };
        Drawing::span(tag, (texts.precision)(precision))
    });
    let when = Drawing::div("ev-when num")
        .put_all(seal(chosen.seal))
        .put(Drawing::span(
            "",
            period.unwrap_or_else(|| texts.undated.to_owned()),
        ))
        .put_all(precision);
    let own = |drawing, text: &str| frame.archived(drawing, &chosen.article, text);
    let name = own(Drawing::new(Tag::H2).class("song"), chosen.label);
    let sentence = card.and_then(|card| card.sentence.as_ref());
    let words = sentence.map(looked_for);
    let to = frame.reading(&chosen.article, words);
    let title = chosen
        .title
        .map(|title| own(Drawing::span("quiet", ""), title));
    let open = Drawing::link("btn line open", &to).text(texts.open);
    let coming = is_coming.then(|| Drawing::new(Tag::P).class("quiet").text(texts.coming));
    Some(
        Drawing::new(Tag::SECTION)
            .class("ev-card")
            .put(when)
            .put(name)
            .put_all(sentence.map(|it| quotes(frame, &chosen.article, it)))
            .put_all(coming)
            .put(Drawing::new(Tag::P).put(open).put_all(title))
            .put_all(card.map(|card| why(frame, &chosen.article, card))),
    )
}

/// A sentence with the words that matter marked, in the script that the reader reads and in the other.
pub(super) fn quotes(frame: &Frame<'_>, article: &ArticleId, sentence: &Sentence) -> Drawing {
    let own = quote(frame, article, sentence);
    Drawing::div("quotes").put(own.clone()).put(own.beside())
}

/// A sentence with the words that matter marked.
fn quote(frame: &Frame<'_>, article: &ArticleId, sentence: &Sentence) -> Drawing {
    let quote = Drawing::new(Tag::BLOCKQUOTE).class("quote");
    frame
        .archived(quote, article, &*sentence.text)
        .marking(sentence.mark)
}

/// What to look for in the article to find a sentence: the piece of it around the date that has no mark
/// which would end a phrase of a query, and where in the text it stands, for another may say the same.
pub(super) fn looked_for(sentence: &Sentence) -> String {
    let Sentence { text, mark, span } = sentence;
    let ends = ['"', '＂', '\n', '?', '〓', '*'];
    let (start, end) = (mark.start as usize, mark.end as usize);
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let before = before.rsplit(ends).next().unwrap_or_default();
    let after = after.split(ends).next().unwrap_or_default();
    let n_before = before.chars().count();
    let cut = n_before.saturating_sub(LOOKED_FOR / 2);
    let mut words: String = before.chars().skip(cut).collect();
    let place = span.start + mark.start - u32::try_from(words.len()).unwrap_or_default();
    words.push_str(text.get(start..end).unwrap_or_default());
    let room = LOOKED_FOR.saturating_sub(words.chars().count());
    words.extend(after.chars().take(room));
    format!("\"{}\"@{place}", words.trim())
}

/// Why the date is what it is.
fn why(frame: &Frame<'_>, article: &ArticleId, card: &DateCard) -> Drawing {
    let texts = frame.texts;
    let [title, value] = texts.why;
    let line = |text: String| Drawing::new(Tag::P).text(text);
    let footing = Drawing::span(
        match card.footing {
            Footing::Explicit | Footing::Inherited | Footing::List => "tag lv",
            Footing::PublishRelative => "tag dian",
            Footing::Inferred | Footing::Unresolved => "tag zhe",
        },
        (texts.footing)(card.footing),
    );
    let quoted = format!("「{}」", card.quote);
    let quoted = frame.archived(Drawing::span("song", ""), article, quoted);
    let mut lines = vec![
        Drawing::new(Tag::P)
            .put(quoted)
            .put(footing)
            .put(Drawing::span("quiet", (texts.rule)(&card.rule))),
    ];
    match &card.from {
        CountedFrom::Itself => {}
        CountedFrom::Published(date) => lines.push(line((texts.from_published)(date))),
        CountedFrom::Words { sentence, .. } => {
            lines.push(line(texts.from_words.to_owned()));
            lines.push(quote(frame, article, sentence));
        }
    }
    if let Some(conflict) = card.conflict {
        let doubt = Drawing::span("tag zhe", (texts.conflict)(conflict));
        lines.push(Drawing::new(Tag::P).put(doubt));
    }
    if let Some(edtf) = &card.edtf {
        let code = Drawing::new(Tag::CODE).text(edtf.as_str());
        let label = Drawing::span("quiet", value);
        lines.push(Drawing::new(Tag::P).put(label).put(code));
    }
    Drawing::div("date-why")
        .put(Drawing::new(Tag::H3).text(title))
        .put_all(lines)
}
