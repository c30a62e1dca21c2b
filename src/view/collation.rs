//! The archived text beside the repaired one, row by row.

pub mod drawn;

use std::collections::BTreeSet;

use bundle::{Certainty, Reason, Repair, RepairKind};
use collection::{Collation, CollationPiece, CollationRow, RowKind, ShownRepair};
use yew::AttrValue;

use crate::i18n::Collation as Texts;
use crate::view::entry::{Tag, Tone};

/// A collation, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct CollationView {
    /// Every block and line of the page.
    pub rows: Vec<Row>,
    /// How many repairs there are of each kind.
    pub kinds: Vec<Tag>,
    /// How many there are of each certainty, and how many the reader has undone.
    pub certainties: Vec<Tag>,
    /// How many repairs there are.
    pub count: usize,
}

/// One row of a collation.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// What stands in the strip between the columns.
    pub label: AttrValue,
    /// The archived text.
    pub archived: Vec<Run>,
    /// The repaired text.
    pub repaired: Vec<Run>,
    /// What was changed, and why.
    pub notes: Vec<RowNote>,
}

impl Row {
    /// Whether anything was changed in it.
    pub fn is_changed(&self) -> bool {
        !self.notes.is_empty()
    }
}

/// A run of text of one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The text.
    pub text: AttrValue,
    /// How it is marked; nothing for text that is the same in both layers.
    pub mark: Option<Mark>,
    /// The repair it belongs to.
    pub repair: Option<u32>,
}

/// What the mark of a run means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Taken out.
    Deleted,
    /// Damaged.
    Damaged,
    /// Put in.
    Inserted,
    /// Put in, but not proved.
    Likely,
    /// Lost for good.
    Lost,
    /// As archived, because the reader or an editor wants it so.
    Undone,
}

impl Mark {
    /// The class of the run.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Deleted => "del",
            Self::Damaged => "bad",
            Self::Inserted => "ins",
            Self::Likely => "ins likely",
            Self::Lost => "gap",
            Self::Undone => "undone",
        }
    }
}

/// A line under a row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowNote {
    /// The kind of damage.
    pub tag: Tag,
    /// What was done, and why.
    pub text: AttrValue,
    /// The bytes that prove it.
    pub code: Option<AttrValue>,
    /// What they give.
    pub gives: Option<AttrValue>,
    /// The repair; nothing for a line that stands for several.
    pub repair: Option<u32>,
}

/// Lays out a collation as it is with some repairs undone.
pub fn collation(collation: &Collation, undone: &BTreeSet<u64>, texts: &Texts) -> CollationView {
    let shown: Vec<_> = collation.rows.iter().flat_map(repairs).collect();
    CollationView {
        rows: collation
            .rows
            .iter()
            .map(|one| row(one, undone, texts))
            .collect(),
        kinds: kinds(&shown, texts),
        certainties: certainties(&shown, undone, texts),
        count: shown.len(),
    }
}

/// The repair of this number.
pub fn find(collation: &Collation, number: u32) -> Option<&ShownRepair> {
    collation
        .rows
        .iter()
        .flat_map(repairs)
        .find(|shown| shown.number == number)
}

fn repairs(row: &CollationRow) -> impl Iterator<Item = &ShownRepair> {
    row.pieces.iter().filter_map(|piece| match piece {
        CollationPiece::Repair(shown) => Some(&**shown),
        CollationPiece::Same(_) => None,
    })
}

fn row(row: &CollationRow, undone: &BTreeSet<u64>, texts: &Texts) -> Row {
    let (mut archived, mut repaired) = (Vec::new(), Vec::new());
    for piece in &row.pieces {
        match piece {
            CollationPiece::Same(text) => {
                let run = Run {
                    text: text.clone().into(),
                    mark: None,
                    repair: None,
                };
                archived.push(run.clone());
                repaired.push(run);
            }
            CollationPiece::Repair(shown) => {
                archived.push(archived_run(shown));
                repaired.extend(repaired_run(shown, undone, texts));
            }
        }
    }
    let same_as = repairs(row).find_map(|shown| shown.same_as);
    let label = match (row.kind, same_as) {
        (RowKind::Paragraph(number), _) => number.to_string(),
        (RowKind::Outside, Some(number)) => format!("={number}"),
        _ => String::new(),
    };
    Row {
        kind: row.kind,
        label: label.into(),
        archived,
        repaired,
        notes: notes(row, undone, texts),
    }
}

/// The damage. A repair that only puts something in shows where.
fn archived_run(shown: &ShownRepair) -> Run {
    let repair = &shown.repair;
    let mark = match repair.kind {
        RepairKind::Gloss | RepairKind::Repeat => Mark::Deleted,
        _ => Mark::Damaged,
    };
    let text = if repair.found.is_empty() {
        "\u{2038}".to_owned()
    } else if repair.found.chars().all(is_unseen) {
        let names = repair
            .found
            .chars()
            .map(|c| format!("U+{:04X}", u32::from(c)));
        names.collect::<Vec<_>>().join(" ")
    } else {
        repair.found.trim_end_matches('\n').to_owned()
    };
    Run {
        text: text.into(),
        mark: Some(mark),
        repair: Some(shown.number),
    }
}

/// Whether a character leaves nothing to see: controls, and the default ignorable code points that
/// turn up in texts (Unicode, `DerivedCoreProperties.txt`).
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

