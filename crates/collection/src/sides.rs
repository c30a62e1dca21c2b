//! An article in two scripts, cut into sentences: what the page draws its 對照 view from.
//!
//! [`crate::Desk`] compares texts without knowing what they are; here they are the title and the
//! blocks of an article, and what comes out is ready to be drawn.

use std::collections::BTreeSet;

use bundle::{Article, ArticleId, Body};
use hanzi::{Choice, Config, Missing, Rules, Tables};
use serde::{Deserialize, Serialize};

use crate::collation::digest;
use crate::collection::Collection;
use crate::parallel::{Card, Desk, Ground, Mark, Pair, Parallel, Quotes, Wish, Writing};
use crate::read::blocks;
use crate::{Answer, ReadBlock, RowKind};

/// Which article to lay beside itself, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The article.
    pub id: ArticleId,
    /// The keys of the repairs that the reader does not want.
    pub undone: BTreeSet<u64>,
    /// The writing wanted; nothing for the other script: of Taiwan beside Simplified, else
    /// Simplified.
    pub to: Option<Writing>,
    /// With the words of the region (软件, 軟體).
    pub words: bool,
    /// What the reader wants otherwise.
    pub choices: Vec<PlaceChoice>,
}

/// What a reader wants at one place of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlaceChoice {
    /// The row, by its key: the choice holds for every row that reads the same.
    pub row: u64,
    /// Where the place begins in the source of the row, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What it becomes.
    pub to: String,
}

/// An article in two scripts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sides {
    /// The writing of the article.
    pub from: Writing,
    /// The writing beside it.
    pub to: Writing,
    /// Title and blocks, in order.
    pub rows: Vec<SideRow>,
    /// Whether it looks as if a machine had made the article Traditional; known only where the
    /// tables that tell are loaded.
    pub machine_made: bool,
}

/// A block, or a part of one, in both writings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideRow {
    /// What it is.
    pub kind: RowKind,
    /// Its name: a digest of its source.
    pub key: u64,
    /// Its sentences.
    pub sentences: Vec<Vec<Stretch>>,
}

/// A stretch of a sentence and what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// As the article has it.
    pub source: String,
    /// What it became; nothing where it is the same.
    pub target: Option<String>,
    /// How it came about.
    pub mark: Mark,
    /// Its number among the runs of the row, to ask for its card by.
    pub run: u32,
}

impl Stretch {
    /// What it became.
    pub fn target(&self) -> &str {
        self.target.as_ref().unwrap_or(&self.source)
    }
}

/// Why a stretch became what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The stretch as the article has it.
    pub source: String,
    /// What it became.
    pub target: String,
    /// How it came about.
    pub mark: Mark,
    /// The entries that decided, in order: the dictionary, what it is for, what that may become.
    pub entries: Vec<Vec<String>>,
    /// What it may become, first what it became or would without the choice of the reader.
    pub candidates: Vec<String>,
    /// What the mainland, Taiwan and Hong Kong write, each by its tag for `lang` and its text.
    pub regions: Vec<Vec<String>>,
    /// How many stretches of the article are the same and became the same.
    pub count: u32,
    /// The place, with what it became.
    pub place: PlaceChoice,
}

impl Collection {
    /// An article in two scripts.
    pub(crate) fn compare(&self, beside: &Beside, tables: &Tables) -> Answer {
        let laid = match self.lay(beside, tables, &[]) {
            Ok(laid) => laid,
            Err(answer) => return answer,
        };
        let row = |(pair, kind): (&Pair, &RowKind)| SideRow {
            kind: *kind,
            key: digest(&pair.source),
            sentences: sentences(pair),
        };
        let rows = laid.parallel.pairs.iter().zip(&laid.kinds).map(row);
        Answer::Sides(Box::new(Sides {
            from: laid.wish.from,
            to: laid.wish.to,
            rows: rows.collect(),
            machine_made: laid.parallel.machine_made.is_some(),
        }))
    }

