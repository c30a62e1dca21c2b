//! What punctuation says about a lost character: an open bracket wants to be closed, and two
//! stops do not follow one another.

/// What it counts to close the bracket that is open, or to close one that is not.
const CLOSES: f32 = 4.0;
/// What it costs to open a bracket at the end of a line.
const OPENS_NOTHING: f32 = 8.0;
/// What two stops in a row cost, or a stop behind an opening bracket.
const TWO_STOPS: f32 = 10.0;

const BRACKETS: [(char, char); 9] = [
    ('“', '”'),
    ('‘', '’'),
    ('（', '）'),
    ('《', '》'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〈', '〉'),
    ('〔', '〕'),
];

/// The bracket that is open at the end of a text.
pub(super) fn open_bracket(text: impl IntoIterator<Item = char>) -> Option<char> {
    let mut open = Vec::new();
    for character in text {
        for (opening, closing) in BRACKETS {
            if character == opening {
                open.push(opening);
            } else if character == closing && open.last() == Some(&opening) {
                open.pop();
            }
        }
    }
    open.pop()
}

/// The bracket that a text closes and has not opened.
pub(super) fn wanted_bracket(text: impl IntoIterator<Item = char>) -> Option<char> {
    let mut open = 0_usize;
    for character in text {
        if BRACKETS.iter().any(|(opening, _)| *opening == character) {
            open += 1;
        } else if let Some((opening, _)) = BRACKETS.iter().find(|(_, it)| *it == character) {
            if open == 0 {
                return Some(*opening);
            }
            open -= 1;
        }
    }
    None
}

/// How well a character fits behind an open bracket and between its neighbours.
pub(super) fn fit(
    open: Option<char>,
    before: Option<char>,
    character: char,
    after: Option<char>,
) -> f32 {
    let mut fit = 0.0;
    if let Some((opening, _)) = BRACKETS.iter().find(|(_, closing)| *closing == character) {
        // What a line closes at its end another may have opened, but no title goes on so far.
        let is_title = matches!(opening, '《' | '〈' | '【' | '〔');
        let unopened = if is_title || after.is_some_and(|after| after != '\n') {
            -CLOSES
        } else {
            0.0
        };
        fit += if open == Some(*opening) {
            CLOSES
        } else {
            unopened
        };
    }
    if after.is_none_or(|after| after == '\n') && BRACKETS.iter().any(|it| it.0 == character) {
        fit -= OPENS_NOTHING;
    }
    let is_stop = |mark: char| "，。、；：！？,;:!?".contains(mark);
    let opens = |mark: char| BRACKETS.iter().any(|(opening, _)| *opening == mark);
    let is_misplaced = before.is_some_and(|before| is_stop(before) || opens(before));
    if is_stop(character) && (is_misplaced || after.is_some_and(is_stop)) {
        fit -= TWO_STOPS;
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_open_bracket_is_the_one_that_is_open() {
        assert_eq!(open_bracket("《一“二”".chars()), Some('《'));
        assert_eq!(open_bracket("（《》）".chars()), None);
    }

    #[test]
    fn closing_what_is_open_fits_best() {
        let fits = |character| fit(Some('“'), Some('育'), character, Some(','));
        assert!(fits('”') > fits('的') && fits('的') > fits('、') && fits('的') > fits('》'));
    }
}
