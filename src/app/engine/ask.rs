//! What is asked of the engine, and asked again.

use collection::{Beside, Gap, Manner, Question};

use super::Desk;
use crate::browser::viewport;
use crate::session::Action;
use crate::view::wanted::Wanted;

impl Desk {
    pub(super) fn tell(&self, action: Action) {
        self.dispatch.dispatch(action);
    }

    pub(super) fn tell_part_failed(&self) {
        if let Some((_, id, _)) = &self.read {
            self.tell(Action::PartFailed(id.clone()));
        }
    }

    pub(super) fn ask(&mut self, question: Question) -> u32 {
        self.ticket = self.ticket.wrapping_add(1);
        if let Some(engine) = &self.engine {
            engine.ask(self.ticket, question, self.manner);
        }
        self.ticket
    }

    pub(super) fn list_again(&mut self) {
        if let Some(question) = self.list_question.clone() {
            self.list = self.ask(question);
        }
    }

    /// The parts that passages of the first rows wait for, as long as any may be fetched.
    pub(super) fn unread(&mut self, parts: &[u32]) -> Vec<Gap> {
        let first = parts.iter().take(self.passages);
        let gaps: Vec<Gap> = first.map(|part| Gap::Part(*part)).collect();
        self.passages -= gaps.len();
        gaps
    }

    /// One of the files a search lacked has come, or will not.
    pub(super) fn has_come(&mut self) {
        self.coming = self.coming.saturating_sub(1);
        if self.coming == 0 {
            self.read_again();
            self.draw_again();
            self.compare_again();
            self.list_again();
        }
    }

    pub(super) fn ask_drawing(&mut self, mut wanted: Wanted) {
        wanted.width = viewport::width();
        wanted.shown = self.manner.shown;
        self.ticket = self.ticket.wrapping_add(1);
        if let Some(engine) = &self.engine {
            engine.draw(self.ticket, wanted.clone());
        }
        if let Some(place) = self.drawings.get_mut(wanted.part.place()) {
            *place = Some((self.ticket, wanted));
        }
    }

    pub(super) fn ask_beside(&mut self, beside: Beside) {
        let ticket = self.ask(Question::Compare(beside.clone()));
        self.beside = Some((ticket, beside));
    }

    pub(super) fn ask_why(&mut self, row: u32, run: u32) {
        if let Some((_, beside)) = &self.beside {
            let beside = beside.clone();
            let question = Question::Explain { beside, row, run };
            self.why = Some((self.ask(question.clone()), question));
        }
    }

    /// Asks again what needs conversion tables.
    pub(super) fn convert_again(&mut self) {
        if self.manner != Manner::default() {
            self.read_again();
            self.list_again();
        }
        self.draw_again();
        self.compare_again();
    }

    /// Asks again for the other script, and why what became of which.
    fn compare_again(&mut self) {
        if let Some((_, beside)) = self.beside.take() {
            self.ask_beside(beside);
        }
        if let Some((_, question)) = self.why.take() {
            self.why = Some((self.ask(question.clone()), question));
        }
    }

    pub(super) fn read_again(&mut self) {
        if let Some((_, id, question)) = self.read.take() {
            let ticket = self.ask(question.clone());
            self.read = Some((ticket, id, question));
        }
    }

    pub(super) fn draw_again(&mut self) {
        for (_, wanted) in std::mem::take(&mut self.drawings).into_iter().flatten() {
            self.ask_drawing(wanted);
        }
    }

    pub(super) fn ask_again(&mut self) {
        self.read_again();
        self.convert_again();
        self.asked_for.clear();
        self.come.clear();
        self.list_again();
    }
}
