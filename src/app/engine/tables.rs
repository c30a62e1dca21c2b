//! Conversion tables on their way, and the program that converts: fetched when a conversion first needs
//! them, and handed over once.

use std::rc::Rc;

use super::SharedDesk;
use crate::browser::engine::CONVERTER;
use crate::browser::{self, fetch};
use crate::session::Action;

/// Gets tables and hands them to the engine, but for those that are on their way. The program that
/// converts is one of them; the others wait for it.
pub(super) fn fetch_all(desk: &SharedDesk, names: Vec<String>) {
    for name in names {
        let on_their_way = &mut desk.borrow_mut().tables;
        if on_their_way.contains(&name) {
            continue;
        }
        on_their_way.push(name.clone());
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

impl super::Desk {
    fn waits_for_converter(&self) -> bool {
        self.tables.iter().any(|name| name == CONVERTER)
    }

    /// A table has been taken, or could not be had. When the last one is there, what needs them is asked
    /// again.
    pub(super) fn take_table(&mut self, name: &str, taken: bool) {
        self.tables.retain(|on_its_way| on_its_way != name);
        if name == CONVERTER {
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
