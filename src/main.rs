//! The program of the page and of its worker: one file, so that it is loaded and compiled once.

use duizhao_web::{app::App, browser};

fn main() {
    match browser::document::mount() {
        Some(element) => drop(yew::Renderer::<App>::with_root(element).render()),
        None => browser::worker::serve(),
    }
}
