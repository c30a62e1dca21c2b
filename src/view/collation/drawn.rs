//! The collation as a drawing: the bar's switch, the rows, and what stands at the foot.
//!
//! What its controls do: `all` and `only` choose the rows, `repair N` shows the card of a repair,
//! `undo KEY` undoes one or takes that back, `close` closes the card, `previous` and `next` go from
//! repair to repair.

use bundle::Reason;
use collection::{Collation, RowKind, ShownRepair};

use super::{CollationView, Row, RowNote, Run};
use crate::i18n::Collation as Texts;
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::entry::Tag as Label;
use crate::view::script::archived_tag;

/// What the reader sees of a collation, and in which words.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// The language of the archived text.
    lang: &'static str,
    /// Only the rows with changes.
    only: bool,
    /// The words.
    texts: &'static Texts,
}

impl Frame {
    /// The frame for a collation.
    pub fn new(collation: &Collation, only: bool, texts: &'static Texts) -> Self {
        Self {
            lang: archived_tag(&collation.script),
            only,
            texts,
        }
    }
}

/// The switch for the bar, the rows, and the foot, in this order, in one element.
pub fn collation(view: &CollationView, frame: Frame) -> Drawing {
    Drawing::div("")
        .put(switch(frame))
        .put(rows(view, frame))
        .put(foot(frame.texts))
}

/// Between all rows and those with changes.
fn switch(Frame { only, texts, .. }: Frame) -> Drawing {
    let button = |(name, deed, chosen): (&str, &str, bool)| {
        let button = Drawing::button("", deed).text(name);
        button.with(Attribute::PRESSED, chosen.to_string())
    };
    let [all, changed] = texts.shown;
    Drawing::div("seg")
        .with(Attribute::ROLE, "group")
        .with(Attribute::LABEL, texts.shown_label)
        .put_all([(all, "all", !only), (changed, "only", only)].map(button))
}

fn rows(view: &CollationView, frame: Frame) -> Drawing {
    let phone = Drawing::div("row phone-only")
        .put(Drawing::div("gut"))
        .put(Drawing::div("cell").put(switch(frame)));
    let sound = Drawing::div("row")
        .put(Drawing::div("cell a").put(paragraph(frame.texts.sound)))
        .put(Drawing::div("gut"));
    let shown = view.rows.iter().filter(|row| row.kind != RowKind::Title);
    let shown = shown.filter(|row| row.is_changed() || !frame.only);
    Drawing::new(Tag::MAIN)
        .with(Attribute::ID, "main")
        .class("spread collation")
        .put(head(view, frame))
        .put(phone)
        .put_all((view.count == 0).then_some(sound))
        .put_all(shown.map(|one| row(one, frame)))
}

fn paragraph(text: &str) -> Drawing {
    Drawing::new(Tag::P).text(text)
}

/// The title in both layers, with what was done.
fn head(view: &CollationView, frame: Frame) -> Drawing {
    let texts = frame.texts;
    let title = view.rows.iter().find(|row| row.kind == RowKind::Title);
    let name = |runs: Option<&[Run]>| match runs {
        Some(runs) => Drawing::span("", "")
            .with(Attribute::LANG, frame.lang)
            .put_all(runs.iter().map(run)),
        None => Drawing::span("untitled", texts.untitled),
    };
    let tags = |tags: &[Label]| {
        let tag = |tag: &Label| Drawing::span(&format!("num {}", tag.tone.class()), &*tag.text);
        Drawing::div("rstat").put_all(tags.iter().map(tag))
    };
    let which = |class: &str, seal: &str, name: &str| {
        let seal = Drawing::span(class, seal).with(Attribute::LANG, "zh-Hans");
        Drawing::div("which")
            .put(seal.with(Attribute::HIDDEN, "true"))
            .put(Drawing::of_text(name))
    };
    let archived = Drawing::new(Tag::P).class("ttl");
    let repaired = Drawing::new(Tag::H1)
        .class("ttl")
        .with(Attribute::TABINDEX, "-1");
    Drawing::div("row top")
        .put(
            Drawing::div("head a read cell")
                .put(which("seal", "原", texts.archived))
                .put(archived.put(name(title.map(|row| row.archived.as_slice()))))
                .put(tags(&view.kinds)),
        )
        .put(Drawing::div("gut").put(fish()))
        .put(
            Drawing::div("head b read")
                .put(which("seal solid", "修", texts.repaired))
                .put(repaired.put(name(title.map(|row| row.repaired.as_slice()))))
                .put(tags(&view.certainties)),
        )
}

/// 魚尾, the fish tail of a folded leaf, with the name of the view under it.
fn fish() -> Drawing {
    let tail = Drawing::new(Tag::PATH).with(Attribute::D, "M0 0h30v17L15 8.500 0 17z");
    let box_ = Drawing::new(Tag::SVG).with(Attribute::VIEW_BOX, "0 0 30 17");
    Drawing::div("fish")
        .with(Attribute::HIDDEN, "true")
        .put(box_.put(tail))
        .put(Drawing::span("", "校勘").with(Attribute::LANG, "zh-Hant"))
}

/// What the bar at the foot says and does.
fn foot(texts: &Texts) -> Drawing {
    let step = |deed: &str, key: &str, name: &str| {
        let key = Drawing::new(Tag::KBD)
            .text(key)
            .with(Attribute::HIDDEN, "true");
        Drawing::button("btn", deed)
            .put(key)
            .put(Drawing::of_text(name))
    };
    Drawing::new(Tag::FOOTER)
        .class("status num")
        .put(Drawing::span("desk-only", texts.promise))
        .put(Drawing::span("grow", ""))
        .put(step("previous", "P", texts.previous))
        .put(step("next", "N", texts.next))
}

