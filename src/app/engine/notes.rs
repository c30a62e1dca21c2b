//! Marks: kept as soon as they are made, and heard of from other tabs.

use std::rc::Rc;

use bundle::ArticleId;
use yew::Callback;

use super::{Desk, SharedDesk};
use crate::app::Noting;
use crate::browser::engine::EngineHandle;
use crate::browser::{Listening, keeping, spawn, storage};
use crate::session::Action;

/// What the names begin with under which marks are in the journal. Each has one of its own, so that two
/// tabs never write over each other.
const MARKS: &str = "mark:";

/// Hands over what is kept, and listens to other tabs.
pub(super) fn start(desk: &SharedDesk, engine: &EngineHandle) -> Listening {
    let journal = storage::all(MARKS);
    engine.supply_marks(journal.iter().map(|(_, line)| line.clone()).collect());
    let weak = Rc::downgrade(desk);
    let then = Rc::downgrade(desk);
    spawn(async move {
        let kept = keeping::all().await.unwrap_or_default();
        if !kept.is_empty()
            && let Some(desk) = then.upgrade()
        {
            desk.borrow_mut().hear(kept);
        }
        // What was left there when a page was closed too early.
        if !journal.is_empty() {
            keep(&journal).await;
        }
    });
    let on_line = Callback::from(move |line| {
        if let Some(desk) = weak.upgrade() {
            desk.borrow_mut().hear(vec![line]);
        }
    });
    storage::watch(MARKS, on_line)
}

/// Puts marks of the journal into the database, and gives whether they are there.
async fn keep(journal: &[(String, String)]) -> bool {
    let is_kept = keeping::keep(journal).await.is_ok();
    for (id, line) in journal.iter().filter(|_| is_kept) {
        let name = name(id);
        // Another tab may have written another since.
        if storage::read(&name).as_ref() == Some(line) {
            // Where it stays it is kept once more at the next start.
            drop(storage::remove(&name));
        }
    }
    is_kept
}

fn name(id: &str) -> String {
    let mut name = MARKS.to_owned();
    name.push_str(id);
    name
}

/// Does something with marks.
pub(super) fn note(desk: &SharedDesk, noting: Noting) {
    let desk = desk.borrow();
    let Some(engine) = &desk.engine else { return };
    if let Noting::Reach(article, paragraph) = noting {
        return engine.reach(article, paragraph);
    }
    // What was told was of another mark.
    desk.tell(Action::Told(None));
    match noting {
        Noting::Make(marking) => engine.mark(marking),
        Noting::Reach(..) => {}
        Noting::Take => engine.take_notes(),
        Noting::Do(deed) => match deed.split_once(' ') {
            Some(("bookmark", id)) => {
                if let Ok(id) = ArticleId::new(id) {
                    engine.bookmark(id);
                }
            }
            Some(("unmark", id)) => engine.unmark(id.to_owned()),
            Some(("notes", format)) => {
                if let Ok(format) = format.parse() {
                    engine.write_notes(format);
                }
            }
            _ => {}
        },
    }
}

/// Keeps how far the reader has come. Nothing is drawn anew for that, and nothing is told: where it cannot be
/// kept, the article is begun at its beginning.
pub(super) fn keep_reached(id: String, line: String) {
    drop(storage::write(&name(&id), &line));
    spawn(async move {
        keep(&[(id, line)]).await;
    });
}

impl Desk {
    /// Keeps marks and has them drawn; says that they are kept when they are.
    pub(super) fn keep(&mut self, lines: Vec<(String, String)>) {
        let dispatch = self.dispatch.clone();
        if lines.is_empty() {
            dispatch.dispatch(Action::Told(Some(2)));
            return;
        }
        let mut journaled = true;
        for (id, line) in &lines {
            journaled &= storage::write(&name(id), line).is_ok();
        }
        spawn(async move {
            let told = match (keep(&lines).await, journaled) {
                (true, _) => 0,
                (false, true) => 3,
                (false, false) => 1,
            };
            dispatch.dispatch(Action::Told(Some(told)));
        });
        self.notes_again();
    }

    /// Takes in what was kept, or what another tab keeps.
    fn hear(&mut self, lines: Vec<String>) {
        if let Some(engine) = &self.engine {
            engine.supply_marks(lines);
        }
        self.notes_again();
    }

    fn notes_again(&mut self) {
        self.read_again();
        self.draw_again();
    }
}
