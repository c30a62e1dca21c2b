//! The histogram of years; its brush is the filter of years.

use std::rc::Rc;

use collection::Years;
use yew::prelude::*;

use crate::browser::pointer;
use crate::i18n::Messages;
use crate::view::number::decimal;
use crate::view::year_band::{End, YearBand};

/// What the band needs.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct YearBandViewProps {
    /// The band.
    pub band: YearBand,
    /// What it is of, and how many articles pass.
    pub label: AttrValue,
    /// The texts.
    pub messages: &'static Messages,
    /// Called with the years chosen, or none.
    pub onchoose: Callback<Option<Years>>,
}

/// What a drag does: moves an end, or draws a new range from a year.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Drag {
    Move(End),
    From(i32),
}

/// The histogram with its brush.
#[component]
pub fn YearBandView(props: &YearBandViewProps) -> Html {
    let YearBandViewProps {
        band,
        label,
        messages,
        ..
    } = props;
    let node = use_node_ref();
    let drag = use_mut_ref(|| None::<Drag>);
    let years_at = {
        let (band, node) = (band.clone(), node.clone());
        move |event: &PointerEvent, drag: Drag| {
            let year = band.year_at(pointer::fraction(event, &node)?);
            Some(match drag {
                Drag::Move(end) => band.moved(end, year),
                Drag::From(from) => band.between(from, year),
            })
        }
    };
    let choose = {
        let band = band.clone();
        props.onchoose.reform(move |years| band.choice(years))
    };
    let onpointerdown = {
        let (band, node, drag) = (band.clone(), node.clone(), Rc::clone(&drag));
        Callback::from(move |event: PointerEvent| {
            let Some(fraction) = pointer::fraction(&event, &node) else {
                return;
            };
            pointer::capture(&event);
            *drag.borrow_mut() = Some(grasp(&band, fraction));
        })
    };
    let onpointermove = {
        let (drag, choose) = (Rc::clone(&drag), choose.clone());
        Callback::from(move |event: PointerEvent| {
            let grasped = *drag.borrow();
            if let Some(years) = grasped.and_then(|grasped| years_at(&event, grasped)) {
                choose.emit(years);
            }
        })
    };
    let onpointerup = Callback::from(move |event: PointerEvent| {
        pointer::release(&event);
        *drag.borrow_mut() = None;
    });
    let ondblclick = props.onchoose.reform(|_: MouseEvent| None);
    html! {
        <div class="year-band" role="group" aria-label={label}>
            <svg ref={node} {onpointerdown} {onpointermove} onpointercancel={onpointerup.clone()}
                {onpointerup} {ondblclick}>
                { draw_bars(band) }
                { draw_brush(band) }
                { handle(band, End::First, messages.library.from_year, &choose) }
                { handle(band, End::Last, messages.library.to_year, &choose) }
                for tick in band.ticks.iter() {
                    <text class="tick num" x={percent(tick.at)} y="100%" text-anchor="middle">{ tick.year }</text>
                }
            </svg>
        </div>
    }
}

/// What a press at a fraction of the width takes hold of: an end that is near, else the ground.
fn grasp(band: &YearBand, fraction: f64) -> Drag {
    let near = |edge: f64| (edge / 100.0 - fraction).abs() < 0.02;
    if near(band.left_of(band.brush.first)) {
        Drag::Move(End::First)
    } else if near(band.right_of(band.brush.last)) {
        Drag::Move(End::Last)
    } else {
        Drag::From(band.year_at(fraction))
    }
}

/// Heights are on a scale of 40 pixels, with the foot of the bars at 42.
fn draw_bars(band: &YearBand) -> Html {
    let rect = |class: &'static str, left: f64, width: f64, share: f64| {
        let height = share * 0.4;
        html! {
            <rect {class} x={percent(left)} width={percent(width)}
                y={decimal(42.0 - height)} height={decimal(height)} />
        }
    };
    html! {
        <g aria-hidden="true">
            for bar in band.bars.iter() {
                { rect("all", bar.left, bar.width, bar.all) }
                { rect(if bar.inside { "hits in" } else { "hits" }, bar.left, bar.width, bar.hits) }
            }
            <rect class="axis" x="0" width="100%" y="42" height="1" />
        </g>
    }
}

fn draw_brush(band: &YearBand) -> Html {
    let left = band.left_of(band.brush.first);
    let width = band.right_of(band.brush.last) - left;
    html! {
        if band.brushed {
            <rect class="wash" x={percent(left)} width={percent(width)} y="0" height="42" aria-hidden="true" />
        }
    }
}

fn handle(band: &YearBand, end: End, label: &'static str, choose: &Callback<Years>) -> Html {
    let (year, at) = match end {
        End::First => (band.brush.first, band.left_of(band.brush.first)),
        End::Last => (band.brush.last, band.right_of(band.brush.last)),
    };
    let onkeydown = {
        let (band, choose) = (band.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(year) = band.after_key(end, &event.key()) {
                event.prevent_default();
                choose.emit(band.moved(end, year));
            }
        })
    };
    html! {
        <g class="handle" role="slider" tabindex="0" aria-label={label}
            aria-valuemin={band.first.to_string()} aria-valuemax={band.last.to_string()}
            aria-valuenow={year.to_string()} {onkeydown}>
            <line x1={percent(at)} x2={percent(at)} y1="0" y2="42" />
            <svg x={percent(at)} y="11" overflow="visible" width="1" height="1">
                <rect x="-11" y="-11" width="22" height="42" class="reach" />
                <rect x="-5" y="0" width="10" height="18" rx="3" class="grip" />
            </svg>
        </g>
    }
}

fn percent(value: f64) -> String {
    decimal(value) + "%"
}
