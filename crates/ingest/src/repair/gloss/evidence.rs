//! Whether the notes of a page are a machine's work or a teacher's.
//!
//! A teacher sets notes on rare characters and on those with several readings, or on all of a
//! word; on each once. A machine sets them on common characters, in the middle of running text,
//! and again and again on the same one. The machine met most often knows only the characters of
//! GB 2312 and sets its notes on all others.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Note, is_han};
use crate::repair::gbk;
use crate::repair::lexicon::{fold_character, lexicon};

/// Fewer notes than this prove nothing.
const FEWEST: usize = 4;

/// A page has at least one note for so many Han characters.
const DENSITY: usize = 150;

/// The Han characters of a stretch that is looked at by itself where the page as a whole shows
/// nothing.
const STRETCH: usize = 4000;

/// How common a character is that needs no note, as a natural logarithm: about three thousand
/// are.
const COMMON: f32 = -13.0;

/// So many characters with several readings each show a teacher at work.
const MANY_READINGS: usize = 3;

/// Words that a page has which teaches pronunciation.
const TEACHING: [&str; 12] = [
    "拼音", "读音", "讀音", "注音", "多音", "生字", "声调", "聲調", "声母", "聲母", "拼读", "拼讀",
];

/// Those of the notes, in order, that a machine has set.
pub(super) fn of_a_machine<'a>(text: &str, notes: Vec<Note<'a>>) -> Vec<Note<'a>> {
    if notes.len() < FEWEST {
        return Vec::new();
    }
    if let Some(machine) = Machine::at_work(text, 0..text.len(), &notes) {
        return notes
            .into_iter()
            .filter(|note| machine.has_set(note))
            .collect();
    }
    let mut found = Vec::new();
    let mut notes = notes.into_iter().peekable();
    for stretch in stretches(text) {
        let mut within = Vec::new();
        while let Some(note) = notes.next_if(|note| note.range.start < stretch.end) {
            within.push(note);
        }
        if let Some(machine) = Machine::at_work(text, stretch, &within) {
            found.extend(within.into_iter().filter(|note| machine.has_set(note)));
        }
    }
    found
}

/// A machine that sets notes.
struct Machine {
    /// Whether it leaves the characters of GB 2312 alone.
    spares_gb2312: bool,
}

impl Machine {
    /// The machine whose work the notes in a stretch of text are, if they are one's.
    fn at_work(text: &str, stretch: Range<usize>, notes: &[Note<'_>]) -> Option<Self> {
        let all = notes.len();
        let share = |part: usize, percent: usize| part * 100 >= all * percent;
        if all < FEWEST {
            return None;
        }
        let stretch = text.get(stretch)?;
        let han = stretch
            .chars()
            .filter(|&character| is_han(character))
            .count();
        let common = notes
            .iter()
            .filter(|note| is_common(note.character))
            .count();
        let running = (0..all)
            .filter(|&index| is_in_running_text(text, notes, index))
            .count();
        if all * DENSITY < han || all * 2 > han || !share(common, 75) || !share(running, 50) {
            return None;
        }
        if is_of_many_readings(notes) {
            return None;
        }
        let mut seen = HashSet::new();
        let again = notes
            .iter()
            .filter(|note| !seen.insert((note.character, note.syllable.letters.as_str())))
            .count();
        let outside = notes
            .iter()
            .filter(|note| !gbk::is_gb2312(note.character))
            .count();
        let toneless = notes
            .iter()
            .filter(|note| note.syllable.tone.is_none())
            .count();
        let spares_gb2312 = share(outside, 95);
        let shows = if TEACHING.iter().any(|word| stretch.contains(word)) {
            (all >= 20 && share(again, 35))
                || (all >= 12 && (share(outside, 98) || share(toneless, 90)))
        } else {
            (all >= 6 && share(again, 25))
                || (all > FEWEST && (spares_gb2312 || share(toneless, 90)))
        };
        shows.then_some(Self { spares_gb2312 })
    }

    fn has_set(&self, note: &Note<'_>) -> bool {
        !self.spares_gb2312 || !gbk::is_gb2312(note.character)
    }
}

/// Whether of the characters that have several notes many have them for several readings. A machine has
/// one reading for each character, a teacher shows them all.
fn is_of_many_readings(notes: &[Note<'_>]) -> bool {
    let mut first: HashMap<char, &str> = HashMap::new();
    let (mut again, mut other) = (HashSet::new(), HashSet::new());
    for note in notes {
        if let Some(before) = first.insert(note.character, note.written) {
            again.insert(note.character);
            if before != note.written {
                other.insert(note.character);
            }
        }
    }
    other.len() >= MANY_READINGS && other.len() * 4 > again.len()
}

/// Whether the character of a note has a neighbour without one.
fn is_in_running_text(text: &str, notes: &[Note<'_>], index: usize) -> bool {
    let Some(note) = notes.get(index) else {
        return false;
    };
    let before = text
        .get(..note.start())
        .and_then(|before| before.chars().next_back());
    if before.is_some_and(is_han) {
        return true;
    }
    let after = text
        .get(note.range.end..)
        .and_then(|after| after.chars().next());
    let has_note = notes
        .get(index + 1)
        .is_some_and(|next| next.start() == note.range.end);
    after.is_some_and(is_han) && !has_note
}

fn is_common(character: char) -> bool {
    lexicon().character(fold_character(character)) > COMMON
}

/// A text cut into stretches of about [`STRETCH`] Han characters, at line ends.
fn stretches(text: &str) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let (mut start, mut end, mut han) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        end += line.len();
        han += line.chars().filter(|&character| is_han(character)).count();
        if han >= STRETCH {
            stretches.push(start..end);
            (start, han) = (end, 0);
        }
    }
    stretches.push(start..end);
    stretches
}

#[cfg(test)]
mod tests {
    use crate::repair::gloss::find;
    use crate::repair::signs::Signs;

