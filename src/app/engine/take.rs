//! What the engine says, and where it goes.

use collection::{Answer, Gap, Opened};

use super::notes::keep_reached;
use super::parts::{fetch_gaps, fetch_lacking, fetch_needed, fetch_rows, parts};
use super::{SharedDesk, tables};
use crate::browser::engine::EngineEvent;
use crate::browser::file;
use crate::route::Address;
use crate::session::{Action, OpenFailure, Shared};

/// Takes what the engine says.
pub(super) fn take(desk: &SharedDesk, event: EngineEvent) {
    match event {
        EngineEvent::Opened(Ok(opened)) => take_opened(desk, *opened),
        EngineEvent::Opened(Err(error)) => {
            desk.borrow_mut().on_their_way.pop_front();
            desk.borrow()
                .tell(Action::Failed(OpenFailure::Format(error)));
        }
        EngineEvent::Answered { ticket, answer } => take_answer(desk, ticket, answer),
        EngineEvent::File { name, text } => file::save(&name, &text),
        EngineEvent::Taking(taking) => desk
            .borrow()
            .tell(Action::Taking(Some(Shared::new(taking)))),
        EngineEvent::Drawn {
            ticket,
            drawing,
            needs,
            tables,
        } => {
            let now = desk.borrow();
            let mut wanted = now.drawings.iter().flatten();
            if let Some((_, wanted)) = wanted.find(|(wanted, _)| *wanted == ticket) {
                now.tell(Action::Drew(wanted.part, Shared::new(drawing)));
                drop(now);
                fetch_gaps(desk, needs);
                tables::fetch_all(desk, tables);
            }
        }
        EngineEvent::Marked(lines) => desk.borrow_mut().keep(lines),
        EngineEvent::Reached(id, line) => keep_reached(id, line),
        EngineEvent::Supplied { part, taken } => {
            take_gap(desk, taken.then_some(Gap::Part(part)));
        }
        EngineEvent::Filed { path, taken } => take_gap(desk, taken.then_some(Gap::Index(path))),
        EngineEvent::Tabled { table, taken } => {
            desk.borrow_mut().take_table(&table, taken);
        }
        EngineEvent::Lost => desk.borrow().tell(Action::Failed(OpenFailure::Lost)),
    }
}

/// Something that was lacking is there, or will not be.
fn take_gap(desk: &SharedDesk, here: Option<Gap>) {
    let mut desk = desk.borrow_mut();
    desk.come.extend(here);
    desk.has_come();
}

fn take_opened(desk: &SharedDesk, opened: Opened) {
    let mut desk = desk.borrow_mut();
    let by_reader = desk.on_their_way.pop_front().unwrap_or(false);
    desk.parts.clone_from(&opened.parts);
    desk.read = None;
    desk.list_question = None;
    desk.asked_for.clear();
    desk.come.clear();
    desk.tell(Action::Opened(Shared::new(opened)));
    if by_reader {
        // The filter was one of the archive that was open before.
        desk.go.emit(Address::default());
    }
}

/// Answers to questions that nobody waits for any more are dropped.
fn take_answer(desk: &SharedDesk, ticket: u32, answer: Answer) {
    let wanted_read = matches!(&desk.borrow().read, Some((wanted, ..)) if *wanted == ticket);
    let wanted_why = matches!(&desk.borrow().why, Some((wanted, _)) if *wanted == ticket);
    match answer {
        Answer::Listing(listing) if ticket == desk.borrow().list => {
            let found = listing.found.clone();
            let lacking = desk.borrow().rows_to_get(&listing);
            tables::fetch_all(desk, listing.tables.clone());
            desk.borrow().tell(Action::Listed(Shared::new(*listing)));
            desk.borrow_mut().later = None;
            if let Some(found) = found {
                fetch_lacking(desk, *found);
            }
            fetch_rows(desk, lacking);
        }
        Answer::Reading(reading) if wanted_read => {
            tables::fetch_all(desk, reading.tables.clone());
            tables::prepare(desk, Some(reading.article.script.state));
            fetch_gaps(desk, parts(&reading.lacking));
            desk.borrow().tell(Action::Read(Shared::new(*reading)));
        }
        Answer::Sides(sides) => {
            tables::fetch_all(desk, sides.tables.clone());
            let desk = desk.borrow();
            if let Some((_, beside)) = desk.beside.as_ref().filter(|(wanted, _)| *wanted == ticket)
            {
                desk.tell(Action::Compared(beside.id.clone(), Shared::new(*sides)));
            }
        }
        Answer::Why(why) if wanted_why => {
            let mut desk = desk.borrow_mut();
            desk.why = None;
            desk.tell(Action::Explained(why.map(|why| Shared::new(*why))));
        }
        Answer::NeedsTables(names) => tables::fetch_all(desk, names),
        Answer::NoSuchArticle(id) if wanted_read => desk.borrow().tell(Action::NotFound(id)),
        Answer::NeedsPart(part) if wanted_read || ticket == desk.borrow().list => {
            fetch_needed(desk, part, wanted_read);
        }
        _ => {}
    }
}
