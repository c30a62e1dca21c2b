//! Telling the scripts apart by the characters that exist in one of them only.

use std::sync::LazyLock;

use crate::script::{Script, ScriptCount, ScriptState};
use crate::varint;

/// Telling characters a text must have before they say anything. One alone may be a name, a
/// quotation or a character that both scripts write in some words.
const FEWEST: u32 = 2;

/// The weaker script counts as a slip, not as a mixture, up to this many characters whatever the
/// length of the text,
const SLIPS: u32 = 2;

/// and above that while it has less than one in this many of the telling characters.
/// Machine-converted pages were seen to leave one in a hundred.
const SLIP_SHARE: u32 = 20;

/// Counts the characters of `text` that belong to one script only.
///
/// Simplified only are the 3,807 characters that have a Traditional form and are themselves the
/// Traditional form of nothing; Traditional only the 3,216 that are written otherwise in
/// Simplified text and are nobody's simplification there (both by the character tables of OpenCC
/// 1.4.2). The other characters, among them 后, 干 and 里, say nothing.
///
/// ```
/// let count = hanzi::count("学习 and 學習里");
/// assert_eq!((count.hans, count.hant), (2, 2));
/// ```
pub fn count(text: &str) -> ScriptCount {
    let sets = &*SETS;
    let mut count = ScriptCount::default();
    for character in text.chars() {
        match sets.script_of(character) {
            Some(Script::Hans) => count.hans = count.hans.saturating_add(1),
            Some(Script::Hant) => count.hant = count.hant.saturating_add(1),
            None => {}
        }
    }
    count
}

impl ScriptCount {
    /// What the count says: [`ScriptState::Undecided`] below two telling characters or when there
    /// are two that disagree, [`ScriptState::Mixed`] when the weaker script has more than two
    /// characters and at least a twentieth of all, else the stronger script.
    pub fn state(self) -> ScriptState {
        let all = self.hans.saturating_add(self.hant);
        let weaker = self.hans.min(self.hant);
        if all < FEWEST || (self.hans == self.hant && weaker <= SLIPS) {
            ScriptState::Undecided
        } else if weaker > SLIPS && weaker.saturating_mul(SLIP_SHARE) >= all {
            ScriptState::Mixed
        } else if self.hans > self.hant {
            ScriptState::Hans
        } else {
            ScriptState::Hant
        }
    }
}

/// The packed sets: a line of provenance, then for Simplified and Traditional a count and the gaps
/// between the code points, each as a varint.
static PACKED: &[u8] = include_bytes!("../data/script.bin");

static SETS: LazyLock<Sets> = LazyLock::new(|| Sets::unpack(PACKED).unwrap_or_default());

/// Both sets, sorted.
#[derive(Default)]
struct Sets {
    /// Code points in ascending order, each with its script.
    characters: Vec<(char, Script)>,
}

impl Sets {
    fn unpack(packed: &[u8]) -> Option<Self> {
        let mut bytes = packed.splitn(2, |&byte| byte == b'\n').nth(1)?;
        let mut characters = Vec::new();
        for script in [Script::Hans, Script::Hant] {
            let mut code = 0_u32;
            for _ in 0..varint::take(&mut bytes)? {
                code = code.checked_add(varint::take(&mut bytes)?)?;
                characters.push((char::from_u32(code)?, script));
            }
        }
        characters.sort_unstable();
        Some(Self { characters })
    }

    fn script_of(&self, character: char) -> Option<Script> {
        // Below the first Han block nothing is listed: Latin text costs no search.
        if character < '\u{3400}' {
            return None;
        }
        let at = self
            .characters
            .binary_search_by_key(&character, |&(listed, _)| listed)
            .ok()?;
        self.characters.get(at).map(|&(_, script)| script)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, counts: (u32, u32), state: ScriptState) {
        let count = count(text);
        assert_eq!(
            ((count.hans, count.hant), count.state()),
            (counts, state),
            "{text}"
        );
    }

    #[test]
    fn the_sets_have_the_sizes_named_in_the_documentation() {
        let n = |wanted| {
            SETS.characters
                .iter()
                .filter(|&&(_, script)| script == wanted)
                .count()
        };
        assert_eq!((n(Script::Hans), n(Script::Hant)), (3807, 3216));
        assert!(
            SETS.characters.is_sorted_by(|a, b| a.0 < b.0),
            "no character is in both"
        );
    }

    #[test]
    fn each_script_is_told_by_its_own_characters() {
        check("中华人民共和国图书馆学习活动", (8, 0), ScriptState::Hans);
        check("中華民國圖書館學習活動", (0, 8), ScriptState::Hant);
    }

    #[test]
    fn characters_of_both_scripts_say_nothing() {
        check("后干里面只有台", (0, 0), ScriptState::Undecided);
        check("", (0, 0), ScriptState::Undecided);
        check("Duizhao 2016 ｆｕｌｌ", (0, 0), ScriptState::Undecided);
    }

    #[test]
    fn one_telling_character_is_too_few() {
        check("说明", (1, 0), ScriptState::Undecided);
        check("说話", (1, 1), ScriptState::Undecided);
        check("说话", (2, 0), ScriptState::Hans);
    }

    #[test]
    fn a_few_slips_do_not_make_a_text_mixed() {
        check("圖書館學習東風與車輛，说说", (2, 10), ScriptState::Hant);
        assert_eq!(
            ScriptCount {
                hans: 30,
                hant: 900
            }
            .state(),
            ScriptState::Hant
        );
    }

    #[test]
    fn two_scripts_in_earnest_are_mixed() {
        check("图书馆学习 圖書館學習", (5, 5), ScriptState::Mixed);
        assert_eq!(
            ScriptCount {
                hans: 60,
                hant: 900
            }
            .state(),
            ScriptState::Mixed
        );
    }

    #[test]
    fn counts_at_the_limit_of_the_type_do_not_overflow() {
        let most = ScriptCount {
            hans: u32::MAX,
            hant: u32::MAX,
        };
        assert_eq!(most.state(), ScriptState::Mixed);
    }

    #[test]
    fn a_damaged_table_unpacks_to_nothing() {
        assert!(Sets::unpack(b"no line end").is_none());
        assert!(Sets::unpack(b"cut\n\x05\x01").is_none());
        assert!(Sets::unpack(b"beyond Unicode\n\x01\xff\xff\xff\xff\x0f\x00").is_none());
    }
}