    fn notes_taken_out(text: &str) -> usize {
        find(text, Signs::of(text)).len()
    }

    #[test]
    fn notes_on_common_characters_again_and_again_are_a_machines() {
        let page = "我們的學(xué)校開學(xué)了，學(xué)生們都來學(xué)習(xí)，大家學(xué)得很好，\
                    老師說學(xué)習(xí)要認真。";
        assert_eq!(notes_taken_out(page), 8);
    }

    #[test]
    fn notes_without_tones_are_a_machines() {
        let page = "今年政(zheng)府(fu)在網站(zhan)上公布了新的辦(ban)法，市民可以提(ti)出意見，\
                    會議在下午三點開始。";
        assert_eq!(notes_taken_out(page), 5);
    }

    #[test]
    fn a_word_list_keeps_its_notes() {
        let page = "第一课 生字\n天(tiān) 地(dì) 人(rén) 你(nǐ) 我(wǒ) 他(tā)\n\
                    天(tiān)地(dì)人(rén)\n你(nǐ)我(wǒ)他(tā)\n";
        assert_eq!(notes_taken_out(page), 0);
    }

    #[test]
    fn a_list_of_characters_with_several_readings_keeps_its_notes() {
        let page = "這個行(xíng)字，在銀行裡讀行(háng)；長(cháng)短的長，也是長(zhǎng)大的長；\
                    重(zhòng)要的重，又是重(chóng)複的重；還(hái)有的還，也是還(huán)書的還。";
        assert_eq!(notes_taken_out(page), 0);
    }

    #[test]
    fn a_lesson_on_characters_with_two_readings_keeps_its_notes() {
        let page = "多音字练习：行(xíng)走，银行(háng)，不行(xíng)，行(háng)列；长(cháng)短，\
                    生长(zhǎng)，校长(zhǎng)，长(cháng)江；好(hǎo)人，爱好(hào)，友好(hǎo)，好(hào)奇；\
                    重(zhòng)要，重(chóng)复，体重(zhòng)，重(chóng)新；着(zháo)火，着(zhuó)装；\
                    当(dāng)然，上当(dàng)，当(dāng)心，恰当(dàng)。";
        assert_eq!(notes_taken_out(page), 0);
    }

    #[test]
    fn a_note_on_a_rare_character_stays() {
        assert_eq!(
            notes_taken_out("他去了爨(cuàn)底下村，又去了瞿(qú)塘峡，还有亳(bó)州。"),
            0
        );
    }

    #[test]
    fn brackets_around_other_words_stay() {
        let page = "維生素(vitamin)和計算機(computer)、學(xué)校的學(xué)生學(xué)會了學(xué)習，\
                    再學(xué)一次，還要學(xué)。";
        assert_eq!(notes_taken_out(page), 6);
    }
}
