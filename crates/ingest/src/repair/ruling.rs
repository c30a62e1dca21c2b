//! What editors decide about repairs, laid over the list.
//!
//! A decision names its repair by what does not change from build to build: the kind, the place in
//! the archived text, and what was found there.

use std::collections::BTreeSet;

use bundle::{Certainty, Layers, Piece, Reason, Repair, RepairKind, Ruling, Span, Verdict};

use super::Repaired;

/// A decision about one repair of a page, or a correction where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The kind of the repair; [`RepairKind::Correction`] corrects a place of sound text.
    pub kind: RepairKind,
    /// Where the repair begins in the archived text, in bytes of UTF-8.
    pub at: u32,
    /// What the archived text has there.
    pub found: String,
    /// What to put, where the verdict is [`Verdict::Corrected`]; else it is not looked at.
    pub put: String,
    /// The decision itself.
    pub ruling: Ruling,
}

/// What was decided for one repair: a new text to put, and the ruling.
struct Ruled<'a> {
    put: Option<&'a str>,
    ruling: &'a Ruling,
}

/// Lays decisions over the repairs of a page. Gives the page as ruled, and the numbers of the
/// decisions that match nothing on it.
///
/// Of two decisions about one repair the first holds, and the other is one that matches nothing.
pub fn rule(repaired: Repaired, decisions: &[Decision]) -> (Repaired, Vec<usize>) {
    if decisions.is_empty() {
        return (repaired, Vec::new());
    }
    let (repaired, made) = correct(repaired, decisions);
    let layers = Layers::of(&repaired.text, &repaired.repairs);
    let mut rulings: Vec<Option<Ruled<'_>>> = Vec::new();
    rulings.resize_with(repaired.repairs.len(), || None);
    let mut unmatched = Vec::new();
    for (number, decision) in decisions.iter().enumerate() {
        let own = repaired.repairs.iter().enumerate().find(|(nth, repair)| {
            let place = layers.found_at(*nth).map(|found| found.start);
            repair.kind == decision.kind
                && place == Some(decision.at)
                && repair.found == decision.found
        });
        match own.and_then(|(nth, _)| rulings.get_mut(nth)) {
            Some(slot) if slot.is_none() => *slot = Some(Ruled::of(decision)),
            // A correction of sound text has made the repair that it rules on.
            Some(_) if made.contains(&number) => {}
            _ => unmatched.push(number),
        }
    }
    (apply(&layers, &rulings), unmatched)
}

impl<'a> Ruled<'a> {
    fn of(decision: &'a Decision) -> Self {
        Self {
            put: match decision.ruling.verdict {
                Verdict::Accepted => None,
                Verdict::Rejected => Some(&decision.found),
                Verdict::Corrected => Some(&decision.put),
            },
            ruling: &decision.ruling,
        }
    }
}

/// Makes a repair of each correction of sound text, putting what it finds for now. Gives the
/// numbers of the decisions that it was made of.
fn correct(repaired: Repaired, decisions: &[Decision]) -> (Repaired, BTreeSet<usize>) {
    let mut made = BTreeSet::new();
    let layers = Layers::of(&repaired.text, &repaired.repairs);
    let mut added: Vec<Repair> = Vec::new();
    for (number, decision) in decisions.iter().enumerate() {
        let is_correction = decision.kind == RepairKind::Correction
            && decision.ruling.verdict == Verdict::Corrected
            && !decision.found.is_empty();
        let length = u32::try_from(decision.found.len()).unwrap_or(u32::MAX);
        let span = layers.to_repaired(Span::new(decision.at, decision.at.saturating_add(length)));
        // Where a repair stands there, the text is not what was found, or there is one piece more.
        let pieces = layers.pieces(span);
        let is_sound =
            matches!(pieces.as_slice(), [Piece::Same { text, .. }] if *text == decision.found);
        let is_taken = added
            .iter()
            .any(|it| it.span.start < span.end && span.start < it.span.end);
        if is_correction && is_sound && !is_taken {
            made.insert(number);
            added.push(Repair {
                span,
                kind: RepairKind::Correction,
                found: decision.found.clone(),
                put: decision.found.clone(),
                certainty: Certainty::Proved,
                why: Reason::Editor,
                suggestions: Vec::new(),
                ruling: None,
            });
        }
    }
    let Repaired { text, mut repairs } = repaired;
    repairs.extend(added);
    repairs.sort_by_key(|repair| repair.span);
    (Repaired { text, repairs }, made)
}

