//! The texts that are held: those of the parts that came, as many as the budget allows. Others come again
//! when they are wanted again.

use std::cell::{Cell, RefCell};

use bundle::{ArticleId, BodyAt};

use crate::collection::Collection;
use crate::{Filter, Question};

/// Bytes of parts, unpacked, of which texts are held: enough for a hundred parts as `duizhao build` makes
/// them, and little enough for a phone. With 24 MiB passages of a search just made were fetched again.
const BUDGET: u64 = 64 << 20;

/// The parts of which the texts are here.
#[derive(Debug)]
pub(crate) struct Held {
    /// How many bytes there may be.
    pub(crate) budget: u64,
    /// For every part of the bundle how many bytes of it are here, and the question that last looked in it.
    parts: Vec<(u64, Cell<u64>)>,
    /// The number of the question at hand.
    question: Cell<u64>,
    /// The list and the article that were asked for last.
    last: RefCell<(Filter, Option<ArticleId>)>,
}

impl Held {
    /// Nothing yet, of so many parts.
    pub(crate) fn new(parts: usize) -> Self {
        Self {
            budget: BUDGET,
            parts: vec![(0, Cell::new(0)); parts],
            question: Cell::new(0),
            last: RefCell::default(),
        }
    }

    /// How many bytes are held.
    pub(crate) fn bytes(&self) -> u64 {
        self.parts.iter().map(|(bytes, _)| bytes).sum()
    }

    /// Another question begins, where it is another: what the last one did not use may go. A list and an
    /// article are asked for again and again, in turn, while what they lack comes.
    pub(crate) fn begin(&self, question: &Question) {
        let mut last = self.last.borrow_mut();
        let is_another = match question {
            Question::List { filter, .. } if last.0 != *filter => {
                last.0 = filter.clone();
                true
            }
            Question::Read { id, .. } if last.1.as_ref() != Some(id) => {
                last.1 = Some(id.clone());
                true
            }
            _ => false,
        };
        if is_another {
            self.question.set(self.question.get() + 1);
        }
    }

    /// The question at hand looks in a part.
    pub(crate) fn uses(&self, part: u32) {
        if let Some((_, used)) = self.parts.get(part as usize) {
            used.set(self.question.get());
        }
    }

    /// Takes a part of so many bytes, and gives those that go for it: the longest unused first, and none
    /// that the question at hand has used.
    fn take(&mut self, part: u32, bytes: u64) -> Vec<u32> {
        if let Some(own) = self.parts.get_mut(part as usize) {
            own.0 = bytes;
        }
        self.uses(part);
        let mut gone = Vec::new();
        while self.bytes() > self.budget {
            let question = self.question.get();
            let parts = (0..).zip(&mut self.parts);
            let unused = parts.filter(|(_, (bytes, used))| *bytes > 0 && used.get() < question);
            let Some((oldest, (bytes, _))) = unused.min_by_key(|(_, (_, used))| used.get()) else {
                break;
            };
            *bytes = 0;
            gone.push(oldest);
        }
        gone
    }
}

impl Collection {
    /// The texts of a part have come: others may have to go.
    pub(crate) fn hold(&mut self, part: u32) {
        let listed = self.parts.get(part as usize);
        let bytes = listed.map_or(0, |part| part.unpacked.unwrap_or(part.bytes));
        let gone = self.held.take(part, bytes);
        if gone.is_empty() {
            return;
        }
        let articles = (0..).zip(&self.articles).zip(&mut self.bodies);
        for ((number, article), body) in articles {
            if matches!(article.body, BodyAt::Part(part) if gone.contains(&part)) {
                *body = None;
                self.texts.forget(number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Sort, Sought, Window};

    fn list(query: &str) -> Question {
        let window = Window { first: 0, count: 9 };
        Question::List {
            filter: Filter {
                query: query.to_owned(),
                ..Filter::default()
            },
            sort: Sort::Newest,
            window,
            sought: Sought::default(),
        }
    }

    #[test]
    fn the_longest_unused_goes_first_and_never_what_the_question_at_hand_uses() {
        let mut held = Held::new(5);
        held.budget = 250;
        held.begin(&list("甲"));
        assert_eq!(held.take(0, 100), [0; 0]);
        assert_eq!(held.take(1, 100), [0; 0]);
        assert_eq!(held.take(2, 100), [0; 0], "all of them are in use");
        held.begin(&list("乙"));
        held.uses(0);
        assert_eq!(held.take(3, 100), [1, 2], "as many as it takes");
        assert_eq!(held.bytes(), 200);
        held.begin(&list("乙"));
        assert_eq!(held.take(4, 100), [0; 0], "the same question");
        held.begin(&list("丙"));
        held.uses(4);
        assert_eq!(held.take(1, 100), [0, 3]);
    }
}
