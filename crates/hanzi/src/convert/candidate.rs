//! What else a place might have become.

use super::conversion::{Conversion, Span};
use super::converter::Converter;
use super::step::Step;
use crate::stage::{Stage, Window};

impl Converter {
    /// What the source of a span may become: what it became, then the other candidates of its
    /// entry, then, for a phrase, what it would be with another form of one of its characters. Later
    /// stages are applied to each, so that all are in the writing of the target.
    ///
    /// Only one form is known of what stays the same, of rules, and of spans that several entries
    /// of the first stage made together.
    pub fn candidates(&self, conversion: &Conversion, span: &Span) -> Vec<String> {
        let own = conversion
            .text()
            .get(span.target.clone())
            .unwrap_or_default();
        let mut candidates = vec![own.to_owned()];
        let steps = conversion
            .steps(span)
            .iter()
            .map(|&step| self.resolved(step));
        let staged = |step: Step| self.stages.iter().position(|stage| stage.has(step));
        let steps: Vec<(usize, Step)> = steps
            .filter_map(|step| Some((staged(step)?, step)))
            .collect();
        let Some(&(at, first)) = steps.first() else {
            return candidates;
        };
        if steps.iter().filter(|&&(other, _)| other == at).count() > 1 {
            return candidates;
        }
        let forms = self
            .stages
            .get(at)
            .map(|stage| self.forms(stage, first))
            .unwrap_or_default();
        let mut window = Window::default();
        for form in forms {
            let made = self.stages.iter().skip(at + 1).fold(form, |form, stage| {
                let mut next = String::new();
                stage.run(&form, true, &mut window, &mut next);
                next
            });
            if !candidates.contains(&made) {
                candidates.push(made);
            }
        }
        candidates
    }

    /// The forms one stage might give for the key of a step.
    fn forms(&self, stage: &Stage, step: Step) -> Vec<String> {
        let entry = self.entry(step);
        let mut forms: Vec<String> = entry
            .candidates
            .iter()
            .map(|&candidate| candidate.to_owned())
            .collect();
        let key: Vec<char> = entry.key.chars().collect();
        let form: Vec<char> = entry
            .candidates
            .first()
            .copied()
            .unwrap_or("")
            .chars()
            .collect();
        if key.len() < 2 || key.len() != form.len() {
            return forms;
        }
        for (at, &character) in key.iter().enumerate() {
            let Some(single) = stage.single_of(character.into()) else {
                continue;
            };
            for other in self.entry(single).candidates {
                let before = form.iter().take(at).copied();
                let after = form.iter().skip(at + 1).copied();
                forms.push(before.chain(other.chars()).chain(after).collect());
            }
        }
        forms
    }
}
