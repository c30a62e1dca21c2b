//! The tables conversions need, loaded one file after the other.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::context::PHRASES;
use super::converter::Converter;
use super::kind::Kind;
use crate::config::{Config, RARE, REGIONAL, Recipe};
use crate::context::Context;
use crate::dictionary::Dictionary;
use crate::dictionary::unpack::{LoadError, unpack};
use crate::reading::Readings;
use crate::stage::{Member, Stage};
use crate::variants::VARIANTS;

/// How a conversion finds phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// As OpenCC: at each place the longest phrase.
    #[default]
    Exact,
    /// The text is cut into its most likely words first, and characters with several forms follow
    /// rules of usage where no phrase decides. It needs the table `context` too. For conversions
    /// from Simplified; others are exact all the same.
    Context,
}

/// What a conversion does beyond its configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// How phrases are found.
    pub mode: Mode,
    /// Use the simplifications few fonts can show (OpenCC's tofu-risk table). OpenCC's own
    /// command leaves them out, its Python package has them.
    pub rare: bool,
    /// The quotation marks of the target.
    pub marks: Marks,
}

/// Quotation marks of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// As in the source.
    #[default]
    Keep,
    /// 「 」 and 『 』 for “ ” and ‘ ’, except apostrophes inside Latin words.
    Corner,
    /// “ ” and ‘ ’ for 「 」 and 『 』.
    Curly,
}

/// A file of tables that was not loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// Its name without `.bin`.
    pub table: &'static str,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "conversion table {} is not loaded", self.table)
    }
}

impl std::error::Error for Missing {}

/// The name of the table of words.
const CONTEXT: &str = "context";

/// The name of the table of readings.
const READINGS: &str = "readings";

/// The tables loaded so far. Converters share them.
///
/// [`Config::tables`] names the files of a conversion; they are in `crates/hanzi/data/tables`.
#[derive(Default)]
pub struct Tables {
    dictionaries: BTreeMap<Box<str>, Arc<Dictionary>>,
    context: Option<Arc<Context>>,
    readings: Option<Readings>,
}

impl Tables {
    /// No tables yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes up the dictionaries of one file.
    pub fn load(&mut self, file: &[u8]) -> Result<(), LoadError> {
        match Readings::unpack(file) {
            Err(LoadError::NoTable) => {}
            readings => {
                self.readings = Some(readings?);
                return Ok(());
            }
        }
        match Context::unpack(file) {
            Err(LoadError::NoTable) => {}
            context => {
                self.context = Some(Arc::new(context?));
                return Ok(());
            }
        }
        for dictionary in unpack(file)? {
            self.dictionaries
                .insert(dictionary.name().into(), Arc::new(dictionary));
        }
        Ok(())
    }

    /// The files a conversion still lacks.
    pub fn missing(&self, config: Config) -> Vec<&'static str> {
        let Recipe { files, stages, .. } = config.recipe();
        let lacks = |file: &str| {
            let mut names = stages.iter().copied().flatten().copied();
            names.any(|name| file_of(name) == file && !self.dictionaries.contains_key(name))
        };
        files.iter().copied().filter(|file| lacks(file)).collect()
    }

    /// How texts are read.
    pub fn readings(&self) -> Result<&Readings, Missing> {
        let missing = Missing { table: READINGS };
        self.readings.as_ref().ok_or(missing)
    }

    /// The converter for a conversion.
    pub fn converter(&self, config: Config, options: Options) -> Result<Converter, Missing> {
        if let Some(&table) = self.missing(config).first() {
            return Err(Missing { table });
        }
        let recipe = config.recipe();
        let context = self.context_of(config, options)?;
        let mut members = Numbered::default();
        let codes = Stage::new(0, vec![members.add(&Arc::new(ideographs()), None)]);
        let mut stages = Vec::new();
        for (number, names) in (1..).zip(recipe.stages) {
            let mut stage = Vec::new();
            for &name in names.iter().filter(|&&name| options.rare || name != RARE) {
                if let Some(dictionary) = self.dictionaries.get(name) {
                    let kind = REGIONAL.contains(&name).then_some(Kind::Region);
                    stage.push(members.add(dictionary, kind));
                }
            }
            if usize::from(number) == recipe.stages.len()
                && let Some(marks) = marks(options.marks)
            {
                stage.push(members.add(&Arc::new(marks), Some(Kind::Mark)));
            }
            stages.push(Stage::new(number, stage));
        }
        let dictionaries = members.dictionaries;
        Ok(Converter {
            config,
            dictionaries,
            codes,
            segmented_by: recipe.segmented_by,
            stages,
            context,
        })
    }

    /// What a conversion needs to know of words, if it asks for it.
    fn context_of(
        &self,
        config: Config,
        options: Options,
    ) -> Result<Option<Arc<Context>>, Missing> {
        let names = config.recipe().stages.iter().copied().flatten();
        let phrases = names.copied().find(|&name| name == PHRASES);
        let phrases = phrases.and_then(|name| self.dictionaries.get(name));
        let Some(phrases) = phrases.filter(|_| options.mode == Mode::Context) else {
            return Ok(None);
        };
        let context = self.context.as_ref();
        let context = context.filter(|context| context.fits(phrases));
        let missing = Missing { table: CONTEXT };
        context.map(Arc::clone).map(Some).ok_or(missing)
    }
}

/// The file a dictionary is in.
fn file_of(dictionary: &str) -> &'static str {
    match dictionary.as_bytes() {
        [b'S', ..] => "st",
        [b'T', b'S', ..] => "ts",
        [b'T', ..] => "tw",
        [b'H', ..] => "hk",
        _ => "jp",
    }
}

/// Gives the dictionaries of a converter their numbers.
#[derive(Default)]
struct Numbered {
    dictionaries: Vec<Arc<Dictionary>>,
}

impl Numbered {
    fn add(&mut self, dictionary: &Arc<Dictionary>, kind: Option<Kind>) -> Member {
        // A conversion has eight at most.
        let number = u8::try_from(self.dictionaries.len()).unwrap_or(u8::MAX);
        self.dictionaries.push(Arc::clone(dictionary));
        Member {
            number,
            dictionary: Arc::clone(dictionary),
            kind,
        }
    }
}

/// The compatibility ideographs as a dictionary.
fn ideographs() -> Dictionary {
    let entries = VARIANTS
        .ideographs()
        .iter()
        .map(|&(code, usual)| (code, usual.into()));
    Dictionary::of_characters("CJK_Compatibility_Ideographs", entries)
}

/// Quotation marks of one style for the other.
fn marks(marks: Marks) -> Option<Dictionary> {
    let pairs = ["‘『", "’』", "“「", "”」"];
    let back = ["「“", "」”", "『‘", "』’"];
    let pairs = match marks {
        Marks::Keep => return None,
        Marks::Corner => pairs,
        Marks::Curly => back,
    };
    let entries = pairs.iter().filter_map(|pair| {
        let mut pair = pair.chars();
        Some((pair.next()?, pair.as_str().to_owned()))
    });
    Some(Dictionary::of_characters("quotation marks", entries))
}
