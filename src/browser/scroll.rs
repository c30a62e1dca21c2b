//! How far a reader has come in an article.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, Window};
use yew::{Callback, NodeRef};

use crate::view::number::decimal;

use super::{Listening, host};

/// A heading counts as reached this far from the top of the window, in CSS pixels: below the bar
/// that stays in view.
const FOLD: f64 = 120.0;

/// How long a reader who scrolls is still for to have come to rest, in milliseconds.
const REST: u32 = 800;

/// Follows the reader through an article.
///
/// The width of `hairline` is set to the part of the article that has passed, in per cent, and
/// `on_heading` is called whenever the last `h2`, `h3` or `h4` with an `id` that was reached is
/// another one; nothing before the first. `on_rest` is called when the reader has scrolled and come to rest,
/// with the number of the paragraph at the top; 0 in the first one, and at the end of the article.
pub fn follow(
    article: &NodeRef,
    hairline: &NodeRef,
    on_heading: Callback<Option<String>>,
    on_rest: Callback<u32>,
) -> Listening {
    let Some(window) = host::window() else {
        return Listening::default();
    };
    let place = Rc::new(Place {
        article: article.clone(),
        hairline: hairline.clone(),
        on_heading,
        on_rest,
        rest: RefCell::new(None),
        heading: RefCell::new(None),
        waiting: Cell::new(false),
    });
    place.measure(&window);
    let listeners = ["scroll", "resize"]
        .map(|event| {
            let place = Rc::clone(&place);
            EventListener::new(&window, event, move |_| Place::measure_soon(&place))
        })
        .into();
    Listening::to(listeners)
}

/// Turns a leaf of vertical text: forward is to the left.
pub fn turn(leaf: &NodeRef, forward: bool) {
    if let Some(leaf) = host::element::<Element>(leaf) {
        let width = f64::from(leaf.client_width());
        leaf.scroll_by_with_x_and_y(if forward { -width } else { width }, 0.0);
    }
}

/// Moves vertical text on by so many CSS pixels, to the left.
pub fn move_left(leaf: &NodeRef, by: f64) {
    if let Some(leaf) = host::element::<Element>(leaf) {
        leaf.scroll_by_with_x_and_y(-by, 0.0);
    }
}

/// What is followed, and what was last told of it.
struct Place {
    /// The element that holds the article.
    article: NodeRef,
    /// The line that shows how far one is.
    hairline: NodeRef,
    /// Whom to tell of a new heading.
    on_heading: Callback<Option<String>>,
    /// Whom to tell where the reader has come to rest.
    on_rest: Callback<u32>,
    /// The end of the wait for that.
    rest: RefCell<Option<Timeout>>,
    /// The heading that was told last.
    heading: RefCell<Option<String>>,
    /// Whether a measurement is on its way.
    waiting: Cell<bool>,
}

impl Place {
    /// Measures before the next frame is drawn, once however often it is asked until then.
    fn measure_soon(place: &Rc<Self>) {
        let Some(window) = host::window() else { return };
        if place.waiting.replace(true) {
            return;
        }
        let (asked, place) = (window.clone(), Rc::clone(place));
        let measure = Closure::once_into_js(move || {
            place.waiting.set(false);
            place.measure(&asked);
            let resting = Rc::downgrade(&place);
            let rest = Timeout::new(REST, move || {
                if let Some(place) = resting.upgrade() {
                    place.on_rest.emit(place.paragraph(&asked).unwrap_or(0));
                }
            });
            place.rest.replace(Some(rest));
        });
        drop(window.request_animation_frame(measure.unchecked_ref()));
    }

    /// The number of the paragraph at the top of the window; nothing in the first, and at the end.
    fn paragraph(&self, window: &Window) -> Option<u32> {
        let article = host::element::<Element>(&self.article)?;
        let edge = |element: &Element| element.get_bounding_client_rect().bottom();
        if edge(&article) <= window.inner_height().ok()?.as_f64()? {
            return None;
        }
        let paragraphs = article.query_selector_all("p[id]").ok()?;
        let mut all = (0..paragraphs.length())
            .filter_map(|at| paragraphs.get(at)?.dyn_into::<Element>().ok());
        let top = all.find(|paragraph| edge(paragraph) > FOLD)?;
        let number = top.id().strip_prefix('p')?.parse().ok()?;
        (number > 1).then_some(number)
    }

    /// Looks where the article is and tells what has changed.
    fn measure(&self, window: &Window) {
        let Some(article) = host::element::<Element>(&self.article) else {
            return;
        };
        let height = window
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64());
        let edges = article.get_bounding_client_rect();
        let part = progress(edges.top(), edges.height(), height.unwrap_or(0.0));
        if let Some(line) = host::element::<HtmlElement>(&self.hairline) {
            // The one thing that is set this way: the policy of the page forbids style attributes.
            drop(
                line.style()
                    .set_property("inline-size", &(decimal(part * 100.0) + "%")),
            );
        }
        let reached = reached_heading(&article);
        if *self.heading.borrow() != reached {
            self.heading.replace(reached.clone());
            self.on_heading.emit(reached);
        }
    }
}

/// Which part of an article has passed the lower edge of the window, from 0 to 1. An article that
/// fits into the window has been read.
fn progress(top: f64, height: f64, window: f64) -> f64 {
    let rest = height - window;
    if rest <= 0.0 {
        return 1.0;
    }
    (-top / rest).clamp(0.0, 1.0)
}

/// The `id` of the last heading that has reached the fold.
fn reached_heading(article: &Element) -> Option<String> {
    let headings = article.query_selector_all("h2[id], h3[id], h4[id]").ok()?;
    (0..headings.length())
        .filter_map(|index| headings.get(index)?.dyn_into::<Element>().ok())
        .take_while(|heading| heading.get_bounding_client_rect().top() <= FOLD)
        .last()
        .map(|heading| heading.id())
}

#[cfg(test)]
mod tests {
    use super::progress;

    #[track_caller]
    fn near(left: f64, right: f64) {
        assert!((left - right).abs() < 1e-9, "{left} is not {right}");
    }

    #[test]
    fn an_article_is_read_when_its_end_is_in_view() {
        near(progress(0.0, 3000.0, 1000.0), 0.0);
        near(progress(-1000.0, 3000.0, 1000.0), 0.5);
        near(progress(-2000.0, 3000.0, 1000.0), 1.0);
        near(progress(-9000.0, 3000.0, 1000.0), 1.0);
    }

    #[test]
    fn an_article_that_fits_has_been_read_and_one_below_has_not_begun() {
        near(progress(56.0, 500.0, 1000.0), 1.0);
        near(progress(56.0, 3000.0, 1000.0), 0.0);
    }
}