/// Writes the text anew with what the rulings put.
fn apply(layers: &Layers<'_>, rulings: &[Option<Ruled<'_>>]) -> Repaired {
    let (mut text, mut repairs) = (String::new(), Vec::new());
    for piece in layers.pieces(layers.whole()) {
        let start = text.len();
        let Piece::Changed {
            put, nth, repair, ..
        } = piece
        else {
            text.push_str(piece.put());
            continue;
        };
        let ruled = rulings.get(nth).and_then(Option::as_ref);
        let put = ruled.and_then(|ruled| ruled.put).unwrap_or(put);
        text.push_str(put);
        repairs.push(Repair {
            span: Span::from(start..text.len()),
            put: put.to_owned(),
            ruling: ruled.map(|ruled| ruled.ruling.clone()),
            ..repair.clone()
        });
    }
    let moved: Vec<Option<Span>> = {
        let now = Layers::of(&text, &repairs);
        let same = |repair: &Repair| match repair.why {
            Reason::SameAs { span } => Some(now.to_repaired(layers.to_archived(span))),
            _ => None,
        };
        repairs.iter().map(same).collect()
    };
    for (repair, place) in repairs.iter_mut().zip(moved) {
        if let (Reason::SameAs { span }, Some(place)) = (&mut repair.why, place) {
            *span = place;
        }
    }
    Repaired { text, repairs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repair::repair;

    const PAGE: &str = "全國(guó)各地的標(biāo)準(zhǔn)都在今年公布，\
        工作按照年初的安排展開(kāi)，下半年的學(xué)習(xí)由各地研究機(jī)構自行安排。";

    fn decide(kind: RepairKind, found: &str, verdict: Verdict, put: &str) -> Decision {
        Decision {
            kind,
            at: u32::try_from(PAGE.find(found).unwrap()).unwrap(),
            found: found.to_owned(),
            put: put.to_owned(),
            ruling: Ruling {
                verdict,
                who: Some("編者".to_owned()),
                when: None,
                note: None,
            },
        }
    }

    fn ruled(decisions: &[Decision]) -> (Repaired, Vec<usize>) {
        let page = repair(PAGE);
        assert_eq!(page.repairs.len(), 7, "{page:?}");
        let (ruled, unmatched) = rule(page, decisions);
        let layers = Layers::of(&ruled.text, &ruled.repairs);
        assert_eq!(layers.archived(), PAGE);
        (ruled, unmatched)
    }

    #[test]
    fn a_rejected_repair_stays_on_the_list_and_off_the_text() {
        let decision = decide(RepairKind::Gloss, "(biāo)", Verdict::Rejected, "");
        let (ruled, unmatched) = ruled(std::slice::from_ref(&decision));
        assert!(ruled.text.starts_with("全國各地的標(biāo)準都"));
        assert_eq!(ruled.repairs.len(), 7);
        assert_eq!(ruled.repairs[1].ruling, Some(decision.ruling));
        assert!(unmatched.is_empty());
    }

    #[test]
    fn a_correction_puts_something_else_also_where_nothing_was_repaired() {
        let decisions = [
            decide(RepairKind::Gloss, "(guó)", Verdict::Corrected, "〔注〕"),
            decide(RepairKind::Correction, "研究", Verdict::Corrected, "交流"),
            decide(RepairKind::Gloss, "(xí)", Verdict::Accepted, ""),
        ];
        let (ruled, unmatched) = ruled(&decisions);
        assert!(ruled.text.starts_with("全國〔注〕各地的標準"));
        assert!(ruled.text.contains("學習由各地交流機構"));
        assert!(unmatched.is_empty());
        assert_eq!(ruled.repairs.len(), 8);
        assert_eq!(
            ruled
                .repairs
                .iter()
                .filter(|it| it.ruling.is_some())
                .count(),
            3
        );
    }

    #[test]
    fn a_decision_that_matches_nothing_is_named() {
        let off_by_one = Decision {
            at: 1,
            ..decide(RepairKind::Gloss, "(xué)", Verdict::Rejected, "")
        };
        let decisions = [
            off_by_one,
            decide(RepairKind::Shift, "(xué)", Verdict::Accepted, ""),
            decide(
                RepairKind::Correction,
                "準(zhǔn)都",
                Verdict::Corrected,
                "x",
            ),
            decide(RepairKind::Gloss, "(xué)", Verdict::Rejected, ""),
            decide(RepairKind::Gloss, "(xué)", Verdict::Accepted, ""),
        ];
        let (ruled, unmatched) = ruled(&decisions);
        assert_eq!(unmatched, [0, 1, 2, 4]);
        assert!(ruled.text.contains("學(xué)習由各地"));
    }
}
