//! The table linked into every program: variant classes for search, with the script of each member,
//! and the characters that are only other codes for one.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use super::dictionary::{Dictionaries, single};
use super::script::Scripts;
use super::varint::{push, push_step};

/// The dictionaries whose every pair is taken as two forms of one character. A union and not a
/// conversion: one-way maps miss 著/着 and break on chains such as 幺/么/麼.
const SOURCES: [&str; 5] = [
    "STCharacters",
    "TSCharacters",
    "TSCharactersExt",
    "TWVariants",
    "HKVariants",
];

/// What the Kangxi radicals U+2F00 to U+2FD5 stand for, in their order (the compatibility
/// decompositions of Unicode). Text copied out of PDF files has them in place of characters.
const RADICALS: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山\
    巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙\
    牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮\
    色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食\
    首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Packs the table: members in order as gaps; a tag for each (bits 0 and 1 its script, bit 2 set
/// when another member stands for the class); for those, the step between the ranks of the members
/// that stand for them; then other codes for one character, as gaps and as steps.
pub(super) fn pack(dictionaries: &Dictionaries) -> Result<Vec<u8>, Box<dyn Error>> {
    let scripts = Scripts::of(dictionaries)?;
    let heads = heads(dictionaries, &scripts)?;
    let mut bytes = Vec::new();
    push_gaps(&mut bytes, &heads)?;
    for (member, head) in &heads {
        bytes.push(scripts.tag(*member) | u8::from(member != head) << 2);
    }
    let in_order: BTreeSet<char> = heads.values().copied().collect();
    let ranks: BTreeMap<char, u32> = in_order.into_iter().zip(0..).collect();
    let mut last = 0;
    for (_, head) in heads.iter().filter(|(member, head)| member != head) {
        let rank = *ranks.get(head).ok_or("a class without a head")?;
        push_step(&mut bytes, last, rank);
        last = rank;
    }
    let codes = codes(dictionaries)?;
    push_gaps(&mut bytes, &codes)?;
    last = 0;
    for target in codes.values().map(|&target| u32::from(target)) {
        push_step(&mut bytes, last, target);
        last = target;
    }
    Ok(bytes)
}

/// Each member of a class with the member that stands for it: Simplified where the class has such
/// a character, else the lowest code.
fn heads(
    dictionaries: &Dictionaries,
    scripts: &Scripts,
) -> Result<BTreeMap<char, char>, Box<dyn Error>> {
    let mut class_of: BTreeMap<char, usize> = BTreeMap::new();
    let mut classes: Vec<BTreeSet<char>> = Vec::new();
    for source in SOURCES {
        for (key, forms) in dictionaries.named(source)? {
            let together = forms.iter().chain([key]).filter_map(|form| single(form));
            let mut class: BTreeSet<char> = together.collect();
            for old in class
                .clone()
                .iter()
                .filter_map(|member| class_of.get(member))
            {
                class.append(classes.get_mut(*old).ok_or("a class out of range")?);
            }
            class_of.extend(class.iter().map(|&member| (member, classes.len())));
            classes.push(class);
        }
    }
    let mut heads = BTreeMap::new();
    for class in classes.into_iter().filter(|class| class.len() > 1) {
        let order = |member: &&char| (scripts.tag(**member) != 1, scripts.tag(**member), **member);
        let head = *class.iter().min_by_key(order).ok_or("an empty class")?;
        heads.extend(class.into_iter().map(|member| (member, head)));
    }
    Ok(heads)
}

/// Compatibility ideographs and radicals with the character they are.
fn codes(dictionaries: &Dictionaries) -> Result<BTreeMap<char, char>, Box<dyn Error>> {
    let radicals = '\u{2f00}'..='\u{2fd5}';
    let mut codes: BTreeMap<char, char> = radicals.zip(RADICALS.chars()).collect();
    for (key, forms) in dictionaries.named("CJK_Compatibility_Ideographs")? {
        let form = forms.first().and_then(|form| single(form));
        codes.insert(
            single(key).ok_or("a compatibility key of several characters")?,
            form.ok_or("a compatibility value of several characters")?,
        );
    }
    Ok(codes)
}

/// Appends how many keys there are and the gaps between their codes.
fn push_gaps(bytes: &mut Vec<u8>, keys: &BTreeMap<char, char>) -> Result<(), Box<dyn Error>> {
    push(bytes, u32::try_from(keys.len())?);
    let mut last = 0;
    for code in keys.keys().map(|&key| u32::from(key)) {
        push(bytes, code - last);
        last = code;
    }
    Ok(())
}
