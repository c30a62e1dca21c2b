//! An article in two scripts, cut into what is drawn.

use std::borrow::Cow;

use collection::{Mark, Over, RowKind, SideRow, Sides, Stretch, Writing, plain};

use crate::settings::Marks;

/// A piece of a sentence as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Its name in the sentence. A marked run has the same whether the sentence is followed or not: what
    /// is under the pointer must stay the same node.
    pub key: u32,
    /// Its text.
    pub text: Cow<'a, str>,
    /// The run, where the piece is one that can be asked about.
    pub run: Option<&'a Stretch>,
    /// Whether it is marked.
    pub is_marked: bool,
    /// Whether it is looked for, or marked.
    pub over: Over,
}

/// Whether a reader who wants these marks sees one of that kind.
pub const fn is_shown(mark: Mark, marks: Marks) -> bool {
    match (mark, marks) {
        (Mark::Same, _) | (_, Marks::Off) => false,
        (_, Marks::All) | (Mark::OneToMany, Marks::Several) => true,
        _ => mark.matters(),
    }
}

/// The class of a run: which line it has under it, and whether it is red in the sentence that is
/// followed.
pub fn class(run: &Stretch, is_marked: bool, is_picked: bool) -> String {
    let line = match run.mark {
        _ if !is_marked => "",
        Mark::Region => "n1",
        Mark::Phrase | Mark::Usage => "n2",
        Mark::Rule | Mark::Protected | Mark::Choice => "n4",
        Mark::OneToMany => "n3",
        Mark::Same | Mark::Plain | Mark::Quote => "n0",
    };
    let differs = if run
        .target
        .as_deref()
        .is_some_and(|target| target != run.source)
    {
        "c "
    } else {
        ""
    };
    let picked = if is_picked { " pick" } else { "" };
    [differs, line, picked].concat()
}

/// One column of a sentence. Runs that are neither marked nor, in the sentence that is followed,
/// something else in the other column are one text with what stands beside them.
pub fn segments(
    sentence: &[Stretch],
    marks: Marks,
    is_followed: bool,
    converted: bool,
) -> Vec<Segment<'_>> {
    let mut segments: Vec<Segment<'_>> = Vec::new();
    for (at, stretch) in sentence.iter().enumerate() {
        let is_marked = is_shown(stretch.mark, marks);
        let own = is_marked || (is_followed && stretch.mark != Mark::Same);
        let text = if converted {
            stretch.target()
        } else {
            &stretch.source
        };
        match segments.last_mut() {
            Some(last) if last.run.is_none() && !own && last.over == stretch.over => {
                last.text.to_mut().push_str(text);
            }
            _ => segments.push(Segment {
                key: if own {
                    stretch.run
                } else {
                    text_key(sentence, at)
                },
                text: Cow::Borrowed(text),
                run: own.then_some(stretch),
                is_marked,
                over: stretch.over,
            }),
        }
    }
    segments
}

/// The name of a text that is no run, by the first stretch in it: its number, and how many stretches of
/// that number stand before it. No run has so high a number.
fn text_key(sentence: &[Stretch], at: usize) -> u32 {
    let run = sentence.get(at).map_or(0, |stretch| stretch.run);
    let before = sentence.iter().take(at).filter(|it| it.run == run).count();
    let before = u32::try_from(before.min(0xff)).unwrap_or(0xff);
    1 << 31 | run << 8 | before
}

/// What stands in the strip beside a row.
pub fn number(row: &SideRow) -> String {
    match row.kind {
        RowKind::Paragraph(number) => number.to_string(),
        _ => String::new(),
    }
}

/// How many characters differ, how many have several forms, and how many words are of the region.
pub fn counts(sides: &Sides) -> [usize; 3] {
    let [mut differing, mut several, mut regional] = [0; 3];
    for run in sides
        .rows
        .iter()
        .flat_map(|row| row.sentences.iter().flatten())
    {
        let pairs = (plain(&run.source), plain(run.target()));
        let pairs = pairs.0.chars().zip(pairs.1.chars());
        differing += pairs.filter(|(one, other)| one != other).count();
        several += usize::from(run.mark == Mark::OneToMany);
        regional += usize::from(run.mark == Mark::Region);
    }
    [differing, several, regional]
}

