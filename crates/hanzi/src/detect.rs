//! Telling the scripts apart by the characters that exist in one of them only.

use crate::script::{Script, ScriptCount, ScriptState};
use crate::variants::VARIANTS;

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
    let variants = &*VARIANTS;
    let mut count = ScriptCount::default();
    for character in text.chars() {
        match variants.script_of(character) {
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
}
