//! Copies, losses and disguises.

use crate::chance::Chance;

fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

/// The lines of a text that are paragraphs, by number.
fn paragraphs(text: &str) -> Vec<usize> {
    let is_paragraph = |line: &str| line.chars().filter(|&it| is_han(it)).count() >= 70;
    text.lines()
        .enumerate()
        .filter(|(_, line)| is_paragraph(line))
        .map(|(nth, _)| nth)
        .collect()
}

/// Pastes a paragraph twice.
pub(crate) fn pasted_whole(text: &str, chance: &mut Chance) -> Option<String> {
    let paragraphs = paragraphs(text);
    let nth = *paragraphs.get(chance.below(paragraphs.len()))?;
    let lines = text.lines().enumerate();
    let line = |(at, line): (usize, &str)| {
        if at == nth {
            format!("{line}\n{line}\n")
        } else {
            format!("{line}\n")
        }
    };
    Some(lines.map(line).collect())
}

/// Begins a paragraph, breaks off in the middle of a sentence, and begins it again.
pub(crate) fn pasted_in_part(text: &str, chance: &mut Chance) -> Option<String> {
    let paragraphs = paragraphs(text);
    let nth = *paragraphs.get(chance.below(paragraphs.len()))?;
    let lines = text.lines().enumerate();
    let line = |(at, line): (usize, &str)| {
        if at != nth {
            return format!("{line}\n");
        }
        let begins = line
            .chars()
            .take_while(|character| character.is_whitespace())
            .count();
        let length = line.chars().count();
        let indent: String = line.chars().take(begins).collect();
        let part: String = line.chars().skip(begins).take(length * 3 / 4).collect();
        format!("{indent}{part}{}\n", line.trim_start())
    };
    Some(lines.map(line).collect())
}

/// Loses two characters in some sentences, and says how often.
pub(crate) fn lost(text: &str, chance: &mut Chance) -> (String, usize) {
    let characters: Vec<char> = text.chars().collect();
    let mut damaged = String::new();
    let (mut at, mut count) = (0, 0);
    while at < characters.len() {
        let around = characters
            .get(at.saturating_sub(3)..at + 6)
            .unwrap_or_default();
        if around.len() > 8
            && around.iter().all(|&character| is_han(character))
            && chance.once_in(20)
        {
            damaged.push_str(["???", "\u{fffd}\u{fffd}", "□□"][chance.below(3)]);
            at += 2;
            count += 1;
        } else {
            damaged.push(characters[at]);
            at += 1;
        }
    }
    (damaged, count)
}

/// Sets controls without width between characters of words.
pub(crate) fn unseen(text: &str, chance: &mut Chance) -> String {
    let mut damaged = String::new();
    let mut last = ' ';
    for character in text.chars() {
        if is_han(last) && is_han(character) && chance.once_in(12) {
            damaged
                .push(['\u{200b}', '\u{feff}', '\u{200d}', '\u{ad}', '\u{202a}'][chance.below(5)]);
        }
        damaged.push(character);
        last = character;
    }
    damaged
}

/// Puts glyphs that no one writes for common characters.
pub(crate) fn rare_glyphs(text: &str, _: &mut Chance) -> String {
    let pairs = [
        ("視视", '眡'),
        ("規规", '槼'),
        ("總总", '縂'),
        ("處处", '処'),
        ("體体", '躰'),
        ("當当", '儅'),
        ("參参", '蓡'),
        ("並并", '竝'),
        ("舉举", '擧'),
        ("構构", '搆'),
    ];
    let put = |character: char| {
        pairs
            .iter()
            .find(|(usual, _)| usual.contains(character))
            .map_or(character, |pair| pair.1)
    };
    text.chars().map(put).collect()
}

/// Puts radicals and compatibility ideographs for the characters they look like.
pub(crate) fn look_alikes(text: &str, _: &mut Chance) -> String {
    let put = |character: char| match character {
        '一' => '⼀',
        '人' => '⼈',
        '文' => '⽂',
        '大' => '⼤',
        '用' => '⽤',
        '行' => '\u{fa08}',
        '不' => '\u{f967}',
        _ => character,
    };
    text.chars().map(put).collect()
}

/// Widens some letters and digits in words of several.
pub(crate) fn widened(text: &str, _: &mut Chance) -> String {
    let mut damaged = String::new();
    let mut last = ' ';
    for character in text.chars() {
        let is_second = character.is_ascii_alphanumeric() && last.is_ascii_alphanumeric();
        let wide = char::from_u32(u32::from(character) + 0xFEE0).filter(|_| is_second);
        damaged.push(wide.unwrap_or(character));
        // Every second one, so that each word keeps both widths.
        last = if is_second { ' ' } else { character };
    }
    damaged
}