fn repaired_run(shown: &ShownRepair, undone: &BTreeSet<u64>, texts: &Texts) -> Option<Run> {
    let repair = &shown.repair;
    let (text, mark) = if undone.contains(&shown.key) {
        (repair.found.clone(), Mark::Undone)
    } else if repair.kind == RepairKind::Gap && repair.put == repair.found {
        (boxes(repair), Mark::Lost)
    } else if repair.put == repair.found {
        (repair.put.clone(), Mark::Undone)
    } else if repair.certainty == Certainty::Likely {
        // Nothing guessed is shown as text without saying so.
        let word = (texts.certainty)(Certainty::Likely);
        (format!("{}〔{word}〕", repair.put), Mark::Likely)
    } else {
        (repair.put.clone(), Mark::Inserted)
    };
    (!text.is_empty()).then(|| Run {
        text: text.into(),
        mark: Some(mark),
        repair: Some(shown.number),
    })
}

/// A box for every lost character when their number is known, else one wide one.
fn boxes(repair: &Repair) -> String {
    match repair.why {
        Reason::Lost { count: Some(n) } => "□".repeat(n.min(40) as usize),
        _ => "□ □".to_owned(),
    }
}

fn notes(row: &CollationRow, undone: &BTreeSet<u64>, texts: &Texts) -> Vec<RowNote> {
    let mut notes = Vec::new();
    let is_plain_gloss = |shown: &&ShownRepair| {
        shown.repair.kind == RepairKind::Gloss
            && shown.repair.certainty == Certainty::Proved
            && !undone.contains(&shown.key)
    };
    let glosses: Vec<_> = repairs(row).filter(is_plain_gloss).collect();
    if let Some(first) = glosses.first() {
        notes.push(RowNote {
            tag: kind_tag(RepairKind::Gloss, texts),
            text: (texts.glosses)(glosses.len()).into(),
            code: None,
            gives: None,
            repair: (glosses.len() == 1).then_some(first.number),
        });
    }
    let others = repairs(row).filter(|shown| !is_plain_gloss(shown));
    notes.extend(others.map(|shown| note(shown, undone, texts)));
    notes
}

fn note(shown: &ShownRepair, undone: &BTreeSet<u64>, texts: &Texts) -> RowNote {
    let repair = &shown.repair;
    let mut text = (texts.reason)(&repair.why, shown.same_as);
    let mut add = |more: &str| {
        text.push_str(" · ");
        text.push_str(more);
    };
    if repair.certainty == Certainty::Likely {
        add((texts.certainty)(Certainty::Likely));
    }
    if !repair.suggestions.is_empty() {
        add(&(texts.suggestions)(&repair.suggestions));
    }
    if let Some(ruling) = &repair.ruling {
        let (who, when) = (ruling.who.as_deref(), ruling.when.as_deref());
        add(&(texts.ruling)(ruling.verdict, who, when));
    }
    if undone.contains(&shown.key) {
        add(texts.undone);
    }
    let code = match &repair.why {
        Reason::Bytes { bytes, .. } => Some(bytes.clone().into()),
        _ => None,
    };
    RowNote {
        tag: kind_tag(repair.kind, texts),
        text: text.into(),
        gives: code.is_some().then(|| repair.put.clone().into()),
        code,
        repair: Some(shown.number),
    }
}

fn kind_tag(kind: RepairKind, texts: &Texts) -> Tag {
    let tone = match kind {
        RepairKind::Gap | RepairKind::Repeat => Tone::Doubtful,
        _ => Tone::Repaired,
    };
    Tag {
        tone,
        text: (texts.kind)(kind).into(),
    }
}

fn kinds(shown: &[&ShownRepair], texts: &Texts) -> Vec<Tag> {
    let count = |kind| shown.iter().filter(|one| one.repair.kind == kind).count();
    let tag = |kind| {
        let tag = kind_tag(kind, texts);
        let text = (texts.count)(&tag.text, count(kind)).into();
        Tag { text, ..tag }
    };
    let there = |kind: &RepairKind| count(*kind) > 0;
    RepairKind::ALL.into_iter().filter(there).map(tag).collect()
}

fn certainties(shown: &[&ShownRepair], undone: &BTreeSet<u64>, texts: &Texts) -> Vec<Tag> {
    let all = [
        (Certainty::Proved, Tone::Sound),
        (Certainty::Likely, Tone::Doubtful),
        (Certainty::Open, Tone::Doubtful),
    ];
    let count = |certainty| {
        let of = |one: &&&ShownRepair| one.repair.certainty == certainty;
        shown.iter().filter(of).count()
    };
    let tag = |(certainty, tone): (Certainty, Tone)| Tag {
        tone,
        text: (texts.count)((texts.certainty)(certainty), count(certainty)).into(),
    };
    let there = |(certainty, _): &(Certainty, Tone)| count(*certainty) > 0;
    let mut tags: Vec<_> = all.into_iter().filter(there).map(tag).collect();
    let n_undone = shown.iter().filter(|one| undone.contains(&one.key)).count();
    if n_undone > 0 {
        tags.push(Tag {
            tone: Tone::Repaired,
            text: (texts.count)(texts.undone, n_undone).into(),
        });
    }
    tags
}