/// Where the name of a writing stands among 大陆, 台湾, 香港 and 繁体 of no region.
pub const fn place_of(writing: Writing) -> usize {
    match writing {
        Writing::Hans => 0,
        Writing::HantTw => 1,
        Writing::HantHk => 2,
        Writing::Hant => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_is_apart_in_both_columns() {
        let mut sentence = sentence();
        for at in [2, 3] {
            sentence[at].over = Over::Hit;
        }
        for (converted, drawn) in [(true, "反覆"), (false, "反复")] {
            let all = segments(&sentence, Marks::Off, false, converted);
            let hits: Vec<_> = all
                .iter()
                .map(|it| (&*it.text, it.over == Over::Hit))
                .collect();
            assert_eq!(hits.len(), 3);
            assert_eq!(hits[1], (format!("一再{drawn}").as_str(), true));
            let mut keys: Vec<u32> = all.iter().map(|it| it.key).collect();
            keys.dedup();
            assert_eq!(keys.len(), 3);
        }
    }

    fn stretch(source: &str, target: Option<&str>, mark: Mark, run: u32) -> Stretch {
        Stretch {
            source: source.to_owned(),
            target: target.map(str::to_owned),
            mark,
            run,
            over: Over::Nothing,
        }
    }

    fn sentence() -> Vec<Stretch> {
        vec![
            stretch("我", None, Mark::Same, 0),
            stretch("们", Some("們"), Mark::Plain, 1),
            stretch("一再", None, Mark::Same, 2),
            stretch("反复", Some("反覆"), Mark::Phrase, 3),
            stretch("干", Some("幹"), Mark::OneToMany, 4),
            stretch("。", None, Mark::Same, 5),
        ]
    }

    #[track_caller]
    fn check(marks: Marks, is_followed: bool, converted: bool, drawn: &[&str]) {
        let sentence = sentence();
        let segments = segments(&sentence, marks, is_followed, converted);
        let texts: Vec<_> = segments.iter().map(|segment| &*segment.text).collect();
        assert_eq!(texts, drawn, "{marks:?}");
    }

    #[test]
    fn only_what_is_marked_is_apart() {
        check(Marks::Off, false, true, &["我們一再反覆幹。"]);
        check(Marks::Matter, false, true, &["我們一再", "反覆", "幹。"]);
        check(Marks::Matter, false, false, &["我们一再", "反复", "干。"]);
        check(
            Marks::Several,
            false,
            true,
            &["我們一再", "反覆", "幹", "。"],
        );
        check(
            Marks::All,
            false,
            true,
            &["我", "們", "一再", "反覆", "幹", "。"],
        );
    }

    #[test]
    fn in_the_sentence_that_is_followed_all_that_differs_is_apart() {
        check(
            Marks::Off,
            true,
            true,
            &["我", "們", "一再", "反覆", "幹", "。"],
        );
    }

    #[test]
    fn each_kind_of_mark_has_a_line_of_its_own() {
        let lines = |mark, target| class(&stretch("干", target, mark, 0), true, false);
        assert_eq!(lines(Mark::Region, Some("幹")), "c n1");
        assert_eq!(lines(Mark::Phrase, None), "n2");
        assert_eq!(lines(Mark::OneToMany, Some("干")), "n3");
        assert_eq!(lines(Mark::Choice, Some("幹")), "c n4");
    }

    #[test]
    fn what_differs_is_counted_in_characters() {
        let sides = Sides {
            from: Writing::Hans,
            to: Writing::HantTw,
            rows: vec![SideRow {
                kind: RowKind::Title,
                key: 0,
                sentences: vec![sentence()],
            }],
            machine_made: Vec::new(),
            tables: Vec::new(),
        };
        assert_eq!(counts(&sides), [3, 1, 0]);
    }

    #[test]
    fn a_marked_run_keeps_its_name_when_its_sentence_is_followed() {
        let sentence = sentence();
        let keys = |is_followed| {
            let all = segments(&sentence, Marks::Matter, is_followed, true);
            let mut keys: Vec<u32> = all.iter().map(|it| it.key).collect();
            let marked = all.iter().filter(|it| it.is_marked).map(|it| it.key);
            let marked: Vec<u32> = marked.collect();
            keys.dedup();
            assert_eq!(keys.len(), all.len(), "no key twice");
            marked
        };
        assert_eq!(keys(true), keys(false));
        assert_eq!(keys(true), [3]);
    }
}
