//! Conversion tables on their way, and the program that converts: fetched when a conversion first needs
//! them, and handed over once.

use std::rc::Rc;

use hanzi::ScriptState;
use yew::Callback;

use super::SharedDesk;
use crate::browser::engine::CONVERTER;
use crate::browser::{self, fetch, storage};
use crate::session::Action;

/// The key in storage that says that the reader has converted something.
const CONVERTS: &str = "converts";

/// How long an article takes to be drawn, in milliseconds, before anything else is done.
const DRAWN: u32 = 200;

/// Gets tables and hands them to the engine, but for those that are on their way. The program that
/// converts is one of them; the others wait for it.
pub(super) fn fetch_all(desk: &SharedDesk, names: Vec<String>) {
    for name in names {
        let now = &mut *desk.borrow_mut();
        if now.tables.contains(&name) || now.tables_had.contains(&name) {
            continue;
        }
        now.tables.push(name.clone());
        let desk = Rc::clone(desk);
        browser::spawn(async move {
            let engine = desk.borrow().engine.clone();
            let bytes = match &engine {
                Some(engine) if name == CONVERTER => engine.bring_converter().await,
                _ => fetch::table(&name).await,
            };
            let desk_now = &mut *desk.borrow_mut();
            match (bytes, engine) {
                (Some(bytes), Some(_)) if name != CONVERTER && desk_now.waits_for_converter() => {
                    desk_now.waiting_tables.push((name, bytes));
                }
                (Some(bytes), Some(engine)) => engine.supply_table(name, bytes),
                _ => desk_now.take_table(&name, false),
            }
        });
    }
}

/// Gets what converts the article that was read last ready. After one of that `script` was read, only for
/// a reader who has converted before: it is in the browser's cache then.
pub(super) fn prepare(desk: &SharedDesk, script: Option<ScriptState>) {
    if script.is_some() && storage::read(CONVERTS).is_none() {
        desk.borrow_mut().script = script;
        return;
    }
    let weak = Rc::downgrade(desk);
    let fetch = Callback::from(move |()| {
        let Some(desk) = weak.upgrade() else { return };
        let tables: &[&str] = match desk.borrow().script {
            Some(ScriptState::Hans) => &[CONVERTER, "st", "tw"],
            _ => &[CONVERTER, "ts", "st", "tw"],
        };
        fetch_all(&desk, tables.iter().map(|it| (*it).to_owned()).collect());
    });
    let mut now = desk.borrow_mut();
    let wait = if script.is_some() { DRAWN } else { 0 };
    now.script = script.or(now.script);
    now.preparing = Some(browser::after(wait, fetch));
}

impl super::Desk {
    fn waits_for_converter(&self) -> bool {
        self.tables.iter().any(|name| name == CONVERTER)
    }

    /// A table has been taken, or could not be had. When the last one is there, what needs them is asked
    /// again.
    pub(super) fn take_table(&mut self, name: &str, taken: bool) {
        self.tables.retain(|on_its_way| on_its_way != name);
        if taken {
            self.tables_had.push(name.to_owned());
        }
        if name == CONVERTER {
            if taken {
                // Storage may be refused: then nothing is got ready beforehand.
                drop(storage::write(CONVERTS, ""));
            }
            for (waiting, bytes) in std::mem::take(&mut self.waiting_tables) {
                match &self.engine {
                    Some(engine) if taken => engine.supply_table(waiting, bytes),
                    _ => self.tables.retain(|on_its_way| *on_its_way != waiting),
                }
            }
        }
        if !taken {
            self.tell(Action::NoTable);
        } else if self.tables.is_empty() {
            self.convert_again();
        }
    }
}
