//! Arabic numbers in Chinese numerals, as vertical text mostly has them.
//!
//! A year stands digit by digit (二〇一六年), other whole numbers by their places (二十六篇), as GB/T
//! 15835-2011 has them, 3 and 4. Codes, fractions, times of day, percentages and what is longer than eight
//! digits stay.

use std::ops::Range;

use crate::edits::Edits;

/// The digits.
const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// The longest number that is written by its places.
const LONGEST: usize = 8;

/// The numbers of a text in Chinese numerals, with `myriad` for ten thousand (万, 萬).
pub(crate) fn in_numerals(text: &str, myriad: char) -> Edits {
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some(number) = next_number(text, from) {
        from = number.end;
        let digits = text.get(number.clone()).unwrap_or_default();
        let after = text.get(number.end..).unwrap_or_default();
        let before = text.get(..number.start).unwrap_or_default();
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit())
            && !joins(after.chars().next())
            && !joins(before.chars().next_back());
        if is_plain && let Some(spelled) = spell(digits, after, myriad) {
            edits.push((number.start, number.end, spelled));
        }
    }
    edits.into_iter().collect()
}

/// Whether a sign beside a number makes it a part of something else.
fn joins(sign: Option<char>) -> bool {
    let is_joining = |sign| "%％‰℃°/:×-+$#@№~=".contains(sign);
    sign.is_some_and(is_joining)
}

/// A number in numerals.
fn spell(digits: &str, after: &str, myriad: char) -> Option<String> {
    let of = |digit: char| DIGITS.get(digit.to_digit(10)? as usize).copied();
    let is_year = digits.len() == 4 && after.starts_with('年');
    if is_year || digits.len() > 1 && digits.starts_with('0') {
        return digits.chars().map(of).collect();
    }
    let value: u32 = digits.parse().ok().filter(|_| digits.len() <= LONGEST)?;
    if value == 0 {
        return of('0').map(String::from);
    }
    let (high, low) = (value / 10_000, value % 10_000);
    let mut spelled = String::new();
    if high > 0 {
        by_places(high, &mut spelled, false);
        spelled.push(myriad);
    }
    by_places(low, &mut spelled, high > 0);
    Some(match spelled.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => spelled,
    })
}

/// A number under ten thousand by its places; `is_rest` where it stands after a higher one.
fn by_places(value: u32, spelled: &mut String, is_rest: bool) {
    let mut is_gap = false;
    let mut has_any = is_rest;
    for (place, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / place % 10;
        if digit == 0 {
            is_gap = has_any;
            continue;
        }
        if is_gap {
            spelled.push('零');
            is_gap = false;
        }
        spelled.extend(DIGITS.get(digit as usize));
        spelled.push_str(unit);
        has_any = true;
    }
}

/// The next number, with all that belongs to it, after a place.
fn next_number(text: &str, from: usize) -> Option<Range<usize>> {
    let is_of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '_');
    let rest = text.get(from..)?;
    let start = rest.find(is_of_number)?;
    let length = rest.get(start..)?.find(|c| !is_of_number(c));
    let start = from + start;
    Some(start..length.map_or(text.len(), |length| start + length))
}

#[cfg(test)]
mod tests {
    use super::in_numerals;

    #[track_caller]
    fn check(text: &str, wanted: &str) {
        assert_eq!(in_numerals(text, '万').put(text, 0, &mut []), wanted);
    }

    #[test]
    fn years_stand_digit_by_digit_and_others_by_places() {
        check("2016年9月30日，共26篇", "二〇一六年九月三十日，共二十六篇");
        check(
            "10个、11、20、100、101、110、1001、1010",
            "十个、十一、二十、一百、一百零一、一百一十、一千零一、一千零一十",
        );
        check(
            "12345人，100000、10010次",
            "一万二千三百四十五人，十万、一万零一十次",
        );
        check("第3次，007号，0元", "第三次，〇〇七号，〇元");
        check("1万", "一万");
    }

    #[test]
    fn codes_fractions_and_long_numbers_stay() {
        for stays in [
            "GB12",
            "12.5",
            "1,200",
            "50%",
            "10:30",
            "B5",
            "123456789",
            "2016-09",
            "3/4",
            "$5",
        ] {
            check(stays, stays);
        }
    }

    #[test]
    fn a_traditional_text_has_its_own_ten_thousand() {
        let text = "20000人";
        assert_eq!(in_numerals(text, '萬').put(text, 0, &mut []), "二萬人");
    }
}
