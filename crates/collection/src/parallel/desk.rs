//! What converts for a reader.

use std::collections::BTreeMap;
use std::ops::Range;

use hanzi::{
    Choice, Config, Conversion, Converter, Missing, Options, Reviewer, Rules, ScriptState, Tables,
    count, leftovers,
};

use super::wish::{Wish, Writing};
use super::{MachineMade, Mark, Pair, Parallel, Proposal, Run};

/// The converters for one wish, under rules.
pub struct Desk {
    pub(super) wish: Wish,
    /// None where source and target have the same writing.
    pub(super) converter: Option<Converter>,
    pub(super) rules: Rules,
    reviewer: Option<Reviewer>,
    /// The converters to each region, where their tables are there.
    pub(super) regions: Vec<(Writing, Option<Converter>)>,
    /// To Simplified and back, to tell what a machine left.
    back: Option<(Converter, Converter)>,
}

impl Desk {
    /// The desk for a wish. Tables that only cards, doubt or the telling of machines need may be
    /// missing: those are then left out.
    pub fn new(tables: &Tables, wish: Wish, rules: Rules) -> Result<Self, Missing> {
        let mut desk = Self::for_rows(tables, wish, rules)?;
        desk.reviewer = wish
            .config()
            .and_then(|config| Reviewer::new(tables, config, Options::default()).ok());
        let region = |to| {
            let options = Options {
                mode: wish.options().mode,
                ..Options::default()
            };
            let config = wish.from.config(to, true);
            let made = config.and_then(|config| tables.converter(config, options).ok());
            (to, made)
        };
        desk.regions = [Writing::Hans, Writing::HantTw, Writing::HantHk]
            .map(region)
            .into();
        Ok(desk)
    }

    /// The desk for a wish without doubt and without what cards need: it is there in a third of the
    /// time.
    pub fn for_rows(tables: &Tables, wish: Wish, rules: Rules) -> Result<Self, Missing> {
        let converter = |config, options| tables.converter(config, options);
        let made = wish
            .config()
            .map(|config| converter(config, wish.options()))
            .transpose()?;
        let plain = |config| converter(config, Options::default()).ok();
        let back = (wish.from != Writing::Hans)
            .then(|| plain(Config::T2s).zip(plain(Config::S2tw)))
            .flatten();
        Ok(Self {
            wish,
            converter: made,
            rules,
            reviewer: None,
            regions: Vec::new(),
            back,
        })
    }

    /// The pieces in both writings. `choices` are those of each piece; pieces beyond them have none.
    pub fn compare(&self, pieces: &[&str], choices: &[Vec<Choice>]) -> Parallel {
        let mut counts: BTreeMap<Mark, u32> = BTreeMap::new();
        let mut pairs = Vec::with_capacity(pieces.len());
        for (number, piece) in pieces.iter().enumerate() {
            let pair = self.pair(piece, choices.get(number).map_or(&[], Vec::as_slice));
            for run in &pair.runs {
                *counts.entry(run.mark).or_default() += 1;
            }
            pairs.push(pair);
        }
        Parallel {
            languages: (self.wish.from.tag().into(), self.wish.to.tag().into()),
            pairs,
            counts: counts.into_iter().collect(),
            machine_made: self.machine_made(pieces),
        }
    }

    /// A piece converted, with what the conversion knows of it; `None` where nothing is to be done.
    pub(super) fn conversion(&self, piece: &str, choices: &[Choice]) -> Option<hanzi::Ruled> {
        let converter = self.converter.as_ref()?;
        Some(converter.align_with(piece, &self.rules, choices))
    }

    fn pair(&self, piece: &str, choices: &[Choice]) -> Pair {
        let Some(ruled) = self.conversion(piece, choices) else {
            return Pair {
                source: piece.to_owned(),
                target: piece.to_owned(),
                runs: same(piece),
                unused_choices: Vec::new(),
            };
        };
        let runs = self.runs(piece, &ruled.conversion);
        Pair {
            source: piece.to_owned(),
            target: ruled.conversion.into_text(),
            runs,
            unused_choices: ruled.unused.into_iter().map(number).collect(),
        }
    }

    fn runs(&self, piece: &str, conversion: &Conversion) -> Vec<Run> {
        let reviewer = self.reviewer.as_ref();
        let doubts = reviewer.map(|it| it.doubts(piece, conversion));
        let mut doubts = doubts.into_iter().flatten().peekable();
        let run = |span: hanzi::Span| {
            let mut doubt = 0;
            while let Some(next) = doubts.next_if(|it| it.source.start < span.source.end) {
                doubt = next.score.max(doubt);
            }
            Run {
                source: range(&span.source),
                target: range(&span.target),
                mark: span.kind.into(),
                doubt,
            }
        };
        conversion.spans().map(run).collect()
    }

    /// What a machine left in the pieces together, if it looks like its work.
    fn machine_made(&self, pieces: &[&str]) -> Option<MachineMade> {
        let (hans, back) = self.back.as_ref()?;
        let mut made = MachineMade::default();
        let mut all = hanzi::Leftovers::default();
        if count(&pieces.concat()).state() == ScriptState::Hans {
            return None;
        }
        for (piece, at) in pieces.iter().zip(0..) {
            let found = leftovers(piece, hans, back);
            all.n_left += found.n_left;
            all.n_wanted += found.n_wanted;
            let proposals = found.proposals.into_iter().map(|proposal| Proposal {
                piece: at,
                source: range(&proposal.source),
                better: proposal.better,
            });
            made.proposals.extend(proposals);
        }
        (made.wanted, made.left) = (all.n_wanted, all.n_left);
        all.is_machine_made().then_some(made)
    }
}

/// The runs of a piece that is not converted.
fn same(piece: &str) -> Vec<Run> {
    let whole = range(&(0..piece.len()));
    let run = Run {
        source: whole.clone(),
        target: whole,
        mark: Mark::Same,
        doubt: 0,
    };
    if piece.is_empty() {
        Vec::new()
    } else {
        vec![run]
    }
}

/// A number as messages have it.
pub(super) fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A range as messages have it.
pub(super) fn range(range: &Range<usize>) -> Range<u32> {
    number(range.start)..number(range.end)
}
