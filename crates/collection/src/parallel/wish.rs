//! Which writing a reader wants beside the text.

use hanzi::{Config, Marks, Mode, Options, ScriptState, Tables};
use serde::{Deserialize, Serialize};

/// A writing of Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Writing {
    /// Simplified.
    #[serde(rename = "zh-Hans")]
    Hans,
    /// Traditional as OpenCC writes it, of no region.
    #[serde(rename = "zh-Hant")]
    Hant,
    /// Traditional of Taiwan.
    #[serde(rename = "zh-Hant-TW")]
    HantTw,
    /// Traditional of Hong Kong.
    #[serde(rename = "zh-Hant-HK")]
    HantHk,
}

impl Writing {
    /// Its BCP 47 tag, for `lang`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::HantTw => "zh-Hant-TW",
            Self::HantHk => "zh-Hant-HK",
        }
    }

    /// The writing of a text of that script; a mixed one counts as Traditional, which it has more of
    /// than a Simplified text would.
    pub const fn of(script: ScriptState) -> Self {
        match script {
            ScriptState::Hant | ScriptState::Mixed => Self::Hant,
            ScriptState::Hans | ScriptState::Undecided => Self::Hans,
        }
    }

    /// The conversion from one writing to another; none where nothing is to be done.
    pub const fn config(self, to: Self, words: bool) -> Option<Config> {
        Some(match (self, to) {
            (Self::Hans, Self::Hant) => Config::S2t,
            (Self::Hans, Self::HantTw) if words => Config::S2twp,
            (Self::Hans, Self::HantTw) => Config::S2tw,
            (Self::Hans, Self::HantHk) if words => Config::S2hkp,
            (Self::Hans, Self::HantHk) => Config::S2hk,
            (Self::Hant, Self::Hans) => Config::T2s,
            (Self::HantTw, Self::Hans) if words => Config::Tw2sp,
            (Self::HantTw, Self::Hans) => Config::Tw2s,
            (Self::HantHk, Self::Hans) if words => Config::Hk2sp,
            (Self::HantHk, Self::Hans) => Config::Hk2s,
            (Self::Hant, Self::HantTw) => Config::T2tw,
            (Self::Hant, Self::HantHk) => Config::T2hk,
            (Self::HantTw, Self::Hant) => Config::Tw2t,
            (Self::HantHk, Self::Hant) => Config::Hk2t,
            _ => return None,
        })
    }
}

/// Quotation marks of the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotes {
    /// As in the source.
    #[default]
    Keep,
    /// As the writing has them: 「」 in Traditional, “” in Simplified.
    Writing,
}

/// What a reader wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// The writing of the text.
    pub from: Writing,
    /// The writing beside it.
    pub to: Writing,
    /// With the words of the region (软件, 軟體).
    pub words: bool,
    /// In context; else exactly as OpenCC.
    pub context: bool,
    /// The quotation marks.
    pub quotes: Quotes,
}

impl Wish {
    /// The writing wanted beside a text of that script, exactly as OpenCC, without words of regions.
    pub const fn plain(script: ScriptState, to: Writing) -> Self {
        Self {
            from: Writing::of(script),
            to,
            words: false,
            context: false,
            quotes: Quotes::Keep,
        }
    }

    /// The conversion, if anything is to be done.
    pub const fn config(self) -> Option<Config> {
        self.from.config(self.to, self.words)
    }

    /// The files of tables the conversion cannot do without, by their names without `.bin`. With
    /// `context` there too doubt is ranked; with `st`, `ts` and `tw` cards show all regions, and a
    /// machine's work is told.
    pub fn tables(self) -> Vec<&'static str> {
        let mut tables = self.config().map_or(&[][..], Config::tables).to_vec();
        if self.context && self.from == Writing::Hans {
            tables.push("context");
        }
        tables
    }

    /// The tables without which a machine's work cannot be told from a text like that, of those that are
    /// not loaded.
    pub fn tables_to_tell(self, tables: &Tables) -> Vec<String> {
        let mut lacking: Vec<String> = Vec::new();
        let configs = [Config::T2s, Config::S2tw];
        let needed = configs.iter().filter(|_| self.from != Writing::Hans);
        for table in needed.flat_map(|config| tables.missing(*config)) {
            if lacking.iter().all(|it| it != table) {
                lacking.push(table.to_owned());
            }
        }
        lacking
    }

    /// The options of its conversion.
    pub(super) const fn options(self) -> Options {
        Options {
            mode: if self.context {
                Mode::Context
            } else {
                Mode::Exact
            },
            rare: false,
            marks: match (self.quotes, self.to) {
                (Quotes::Keep, _) => Marks::Keep,
                (Quotes::Writing, Writing::Hans) => Marks::Curly,
                (Quotes::Writing, _) => Marks::Corner,
            },
        }
    }
}
