//! How characters with several forms are used where no phrase decides.

use crate::char_map::CharMap;

/// How far around a character conditions look, in characters.
const FAR: usize = 24;

/// Usages of characters, in order; the first that fits decides. `data/usage.txt` describes them.
pub(crate) struct Usages {
    all: Vec<Usage>,
    /// The number of the first usage of a character, plus 1. Those of one stand together.
    firsts: CharMap,
}

/// One usage.
pub(crate) struct Usage {
    pub(crate) character: char,
    pub(crate) form: Box<str>,
    /// As written in the table.
    pub(crate) written: Box<str>,
    conditions: Vec<Condition>,
}

/// A condition on what stands around a character.
struct Condition {
    /// Whether it has to fail.
    is_negated: bool,
    place: Place,
    /// Any of these.
    words: Vec<Box<str>>,
}

/// Where a condition looks.
#[derive(Clone, Copy)]
enum Place {
    Before,
    After,
    Clause,
}

impl Usages {
    /// The usages of a table, one to a line; `None` at a line that is none.
    pub(crate) fn of(table: &str) -> Option<Self> {
        let mut all: Vec<Usage> = Vec::new();
        let mut firsts = CharMap::default();
        for line in table.lines() {
            let usage = Usage::of(line)?;
            let first = firsts.slot(usage.character)?;
            if *first == 0 {
                *first = u32::try_from(all.len()).ok()? + 1;
            }
            all.push(usage);
        }
        Some(Self { all, firsts })
    }

    /// The usage of the character at `at` of a text, by its number, and the form.
    pub(crate) fn at(&self, codes: &[u32], at: usize) -> Option<(u32, &str)> {
        let code = *codes.get(at)?;
        let first = self.firsts.of(code).checked_sub(1)?;
        let around = Around::of(codes, at);
        let own = |usage: &&Usage| u32::from(usage.character) == code;
        let mut usages = self
            .all
            .get(first as usize..)?
            .iter()
            .take_while(own)
            .zip(first..);
        let (usage, number) = usages.find(|(usage, _)| usage.fits(&around))?;
        Some((number, &usage.form))
    }

    /// A usage by its number.
    pub(crate) fn named(&self, number: u32) -> Option<&Usage> {
        self.all.get(number as usize)
    }
}

impl Usage {
    fn of(line: &str) -> Option<Self> {
        let mut columns = line.splitn(3, ' ');
        let (first, form) = (columns.next()?, columns.next()?);
        let mut characters = first.chars();
        let character = characters.next()?;
        let written = columns.next().unwrap_or_default();
        let conditions = written.split_whitespace().map(Condition::of);
        let is_single = characters.as_str().is_empty() && form.chars().count() == 1;
        is_single.then_some(Self {
            character,
            form: form.into(),
            written: written.into(),
            conditions: conditions.collect::<Option<_>>()?,
        })
    }

    fn fits(&self, around: &Around) -> bool {
        self.conditions
            .iter()
            .all(|condition| condition.holds(around))
    }
}

impl Condition {
    fn of(written: &str) -> Option<Self> {
        let positive = written.strip_prefix('!');
        let mut rest = positive.unwrap_or(written).chars();
        let place = match rest.next()? {
            '<' => Place::Before,
            '>' => Place::After,
            '~' => Place::Clause,
            _ => return None,
        };
        Some(Self {
            is_negated: positive.is_some(),
            place,
            words: rest.as_str().split('|').map(Into::into).collect(),
        })
    }

    fn holds(&self, around: &Around) -> bool {
        let (before, after) = (around.before.as_str(), around.after.as_str());
        let mut words = self.words.iter().map(AsRef::as_ref);
        self.is_negated
            != words.any(|word: &str| match self.place {
                Place::Before => before.ends_with(word),
                Place::After => after.starts_with(word),
                Place::Clause => before.contains(word) || after.contains(word),
            })
    }
}

/// What stands around a character, up to the ends of its clause, which are marked.
struct Around {
    before: String,
    after: String,
}

impl Around {
    fn of(codes: &[u32], at: usize) -> Self {
        let word = |code: &&u32| char::from_u32(**code).is_some_and(char::is_alphanumeric);
        let characters = |codes: Vec<&u32>| -> String {
            let codes = codes.into_iter();
            codes.filter_map(|&code| char::from_u32(code)).collect()
        };
        let before = codes.get(..at).unwrap_or_default().iter().rev();
        let mut before: Vec<&u32> = before.take(FAR).take_while(word).collect();
        before.reverse();
        let after = codes.get(at + 1..).unwrap_or_default().iter();
        let after: Vec<&u32> = after.take(FAR).take_while(word).collect();
        // A stretch cut off in the middle has no end there.
        let (begins, ends) = (before.len() < FAR, after.len() < FAR);
        let mut around = Self {
            before: if begins {
                "^".to_owned()
            } else {
                String::new()
            },
            after: characters(after),
        };
        around.before.push_str(&characters(before));
        if ends {
            around.after.push('$');
        }
        around
    }
}

#[cfg(test)]
mod tests {
    use super::Usages;

    fn form(table: &str, text: &str, character: char) -> Option<String> {
        let usages = Usages::of(table).unwrap();
        let codes: Vec<u32> = text.chars().map(u32::from).collect();
        let at = text.chars().position(|it| it == character).unwrap();
        usages.at(&codes, at).map(|(_, form)| form.to_owned())
    }

    #[test]
    fn the_first_usage_whose_conditions_hold_decides() {
        let table = "只 甲 <^ >有$\n只 乙 <两|三 !>有\n只 丙 ~猫\n干 丁\n";
        assert_eq!(form(table, "，只有。", '只'), Some("甲".into()));
        assert_eq!(form(table, "三只狗", '只'), Some("乙".into()));
        assert_eq!(form(table, "三只有狗", '只'), None);
        assert_eq!(form(table, "三只有猫", '只'), Some("丙".into()));
        assert_eq!(form(table, "三只有，猫", '只'), None);
        assert_eq!(form(table, "干", '干'), Some("丁".into()));
        assert_eq!(form(table, "里", '里'), None);
    }

    #[test]
    fn the_end_of_what_is_looked_at_is_no_end_of_a_clause() {
        let far = "字".repeat(30);
        assert_eq!(form("只 甲 <^", &format!("{far}只"), '只'), None);
        assert_eq!(form("只 甲 ~$", &format!("只{far}"), '只'), None);
        assert_eq!(
            form("只 甲 >$", &format!("{far}只"), '只'),
            Some("甲".into())
        );
    }

    #[test]
    fn a_line_that_is_no_usage_is_refused() {
        for table in ["只", "只 甲乙", "只 甲 猫", "", "只 甲 <"] {
            assert_eq!(
                Usages::of(table).is_none(),
                !table.is_empty() && table != "只 甲 <"
            );
        }
    }
}
