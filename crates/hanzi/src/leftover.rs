//! What a machine left of Simplified in a text it made Traditional.

use std::ops::Range;

use crate::convert::{Converter, Kind, Span};
use crate::detect::count;
use crate::script::{Script, ScriptState};
use crate::variants::VARIANTS;

/// Fewest places left for a text to count as made by a machine: fewer are slips or quotations.
const FEWEST: u32 = 3;
/// The least share of places left: one of so many. Texts written in Traditional were seen to have
/// one in fifteen at most, pages that had been converted one in three and more.
const SHARE: u32 = 8;

/// Spellings that differ among writers of Traditional, the Simplified shape first: who writes 台灣
/// or 發布 follows a usage, not a machine. Chosen by us.
const USAGES: &str = "台臺 布佈 周週 占佔 注註 游遊 托託 回迴 才纔 吃喫 核覈 群羣 升昇 升陞 岳嶽 志誌 秘祕 借藉 \
    卷捲 凶兇 雇僱 杰傑 污汙 泄洩 扎紮 涌湧 搜蒐 欲慾 尸屍 杠槓 折摺 象像 峰峯 床牀 踪蹤 唇脣 皂皁 背揹 伙夥 \
    灶竈 沾霑 念唸 症癥 炮砲 修脩 弦絃 席蓆 熏燻 麻痲 梁樑 唯惟 家傢 了瞭 克剋 向嚮 冬鼕 朱硃";

/// Places of a Traditional text where a character merged into another by simplification stands, or
/// should.
///
/// A converter that works by characters alone, or badly, leaves 干部, 后備, 征文: characters that
/// exist in Traditional too, but in other words. They are the mark of a text made by a machine, and
/// what better stood there can be proposed. It is never put silently.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leftovers {
    /// Places where a phrase wants one of several Traditional forms, other than the character they
    /// were merged into. Spellings that differ among writers of Traditional are not counted.
    pub n_wanted: u32,
    /// How many of these have that character.
    pub n_left: u32,
    /// What better stood there, in order.
    pub proposals: Vec<Proposal>,
}

/// A place that better stood otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The word that decides, where it stands in the text in bytes.
    pub source: Range<usize>,
    /// The word with the better characters.
    pub better: String,
}

/// Whether writers of Traditional differ on how a character of Simplified is spelled.
pub(crate) fn is_spelled_variously(merged: char) -> bool {
    let mut pairs = USAGES.split_whitespace();
    pairs.any(|pair| pair.starts_with(merged))
}

impl Leftovers {
    /// Whether the text was made from Simplified by a machine: three places left or more, and at
    /// least an eighth of all.
    pub fn is_machine_made(&self) -> bool {
        self.n_left >= FEWEST && self.n_left.saturating_mul(SHARE) >= self.n_wanted
    }
}

/// Looks for what a machine left in a Traditional text. `hans` converts to Simplified
/// ([`crate::Config::T2s`]), `back` to the Traditional of the text ([`crate::Config::S2tw`] for that
/// of Taiwan); conversions with words of a region find nothing. In a Simplified text nothing is
/// left of Simplified: [`crate::count`] tells which a text is.
pub fn leftovers(text: &str, hans: &Converter, back: &Converter) -> Leftovers {
    if count(text).state() == ScriptState::Hans {
        return Leftovers::default();
    }
    let simplified = hans.convert(text);
    let again = back.align(&simplified);
    let mut leftovers = Leftovers::default();
    let n = |text: &str| text.chars().count();
    if n(text) != n(&simplified) || n(text) != n(again.text()) {
        return leftovers;
    }
    let mut places = text
        .char_indices()
        .zip(simplified.chars())
        .zip(again.text().chars());
    for span in again.spans() {
        let n_characters = simplified.get(span.source.clone()).map_or(0, n);
        let word = places
            .by_ref()
            .take(n_characters)
            .map(|(((at, own), merged), wanted)| Place {
                at,
                own,
                merged,
                wanted,
            });
        leftovers.look_at(&span, &word.collect::<Vec<_>>());
    }
    leftovers
}

/// A character of the text.
struct Place {
    at: usize,
    own: char,
    /// What it becomes in Simplified,
    merged: char,
    /// and that in turn in Traditional.
    wanted: char,
}

impl Place {
    /// Whether one of several forms is wanted here, and no other spelling of the same.
    fn counts(&self) -> bool {
        let usage = |pair: &str| {
            let mut pair = pair.chars();
            pair.next() == Some(self.merged) && pair.next() == Some(self.wanted)
        };
        self.merged != self.wanted
            && VARIANTS.script_of(self.merged) != Some(Script::Hans)
            && !USAGES.split_whitespace().any(usage)
    }

    /// Whether a character is left that stands for the wanted one in Simplified only.
    fn is_left(&self) -> bool {
        self.own == self.merged && self.counts()
    }
}

impl Leftovers {
    /// Counts the places of one span of the way back.
    fn look_at(&mut self, span: &Span, word: &[Place]) {
        if !matches!(span.kind, Kind::Phrase | Kind::Override) {
            return;
        }
        let n = |places: usize| u32::try_from(places).unwrap_or(u32::MAX);
        let n_left = word.iter().filter(|place| place.is_left()).count();
        self.n_wanted += n(word.iter().filter(|place| place.counts()).count());
        self.n_left += n(n_left);
        let (Some(first), Some(last)) = (word.first(), word.last()) else {
            return;
        };
        if n_left > 0 {
            let better = |place: &Place| {
                if place.is_left() {
                    place.wanted
                } else {
                    place.own
                }
            };
            self.proposals.push(Proposal {
                source: first.at..last.at + last.own.len_utf8(),
                better: word.iter().map(better).collect(),
            });
        }
    }
}
