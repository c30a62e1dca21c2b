//! The program of the page.

use duizhao_web::{app::App, browser};

fn main() {
    if let Some(element) = browser::document::mount() {
        drop(yew::Renderer::<App>::with_root(element).render());
    }
}
