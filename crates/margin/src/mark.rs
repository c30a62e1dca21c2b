//! Marks, and how two sets of them become one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Anchor;

/// Everything in the margin, by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Margin {
    marks: BTreeMap<String, Mark>,
}

/// A mark. It is deleted when it was deleted after its last change; then nothing of it is kept but that.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// When it was last changed, in milliseconds of Unix time. First, so that the later of two is the
    /// greater.
    pub changed: u64,
    /// When it was deleted; 0 for never. What is older stays so, wherever it comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub deleted: u64,
    /// When it was made.
    #[serde(default)]
    pub created: u64,
    /// What it is called, for ever.
    pub id: String,
    /// The article it is in.
    #[serde(default)]
    pub article: String,
    /// What it is.
    #[serde(default)]
    pub kind: Kind,
    /// Where it is; nothing for the article as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// What the reader wrote.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What else was written, in another tab or on another machine, and when: nobody's words are lost.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub others: BTreeMap<String, u64>,
}

/// What a mark is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The article is to be found again.
    #[default]
    Bookmark,
    /// A passage in one of the inks, perhaps with a note.
    Passage(Ink),
    /// A note on the article as a whole.
    Note,
    /// How far the reader has come.
    Position,
}

/// An ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ink {
    /// 朱.
    Vermilion,
    /// 靛.
    Indigo,
    /// 綠.
    Green,
    /// 赭.
    Ochre,
}

/// What an import would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Preview {
    /// Marks that are not here yet.
    pub new: u32,
    /// Marks that stay as they are.
    pub same: u32,
    /// Marks that change, their text aside.
    pub changed: u32,
    /// Marks of which both texts are kept.
    pub both: u32,
    /// Marks that are deleted.
    pub deleted: u32,
}

impl Ink {
    /// All four, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Vermilion, Self::Indigo, Self::Green, Self::Ochre];
}

impl Mark {
    /// Whether it is deleted.
    pub const fn is_deleted(&self) -> bool {
        self.deleted >= self.changed
    }

    /// Deletes it. The time is not before its last change, whatever the clock says.
    pub fn delete(&mut self, now: u64) {
        self.deleted = now.max(self.changed);
        self.settle();
    }

    /// Writes another text. The time is after its last change and deletion, whatever the clock says.
    pub fn rewrite(&mut self, text: String, now: u64) {
        let last = self.changed.max(self.deleted);
        self.changed = now.max(last.saturating_add(1));
        self.text = text;
        self.settle();
    }

    /// This mark and another of the same id as one: the later change holds, and a text that differs is kept
    /// beside. Of changes at the same moment the greater holds, so that the order does not matter.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        let deleted = self.deleted.max(other.deleted);
        let mut others = BTreeMap::new();
        for mark in [&self, &other] {
            let own = std::iter::once((&mark.text, &mark.changed));
            for (text, changed) in own.chain(&mark.others) {
                let latest = others.entry(text.clone()).or_insert(*changed);
                *latest = (*latest).max(*changed);
            }
        }
        let stripped = |mut mark: Self| {
            (mark.deleted, mark.others) = (0, BTreeMap::new());
            mark
        };
        let mut merged = stripped(self).max(stripped(other));
        (merged.deleted, merged.others) = (deleted, others);
        merged.settle();
        merged
    }

    /// Forgets what was deleted, and what is said twice.
    pub(crate) fn settle(&mut self) {
        if self.is_deleted() {
            *self = Self {
                changed: self.changed,
                deleted: self.deleted,
                id: std::mem::take(&mut self.id),
                ..Self::default()
            };
            return;
        }
        let (own, deleted) = (&self.text, self.deleted);
        self.others
            .retain(|text, changed| *changed > deleted && text != own && !text.is_empty());
    }
}

impl Margin {
    /// The marks that are not deleted, by id.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.marks.values().filter(|mark| !mark.is_deleted())
    }

    /// All marks, also what is left of deleted ones, by id.
    pub fn all(&self) -> impl Iterator<Item = &Mark> {
        self.marks.values()
    }

    /// A mark that is not deleted.
    pub fn mark(&self, id: &str) -> Option<&Mark> {
        self.marks.get(id).filter(|mark| !mark.is_deleted())
    }

    /// A mark, or what is left of a deleted one.
    pub fn get(&self, id: &str) -> Option<&Mark> {
        self.marks.get(id)
    }

    /// Takes in a mark, and gives what it is now.
    pub fn put(&mut self, mut mark: Mark) -> Mark {
        mark.settle();
        let merged = match self.marks.remove(&mark.id) {
            Some(known) => known.merge(mark),
            None => mark,
        };
        self.marks.insert(merged.id.clone(), merged.clone());
        merged
    }

    /// Takes in everything of another.
    pub fn merge(&mut self, other: Self) {
        for mark in other.marks.into_values() {
            self.put(mark);
        }
    }

    /// What taking in another would do.
    pub fn preview(&self, other: &Self) -> Preview {
        let mut told = Preview::default();
        for mark in other.marks.values() {
            let known = self.marks.get(&mark.id);
            let merged = known.map(|known| known.clone().merge(mark.clone()));
            let count = match (known, merged) {
                (None, _) if !mark.is_deleted() => &mut told.new,
                (Some(known), Some(merged)) if *known != merged => {
                    if merged.is_deleted() && !known.is_deleted() {
                        &mut told.deleted
                    } else if known.is_deleted() && !merged.is_deleted() {
                        &mut told.new
                    } else if merged.others.len() > known.others.len() {
                        &mut told.both
                    } else {
                        &mut told.changed
                    }
                }
                _ => &mut told.same,
            };
            *count += 1;
        }
        told
    }
}

