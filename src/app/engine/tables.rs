//! Conversion tables on their way: fetched when a conversion first needs them, and handed over once.

use std::rc::Rc;

use super::SharedDesk;
use crate::browser::{self, fetch};
use crate::session::Action;

/// Gets tables and hands them to the engine, but for those that are on their way.
pub(super) fn fetch_all(desk: &SharedDesk, names: Vec<String>) {
    for name in names {
        let on_their_way = &mut desk.borrow_mut().tables;
        if on_their_way.contains(&name) {
            continue;
        }
        on_their_way.push(name.clone());
        let desk = Rc::clone(desk);
        browser::spawn(async move {
            let bytes = fetch::table(&name).await;
            let engine = desk.borrow().engine.clone();
            match (bytes, engine) {
                (Some(bytes), Some(engine)) => engine.supply_table(name, bytes),
                _ => take(&desk, &name, false),
            }
        });
    }
}

/// A table has been taken, or could not be had. When the last one is there, what needs them is asked
/// again.
pub(super) fn take(desk: &SharedDesk, name: &str, taken: bool) {
    let mut desk = desk.borrow_mut();
    desk.tables.retain(|on_its_way| on_its_way != name);
    if !taken {
        desk.tell(Action::NoTable);
    } else if desk.tables.is_empty() {
        desk.convert_again();
    }
}
