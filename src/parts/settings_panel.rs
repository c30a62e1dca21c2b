//! Language, theme, type and layout.

use yew::prelude::*;

use super::{SegProps, seg};
use crate::browser::input;
use crate::i18n::Language;
use crate::settings::{Change, Face, Leading, MEASURES, SIZES, Settings, Theme};

/// The panel of settings. `onchange` is called with each change; `reading_only` leaves out what does
/// not concern reading.
pub fn settings_panel(
    settings: &Settings,
    reading_only: bool,
    onchange: &Callback<Change>,
) -> Html {
    let texts = &settings.messages().settings;
    let measures: Vec<AttrValue> = MEASURES
        .iter()
        .map(|n| (texts.measure_of)(*n).into())
        .collect();
    let measure = MEASURES
        .iter()
        .position(|n| *n == settings.measure)
        .unwrap_or(1);
    let faces = texts.faces.map(AttrValue::from).to_vec();
    let leadings = texts.leadings.map(AttrValue::from).to_vec();
    let on_off = texts.on_off.map(AttrValue::from).to_vec();
    html! {
        <dl class="set">
            { size_row(settings, onchange) }
            { row(texts.face, faces, index(Face::ALL, settings.face),
                onchange.reform(|at| Change::Face(pick(Face::ALL, at)))) }
            { row(texts.leading, leadings, index(Leading::ALL, settings.leading),
                onchange.reform(|at| Change::Leading(pick(Leading::ALL, at)))) }
            { row(texts.measure, measures, measure,
                onchange.reform(|at| Change::Measure(pick(&MEASURES, at)))) }
            { row(texts.conversion, texts.conversions.map(AttrValue::from).to_vec(), usize::from(settings.context),
                onchange.reform(|at| Change::Context(at == 1))) }
            { row(texts.quotes, texts.quotes_of.map(AttrValue::from).to_vec(), usize::from(settings.quotes),
                onchange.reform(|at| Change::Quotes(at == 1))) }
            { row(texts.ruby, texts.rubies.map(AttrValue::from).to_vec(), settings.ruby_at(), onchange.reform(Change::Ruby)) }
            <dt>{ texts.shown }</dt><dd>{ shown_choice(settings, onchange) }</dd>
            { theme_row(settings, onchange) }
            if !reading_only {
                { row(texts.language, Language::ALL.map(|l| l.name().into()).to_vec(),
                    index(&Language::ALL, settings.language),
                    onchange.reform(|at| Change::Language(pick(&Language::ALL, at)))) }
                { row(texts.keys, on_off, usize::from(!settings.keys),
                    onchange.reform(|at| Change::Keys(at == 0))) }
            }
        </dl>
    }
}

/// The choice of the writing of titles and texts.
pub fn shown_choice(settings: &Settings, onchange: &Callback<Change>) -> Html {
    let texts = &settings.messages().settings;
    seg(&SegProps {
        label: texts.shown.into(),
        names: texts.writings.map(AttrValue::from).to_vec(),
        chosen: settings.shown_at(),
        onchoose: onchange.reform(Change::Shown),
    })
}

fn row(
    label: &'static str,
    names: Vec<AttrValue>,
    chosen: usize,
    onchoose: Callback<usize>,
) -> Html {
    html! { <><dt>{ label }</dt><dd>{ seg(&SegProps { label: label.into(), names, chosen, onchoose }) }</dd></> }
}

fn size_row(settings: &Settings, onchange: &Callback<Change>) -> Html {
    let texts = &settings.messages().settings;
    let at = SIZES
        .iter()
        .position(|size| *size == settings.size)
        .unwrap_or(3);
    let oninput = onchange.reform(|event: InputEvent| {
        let at = input::value(&event).parse().unwrap_or(3);
        Change::Size(pick(&SIZES, at))
    });
    html! {
        <>
            <dt>{ texts.size }</dt>
            <dd>
                <span class="song small" aria-hidden="true">{ "字" }</span>
                <input type="range" class="sl" min="0" max={(SIZES.len() - 1).to_string()} step="1"
                    value={at.to_string()} aria-label={texts.size}
                    aria-valuetext={(texts.pixels)(settings.size)} {oninput} />
                <span class="song large" aria-hidden="true">{ "字" }</span>
            </dd>
        </>
    }
}

fn theme_row(settings: &Settings, onchange: &Callback<Change>) -> Html {
    let texts = &settings.messages().settings;
    let swatch = |((theme, mark), name): ((&Theme, &'static str), &'static str)| {
        let theme = *theme;
        let onclick = onchange.reform(move |_: MouseEvent| Change::Theme(theme));
        let pressed = (theme == settings.theme).to_string();
        html! {
            <button type="button" class="sw" data-swatch={theme.name()} aria-label={name} title={name}
                aria-pressed={pressed} {onclick}>{ mark }</button>
        }
    };
    html! {
        <>
            <dt>{ texts.theme }</dt>
            <dd><div class="swatches" role="group" aria-label={texts.theme}>
                for swatch in Theme::ALL.iter().zip(texts.theme_marks).zip(texts.themes).map(swatch) {
                    { swatch }
                }
            </div></dd>
        </>
    }
}

fn index<T: PartialEq>(all: &[T], chosen: T) -> usize {
    all.iter().position(|choice| *choice == chosen).unwrap_or(0)
}

/// The choice at a place; the last one past the end. The lists are never empty.
fn pick<T: Copy + Default>(all: &[T], at: usize) -> T {
    all.get(at).or(all.last()).copied().unwrap_or_default()
}
