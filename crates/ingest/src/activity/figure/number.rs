//! Numbers of figures: with fractions, thousands and `万`.

use super::super::numeral::{self, Style};
use super::super::signs::{DIGIT, Signs};

/// The most digits of a number.
const LONGEST: usize = 15;

/// A number in decimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) text: String,
    /// The place after it.
    pub(super) end: usize,
    pub(super) style: Style,
    /// The other end: `三五个`, `3-5篇`.
    pub(super) most: Option<String>,
}

/// The number that begins at a place.
pub(super) fn read(signs: &Signs<'_>, at: usize) -> Option<Decimal> {
    let mut number = if signs.is(at, DIGIT) {
        arabic(signs, at)?
    } else {
        chinese(signs, at)?
    };
    if let Some(power) = power(signs, number.end) {
        number.text = times(&number.text, power)?;
        number.most = match number.most {
            Some(most) => Some(times(&most, power)?),
            None => None,
        };
        number.end += 1;
        if signs.get(number.end) == Some('亿') && power == 4 {
            number.text = times(&number.text, 8)?;
            number.end += 1;
        }
    }
    Some(number)
}

fn power(signs: &Signs<'_>, at: usize) -> Option<usize> {
    match signs.get(at)? {
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    }
}

fn arabic(signs: &Signs<'_>, at: usize) -> Option<Decimal> {
    let mut text = String::new();
    let mut end = at;
    while let Some(c) = signs.get(end).filter(|_| text.len() <= LONGEST) {
        let group = c == ',' && signs.character(end) == Some(',') && is_group(signs, end + 1);
        if c.is_ascii_digit() {
            text.push(c);
        } else if !(group && text.len() <= 12 && !text.contains('.')) {
            let point = c == '.' && !text.contains('.') && signs.is(end + 1, DIGIT);
            if !point {
                break;
            }
            text.push('.');
        }
        end += 1;
    }
    if text.len() > LONGEST {
        return None;
    }
    let whole = text.trim_start_matches('0');
    let text = if whole.is_empty() || whole.starts_with('.') {
        format!("0{whole}")
    } else {
        whole.to_owned()
    };
    Some(Decimal {
        text,
        end,
        style: Style::Arabic,
        most: None,
    })
}

/// Three digits and no fourth.
fn is_group(signs: &Signs<'_>, at: usize) -> bool {
    (at..at + 3).all(|place| signs.is(place, DIGIT)) && !signs.is(at + 3, DIGIT)
}

fn chinese(signs: &Signs<'_>, at: usize) -> Option<Decimal> {
    let number = numeral::read(signs, at)?;
    let style = number.style;
    if style == Style::Digits {
        // `三五个`: from three to five. Longer rows of digits are names.
        let (first, second) = (number.value / 10, number.value % 10);
        let range = number.len == 2 && first > 0 && second > first;
        let (text, most) = (first.to_string(), Some(second.to_string()));
        return range.then_some(Decimal {
            text,
            end: number.end,
            style: Style::Words,
            most,
        });
    }
    Some(Decimal {
        text: number.value.to_string(),
        end: number.end,
        style,
        most: None,
    })
}

/// A number times a power of ten.
pub(super) fn times(text: &str, power: usize) -> Option<String> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut digits = whole.to_owned();
    let mut part = part.chars();
    for _ in 0..power {
        digits.push(part.next().unwrap_or('0'));
    }
    let rest: String = part.collect();
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let rest = rest.trim_end_matches('0');
    let all = if rest.is_empty() {
        digits.to_owned()
    } else {
        format!("{digits}.{rest}")
    };
    (all.len() <= 30).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &str) {
        assert_eq!(read(&Signs::of(text, 0), 0).unwrap().text, wanted, "{text}");
    }

    #[test]
    fn fractions_thousands_and_powers_are_read() {
        check("29.5万人", "295000");
        check("1,234,567份", "1234567");
        check("3.25%", "3.25");
        check("0.5亩", "0.5");
        check("兩萬人", "20000");
        check("1.2億元", "120000000");
        check("5万亿元", "5000000000000");
        check("３５篇", "35");
    }

    #[test]
    fn a_comma_of_the_sentence_is_none_of_the_number() {
        check("12，345篇", "12");
        check("2014,12篇", "2014");
    }
}