fn row(row: &Row, frame: Frame) -> Drawing {
    let class = match row.kind {
        RowKind::Heading(_) => "row h",
        RowKind::Furniture => "row quiet",
        RowKind::Outside => "row out",
        _ => "row",
    };
    let archived = match row.kind {
        RowKind::Outside => "cell a read dup",
        _ => "cell a read",
    };
    let lang = |cell: Drawing| cell.with(Attribute::LANG, frame.lang);
    let repaired = (!row.repaired.is_empty())
        .then(|| lang(Drawing::div("")).put_all(column(row.kind, &row.repaired)));
    Drawing::div(class)
        .put(lang(Drawing::div(archived)).put_all(column(row.kind, &row.archived)))
        .put(
            Drawing::div(if row.is_changed() { "gut on" } else { "gut" })
                .put(Drawing::span("no num", &*row.label)),
        )
        .put(
            Drawing::div("cell b read")
                .put_all(repaired)
                .put_all(row.notes.iter().map(note)),
        )
}

/// The text of one column; a line break begins another paragraph.
fn column(kind: RowKind, runs: &[Run]) -> Vec<Drawing> {
    let whole = |class: &str| {
        let paragraph = Drawing::new(Tag::P).class(class);
        vec![paragraph.put_all(runs.iter().map(run))]
    };
    match kind {
        RowKind::Heading(_) => whole("heading"),
        // A copy may be of several paragraphs.
        RowKind::Outside => {
            let line = |(run_of, text): (&Run, &str)| {
                let text = text.to_owned().into();
                Drawing::new(Tag::P).put(run(&Run {
                    text,
                    ..run_of.clone()
                }))
            };
            let lines = runs
                .iter()
                .flat_map(|run| run.text.lines().map(move |text| (run, text)));
            lines.map(line).collect()
        }
        _ => whole(""),
    }
}

fn run(run: &Run) -> Drawing {
    let (Some(mark), Some(number)) = (run.mark, run.repair) else {
        return Drawing::of_text(&*run.text);
    };
    // Reached by the keys of the view: hundreds of tab stops would be none.
    Drawing::span(mark.class(), &*run.text)
        .with(Attribute::ROLE, "button")
        .with(Attribute::TABINDEX, "-1")
        .with(Attribute::DO, format!("repair {number}"))
}

fn note(note: &RowNote) -> Drawing {
    let text = match note.repair {
        Some(number) => Drawing::button("why-link", format!("repair {number}")).text(&*note.text),
        None => Drawing::span("", &*note.text),
    };
    let code = note.code.as_ref();
    let gives = note.gives.as_ref();
    Drawing::div("rnote")
        .put(Drawing::span(note.tag.tone.class(), &*note.tag.text))
        .put(text)
        .put_all(code.map(|code| Drawing::new(Tag::CODE).text(&**code)))
        .put_all(
            gives.map(|gives| Drawing::span("", format!("→ {gives}")).with(Attribute::LANG, "zh")),
        )
}

/// One repair, with its reason, and whether it holds.
pub fn card(shown: &ShownRepair, is_undone: bool, frame: Frame) -> Drawing {
    let Frame { lang, texts, .. } = frame;
    let repair = &shown.repair;
    let layer = |name: &str, text: &str| {
        let text = if text.is_empty() {
            Drawing::span("quiet", texts.nothing)
        } else {
            Drawing::span("song", text).with(Attribute::LANG, lang)
        };
        Drawing::div("")
            .put(Drawing::new(Tag::DT).text(name))
            .put(Drawing::new(Tag::DD).put(text))
    };
    let [found, put] = texts.found_put;
    let layers = Drawing::new(Tag::DL)
        .class("imprint")
        .put(layer(found, &repair.found))
        .put(layer(put, &repair.put));
    let mut lines = vec![paragraph(&(texts.reason)(&repair.why, shown.same_as))];
    if let Reason::Bytes { bytes, .. } = &repair.why {
        let code = Drawing::new(Tag::CODE).text(bytes);
        lines.push(Drawing::new(Tag::P).put(code));
    }
    if !repair.suggestions.is_empty() {
        let line = paragraph(&(texts.suggestions)(&repair.suggestions));
        lines.push(line.with(Attribute::LANG, "zh"));
    }
    if let Some(ruling) = &repair.ruling {
        let (who, when) = (ruling.who.as_deref(), ruling.when.as_deref());
        lines.push(paragraph(&(texts.ruling)(ruling.verdict, who, when)));
    }
    if is_undone {
        let line = paragraph(texts.undone).class("quiet");
        lines.push(line.with(Attribute::ROLE, "status"));
    }
    let toggle = if is_undone { texts.redo } else { texts.undo };
    let changes = repair.found != repair.put;
    let toggle = Drawing::button("btn line", format!("undo {:x}", shown.key)).text(toggle);
    Drawing::div("repair-card")
        .put(
            Drawing::new(Tag::H2)
                .put(Drawing::span("tag", (texts.kind)(repair.kind)))
                .put(Drawing::of_text((texts.certainty)(repair.certainty))),
        )
        .put(layers)
        .put_all(lines)
        .put(
            Drawing::div("deeds")
                .put_all(changes.then_some(toggle))
                .put(Drawing::button("btn solid", "close").text(texts.close)),
        )
}
