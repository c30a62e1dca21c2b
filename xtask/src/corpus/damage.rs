//! Damage of the kinds that archived pages have.

use encoding_rs::{BIG5, GBK, WINDOWS_1252};
use hanzi::Script;
use pinyin::ToPinyin;

use super::chance::Chance;
use super::prose::Paragraph;

/// A kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// Notes on pronunciation after characters.
    Gloss,
    /// Character references left as text.
    References,
    /// A paragraph in UTF-8, read as windows-1252.
    Mojibake,
    /// GBK read one byte off.
    Shift,
    /// Lost characters.
    Gap,
    /// A paragraph begun twice.
    Repeat,
    /// Controls without width inside words.
    Disguise,
}

impl Damage {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Gloss,
        Self::References,
        Self::Mojibake,
        Self::Shift,
        Self::Gap,
        Self::Repeat,
        Self::Disguise,
    ];

    /// Whether a page can have it.
    pub(super) fn fits(self, script: Script, is_html: bool) -> bool {
        match self {
            // The programs that set notes converted into Traditional.
            Self::Gloss => script == Script::Hant,
            Self::Shift => script == Script::Hans,
            // In a page of HTML they would be no damage.
            Self::References => !is_html,
            Self::Mojibake | Self::Gap | Self::Repeat | Self::Disguise => true,
        }
    }

    /// Damages an article. A page of notes has them everywhere, the other kinds damage some of it.
    pub(super) fn make(self, paragraphs: &mut [Paragraph], chance: &mut Chance) {
        let all = matches!(self, Self::Gloss);
        let (first, second) = (
            chance.place(paragraphs.len()),
            chance.place(paragraphs.len()),
        );
        let text = paragraphs.iter_mut().enumerate();
        for (_, paragraph) in
            text.filter(|(at, it)| !it.is_heading && (all || *at == first || *at == second))
        {
            paragraph.text = match self {
                Self::Gloss => glossed(&paragraph.text),
                Self::References => references(&paragraph.text),
                Self::Mojibake => misread(&paragraph.text),
                Self::Shift => shifted(&paragraph.text, chance),
                Self::Gap => lost(&paragraph.text, chance),
                Self::Repeat => begun_twice(&paragraph.text),
                Self::Disguise => disguised(&paragraph.text, chance),
            };
        }
    }
}

/// A note on every character that GB 2312 has not and Big5 counts among the common ones.
fn glossed(text: &str) -> String {
    let mut glossed = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        glossed.push(character);
        let is_noted = !is_gb2312(character) && is_common_in_big5(character);
        if let Some(reading) = character.to_pinyin().filter(|_| is_noted) {
            glossed.push('(');
            glossed.push_str(reading.with_tone());
            glossed.push(')');
        }
    }
    glossed
}

fn is_gb2312(character: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, failed) = GBK.encode(character.encode_utf8(&mut buffer));
    !failed && matches!(*bytes, [0xA1..=0xF7, 0xA1..=0xFE])
}

fn is_common_in_big5(character: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, failed) = BIG5.encode(character.encode_utf8(&mut buffer));
    !failed && matches!(*bytes, [0xA4..=0xC6, _])
}

fn references(text: &str) -> String {
    let reference = |c: char| {
        if c.is_ascii() {
            c.to_string()
        } else {
            format!("&#{};", u32::from(c))
        }
    };
    text.chars().map(reference).collect()
}

fn misread(text: &str) -> String {
    WINDOWS_1252
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

/// The first byte of a comma is lost, so that what follows it is read one byte off.
fn shifted(text: &str, chance: &mut Chance) -> String {
    let commas: Vec<usize> = text.match_indices('，').map(|(at, _)| at).collect();
    let at = commas.get(chance.place(commas.len())).copied();
    let Some((before, after)) = at.and_then(|at| text.split_at_checked(at)) else {
        return text.to_owned();
    };
    let (bytes, _, failed) = GBK.encode(after);
    match bytes.get(1..).filter(|_| !failed) {
        Some(rest) => {
            let (read, _) = GBK.decode_without_bom_handling(rest);
            format!("{before}?{}", read.replace('\u{FFFD}', "?"))
        }
        None => text.to_owned(),
    }
}

/// Two characters are gone here and there.
fn lost(text: &str, chance: &mut Chance) -> String {
    let mark = ["??", "\u{FFFD}\u{FFFD}", "□□"]
        .get(chance.place(3))
        .copied()
        .unwrap_or("??");
    let (mut lost, mut left) = (String::with_capacity(text.len()), 0);
    for character in text.chars() {
        let is_han = matches!(character, '\u{4e00}'..='\u{9fff}');
        if left > 0 && is_han {
            left -= 1;
        } else if is_han && chance.thousandths(8) {
            lost.push_str(mark);
            left = 1;
        } else {
            lost.push(character);
        }
    }
    lost
}

fn begun_twice(text: &str) -> String {
    let part: String = text.chars().take(text.chars().count() * 3 / 4).collect();
    part + text
}

fn disguised(text: &str, chance: &mut Chance) -> String {
    let mut disguised = String::with_capacity(text.len() + 64);
    for character in text.chars() {
        disguised.push(character);
        if chance.thousandths(30) {
            disguised.push('\u{200B}');
        }
    }
    disguised
}
