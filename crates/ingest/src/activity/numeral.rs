//! Numbers in digits and in Chinese numerals.

use super::signs::{DIGIT, NUMERAL, Signs};

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `2015`.
    Arabic,
    /// `二〇一五`: one numeral for every digit.
    Digits,
    /// `二十八`.
    Words,
}

/// A whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: i64,
    /// The place after it.
    pub(super) end: usize,
    pub(super) style: Style,
    /// How many signs it has.
    pub(super) len: usize,
}

/// More digits than that are no number that we read.
const LONGEST: usize = 15;

/// The number that begins at a place, as long as it goes. Nothing where it is too long.
pub(super) fn read(signs: &Signs<'_>, at: usize) -> Option<Number> {
    if signs.is(at, DIGIT) {
        arabic(signs, at)
    } else if signs.is(at, NUMERAL) {
        chinese(signs, at)
    } else {
        None
    }
}

/// The place after the numerals or digits at a place.
pub(super) fn end(signs: &Signs<'_>, at: usize) -> usize {
    let class = if signs.is(at, DIGIT) { DIGIT } else { NUMERAL };
    let mut end = at;
    while end < signs.count() && signs.is(end, class) {
        end += 1;
    }
    end
}

fn arabic(signs: &Signs<'_>, at: usize) -> Option<Number> {
    let end = end(signs, at);
    if end - at > LONGEST {
        return None;
    }
    let mut value = 0_i64;
    for place in at..end {
        value = value * 10 + i64::from(signs.get(place)?.to_digit(10)?);
    }
    Some(Number {
        value,
        end,
        style: Style::Arabic,
        len: end - at,
    })
}

fn chinese(signs: &Signs<'_>, at: usize) -> Option<Number> {
    let end = end(signs, at);
    let len = end - at;
    if len > LONGEST {
        return None;
    }
    let tens = (at..end).any(|place| signs.get(place).is_some_and(|c| weight(c).is_some()));
    if !tens && len > 1 {
        let mut value = 0_i64;
        for place in at..end {
            value = value * 10 + digit(signs.get(place)?)?;
        }
        return Some(Number {
            value,
            end,
            style: Style::Digits,
            len,
        });
    }
    let (mut value, mut open) = (0_i64, 0_i64);
    for place in at..end {
        let c = signs.get(place)?;
        match (digit(c), weight(c)) {
            (Some(digit), _) => open = digit,
            (None, Some((times, counted))) => {
                let many = if counted {
                    open.max(i64::from(open == 0))
                } else {
                    1
                };
                value += many * times;
                open = 0;
            }
            (None, None) => return None,
        }
    }
    Some(Number {
        value: value + open,
        end,
        style: Style::Words,
        len,
    })
}

/// The value of a numeral for one digit.
pub(super) fn digit(c: char) -> Option<i64> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of a numeral for a power of ten, and whether a digit before it counts it.
fn weight(c: char) -> Option<(i64, bool)> {
    Some(match c {
        '十' | '拾' => (10, true),
        '百' | '佰' => (100, true),
        '千' | '仟' => (1000, true),
        '廿' => (20, false),
        '卅' => (30, false),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, value: i64, style: Style) {
        let signs = Signs::of(text, 0);
        let number = read(&signs, 0).unwrap();
        assert_eq!((number.value, number.style), (value, style), "{text}");
    }

    #[test]
    fn numbers_are_read_in_every_style() {
        check("2015年", 2015, Style::Arabic);
        check("２０１５年", 2015, Style::Arabic);
        check("二〇一五年", 2015, Style::Digits);
        check("二○一五年", 2015, Style::Digits);
        check("二零一五年", 2015, Style::Digits);
        check("二十八日", 28, Style::Words);
        check("十月", 10, Style::Words);
        check("廿三", 23, Style::Words);
        check("一百零五", 105, Style::Words);
        check("兩篇", 2, Style::Words);
        check("三千二百", 3200, Style::Words);
        check("貳拾", 20, Style::Words);
    }

    #[test]
    fn a_number_without_end_is_none() {
        assert_eq!(read(&Signs::of(&"1".repeat(400), 0), 0), None);
        assert_eq!(read(&Signs::of("年", 0), 0), None);
    }
}