impl FromIterator<Mark> for Margin {
    fn from_iter<T: IntoIterator<Item = Mark>>(marks: T) -> Self {
        let mut margin = Self::default();
        for mark in marks {
            margin.put(mark);
        }
        margin
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    fn note(text: &str, changed: u64) -> Mark {
        Mark {
            changed,
            created: 1,
            id: "n".to_owned(),
            article: "a".to_owned(),
            kind: Kind::Passage(Ink::Vermilion),
            text: text.to_owned(),
            ..Mark::default()
        }
    }

    #[test]
    fn the_later_of_two_texts_holds_and_the_other_is_kept() {
        let both = note("early", 5).merge(note("late", 7));
        assert_eq!((both.text.as_str(), both.changed), ("late", 7));
        assert_eq!(both.others, BTreeMap::from([("early".to_owned(), 5)]));
    }

    #[test]
    fn what_was_deleted_does_not_come_back_from_an_older_file() {
        let mut gone = note("mine", 5);
        gone.delete(6);
        assert!(gone.is_deleted() && gone.text.is_empty());
        let merged = gone.clone().merge(note("mine", 5));
        assert!(merged.is_deleted() && merged.others.is_empty());
        let again = merged.merge(note("anew", 9));
        assert!(!again.is_deleted() && again.others.is_empty());
    }

    #[test]
    fn a_clock_that_went_back_loses_nothing() {
        let mut mark = note("first", 50);
        mark.rewrite("second".to_owned(), 3);
        let merged = note("first", 50).merge(mark.clone());
        assert_eq!(merged.text, "second");
        mark.delete(3);
        assert!(mark.is_deleted());
        mark.rewrite("third".to_owned(), 3);
        assert!(!mark.is_deleted());
    }

    #[test]
    fn an_import_says_what_it_would_do() {
        let here: Margin = [note("here", 5)].into_iter().collect();
        assert_eq!(here.preview(&here).same, 1);
        let there = Margin::from_iter([
            note("there", 4),
            Mark {
                id: "m".to_owned(),
                ..note("", 1)
            },
        ]);
        let told = here.preview(&there);
        assert_eq!((told.new, told.both, told.changed), (1, 1, 0));
        let mut gone = note("here", 5);
        gone.delete(9);
        assert_eq!(here.preview(&Margin::from_iter([gone])).deleted, 1);
    }

    prop_compose! {
        pub(crate) fn any_mark()(
            id in "[mn]", changed in 0u64..6, deleted in 0u64..6, created in 0u64..3, kind in 0usize..7,
            text in "[甲乙]{0,1}", start in 0u32..2, is_placed in any::<bool>(),
        ) -> Mark {
            let kinds = [Kind::Bookmark, Kind::Note, Kind::Position];
            let kind = kinds.get(kind).copied().unwrap_or_else(|| Kind::Passage(Ink::ALL[kind - 3]));
            let anchor = is_placed.then(|| Anchor { start, exact: text.clone(), ..Anchor::default() });
            let article = "a".to_owned();
            Mark { changed, deleted, created, id, article, kind, anchor, text, others: BTreeMap::new() }
        }
    }

    prop_compose! {
        pub(crate) fn any_margin()(marks in prop::collection::vec(any_mark(), 0..6)) -> Margin {
            marks.into_iter().collect()
        }
    }

    fn united(one: &Margin, other: &Margin) -> Margin {
        let mut one = one.clone();
        one.merge(other.clone());
        one
    }

    proptest! {
        #[test]
        fn the_order_of_merging_does_not_matter(a in any_margin(), b in any_margin(), c in any_margin()) {
            prop_assert_eq!(united(&a, &b), united(&b, &a));
            prop_assert_eq!(united(&a, &a), a.clone());
            prop_assert_eq!(united(&united(&a, &b), &c), united(&a, &united(&b, &c)));
        }

        #[test]
        fn no_text_that_is_younger_than_a_deletion_is_lost(a in any_mark(), b in any_mark()) {
            let b = Mark { id: a.id.clone(), ..b };
            let merged = Margin::from_iter([a.clone(), b.clone()]);
            let deleted = a.deleted.max(b.deleted);
            for mark in [a, b] {
                if mark.changed > deleted && !mark.text.is_empty() {
                    let kept = merged.mark(&mark.id).unwrap();
                    prop_assert!(kept.text == mark.text || kept.others.contains_key(&mark.text));
                }
            }
        }
    }
}