    /// Why a run of an article in two scripts became what it is.
    pub(crate) fn explain(&self, beside: &Beside, row: u32, run: u32, tables: &Tables) -> Answer {
        let regions = [Writing::Hans, Writing::HantTw, Writing::HantHk];
        let laid = match self.lay(beside, tables, &regions) {
            Ok(laid) => laid,
            Err(answer) => return answer,
        };
        Answer::Why(laid.why(row as usize, run as usize).map(Box::new))
    }

    /// Converts an article. The tables to the writings `also` named have to be there too.
    fn lay(&self, beside: &Beside, tables: &Tables, also: &[Writing]) -> Result<Laid, Answer> {
        let (_, row, body) = self.with_body(&beside.id)?;
        let from = Writing::of(row.article.script.state);
        let to = beside.to.unwrap_or(match from {
            Writing::Hans => Writing::HantTw,
            _ => Writing::Hans,
        });
        let wish = Wish {
            from,
            to,
            words: beside.words,
            context: false,
            quotes: Quotes::Keep,
        };
        let mut configs: Vec<Config> = wish.config().into_iter().collect();
        configs.extend(also.iter().filter_map(|to| from.config(*to, true)));
        let mut lacking: Vec<String> = Vec::new();
        for table in configs.iter().flat_map(|config| tables.missing(*config)) {
            if lacking.iter().all(|it| it != table) {
                lacking.push(table.to_owned());
            }
        }
        if !lacking.is_empty() {
            return Err(Answer::NeedsTables(lacking));
        }
        let (kinds, pieces) = pieces(&row.article, body, &beside.undone);
        let choices = pieces.iter().map(|piece| choices(piece, &beside.choices));
        let choices: Vec<Vec<Choice>> = choices.collect();
        let desk = Desk::new(tables, wish, Rules::default())
            .map_err(|Missing { table }| Answer::NeedsTables(vec![table.to_owned()]))?;
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        Ok(Laid {
            parallel: desk.compare(&pieces, &choices),
            wish,
            kinds,
            choices,
            desk,
        })
    }
}

/// An article laid beside itself.
struct Laid {
    desk: Desk,
    wish: Wish,
    parallel: Parallel,
    kinds: Vec<RowKind>,
    choices: Vec<Vec<Choice>>,
}

impl Laid {
    fn why(&self, row: usize, run: usize) -> Option<Why> {
        let pair = self.parallel.pairs.get(row)?;
        let asked = pair.runs.get(run)?;
        let choices = self.choices.get(row).map_or(&[][..], Vec::as_slice);
        let card = self.desk.card(&self.parallel, row, run, choices)?;
        let Card {
            source,
            target,
            mark,
            grounds,
            candidates,
            regions,
            count,
            ..
        } = card;
        let place = PlaceChoice {
            row: digest(&pair.source),
            start: asked.source.start,
            end: asked.source.end,
            to: target.clone(),
        };
        Some(Why {
            source,
            target,
            mark,
            entries: grounds.into_iter().filter_map(entry).collect(),
            candidates,
            regions: regions
                .into_iter()
                .map(|form| vec![form.writing.tag().to_owned(), form.text])
                .collect(),
            count,
            place,
        })
    }
}

/// What decided, for showing; nothing for what is no entry of a dictionary.
fn entry(ground: Ground) -> Option<Vec<String>> {
    match ground {
        Ground::Entry { source, key, forms } => Some(vec![source, key, forms.join(" ")]),
        Ground::Usage {
            key,
            forms,
            condition,
        } => Some(vec![condition, key, forms.join(" ")]),
        Ground::Word { .. } | Ground::Rule(_) => None,
    }
}

/// The choices for a piece.
fn choices(piece: &str, all: &[PlaceChoice]) -> Vec<Choice> {
    if all.is_empty() {
        return Vec::new();
    }
    let key = digest(piece);
    let own = all.iter().filter(|choice| choice.row == key);
    own.map(|choice| Choice {
        source: choice.start as usize..choice.end as usize,
        to: choice.to.clone(),
    })
    .collect()
}

