//! How much of a damaged text came back.

use crate::shift::Hit;

/// What was damaged and what of it came back.
#[derive(Default)]
pub(crate) struct Score {
    pub all: usize,
    pub back: usize,
}

impl Score {
    pub(crate) fn add(&mut self, (all, back): (usize, usize)) {
        self.all += all;
        self.back += back;
    }

    pub(crate) fn permille(&self) -> usize {
        (self.back * 1000).checked_div(self.all).unwrap_or(1000)
    }
}

/// How many characters there are, and how many stand as they were, line by line.
pub(crate) fn characters(was: &str, is: &str) -> (usize, usize) {
    let mut score = Score::default();
    let mut found = is.lines();
    for line in was.lines() {
        let now = found.next().unwrap_or_default();
        show(line.trim(), now.trim());
        score.add(compare(line, now));
    }
    (score.all, score.back)
}

/// How many characters a line has, and how many stand as they were. White space at the ends is
/// set aside.
pub(crate) fn compare(was: &str, is: &str) -> (usize, usize) {
    let (was, is): (Vec<char>, Vec<char>) =
        (was.trim().chars().collect(), is.trim().chars().collect());
    let same = |(one, other): &(&char, &char)| one == other;
    if was.len() == is.len() {
        // Characters that were guessed wrong leave the others in their places.
        return (was.len(), was.iter().zip(&is).filter(same).count());
    }
    let front = was.iter().zip(&is).take_while(same).count();
    let room = was.len().min(is.len()) - front;
    let back = was
        .iter()
        .rev()
        .zip(is.iter().rev())
        .take(room)
        .take_while(same)
        .count();
    (was.len(), front + back)
}

/// Shows a line that did not come back, where `SHOW` is set.
pub(crate) fn show(was: &str, is: &str) {
    if was != is && std::env::var_os("SHOW").is_some() {
        println!("- {was}\n+ {is}");
    }
}

/// What came back of lines that were read one byte off.
#[derive(Default)]
pub(crate) struct Shifted {
    /// The places: those where every character came back that has both its bytes.
    pub places: Score,
    /// Those of them where the characters came back as well that have lost one.
    pub exact: Score,
    /// The characters that have lost a byte.
    pub guessed: Score,
}

impl Shifted {
    pub(crate) fn add(&mut self, was: &str, is: &str, hits: &[Hit]) {
        let (was, is): (Vec<&str>, Vec<&str>) = (was.lines().collect(), is.lines().collect());
        for hit in hits {
            let line = was[hit.line];
            let now = is.get(hit.line).copied().unwrap_or_default();
            let indent = line.chars().take_while(|it| it.is_whitespace()).count();
            let (line, now) = (line.trim(), now.trim());
            let is_in_pairs = line.chars().count() == now.chars().count();
            let (mut is_read, mut back, mut lost) = (is_in_pairs, 0, 0);
            for (nth, (was, is)) in line.chars().zip(now.chars()).enumerate() {
                if hit.lost.contains(&(nth + indent)) {
                    lost += 1;
                    back += usize::from(is_in_pairs && was == is);
                } else {
                    is_read &= was == is;
                }
            }
            show(line, now);
            self.places.add((1, usize::from(is_read)));
            self.exact.add((1, usize::from(line == now)));
            self.guessed.add((lost, back));
        }
    }
}