/// The texts of an article and what each is: the title, if there is one, and then block by block.
fn pieces(article: &Article, body: &Body, undone: &BTreeSet<u64>) -> (Vec<RowKind>, Vec<String>) {
    let (mut kinds, mut texts) = (Vec::new(), Vec::new());
    let mut add = |kind: RowKind, text: String| {
        kinds.push(kind);
        texts.push(text);
    };
    if let Some(title) = article.title.value() {
        add(RowKind::Title, title.clone());
    }
    for block in blocks(body, undone) {
        match block {
            ReadBlock::Heading { level, text } => add(RowKind::Heading(level), text),
            ReadBlock::Paragraph { number, text } => add(RowKind::Paragraph(number), text),
            ReadBlock::Quote { text } => add(RowKind::Quote, text),
            ReadBlock::Figure { caption, .. } => {
                if let Some(caption) = caption {
                    add(RowKind::Caption, caption);
                }
            }
            ReadBlock::List { items, .. } => {
                for item in items {
                    add(RowKind::Item, item);
                }
            }
            ReadBlock::Table { rows } => {
                let cells = rows.into_iter().flatten();
                cells.for_each(|cell| add(RowKind::Cell, cell.text));
            }
        }
    }
    (kinds, texts)
}

/// Cuts a pair at the ends of sentences. What became something else is never cut: a sentence that
/// ends in the middle of it goes on to its end.
fn sentences(pair: &Pair) -> Vec<Vec<Stretch>> {
    let mut ends = ends(&pair.source).into_iter().peekable();
    let (mut sentences, mut own) = (Vec::new(), Vec::new());
    for (run, number) in pair.runs.iter().zip(0..) {
        let mut at = run.source.start as usize;
        let to = run.source.end as usize;
        let stretch = |from: usize, to: usize, own: &mut Vec<Stretch>| {
            let target = run.target.start as usize..run.target.end as usize;
            own.push(Stretch {
                source: pair.source.get(from..to).unwrap_or_default().to_owned(),
                target: (run.mark != Mark::Same)
                    .then(|| pair.target.get(target).unwrap_or_default().to_owned()),
                mark: run.mark,
                run: number,
            });
        };
        if run.mark != Mark::Same {
            stretch(at, to, &mut own);
            at = to;
        }
        while let Some(end) = ends.next_if(|end| *end <= to) {
            if end > at {
                stretch(at, end, &mut own);
                at = end;
            }
            if !own.is_empty() {
                sentences.push(std::mem::take(&mut own));
            }
        }
        if at < to {
            stretch(at, to, &mut own);
        }
    }
    if !own.is_empty() {
        sentences.push(own);
    }
    sentences
}

/// Where sentences end, in bytes: after 。！？!?… and a line break, with the closing marks that follow.
fn ends(text: &str) -> Vec<usize> {
    let is_end = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '\n');
    let is_closing =
        |c: char| matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '】' | '〉');
    let mut ends = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !is_end(character) {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some((at, more)) = characters.next_if(|(_, c)| is_end(*c) || is_closing(*c)) {
            end = at + more.len_utf8();
        }
        ends.push(end);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[track_caller]
    fn check(text: &str, cut: &[&str]) {
        let mut at = 0;
        let mut pieces = Vec::new();
        for end in ends(text) {
            pieces.extend(text.get(at..end));
            at = end;
        }
        pieces.extend(text.get(at..).filter(|rest| !rest.is_empty()));
        assert_eq!(pieces, cut);
    }

    #[test]
    fn a_sentence_ends_after_its_marks_and_what_closes_behind_them() {
        check(
            "走。他说：“好！”（笑）来",
            &["走。", "他说：“好！”", "（笑）来"],
        );
        check("等等……然后呢？！好", &["等等……", "然后呢？！", "好"]);
        check("一行\n二行", &["一行\n", "二行"]);
        check("没有标点", &["没有标点"]);
        check("", &[]);
    }
}
