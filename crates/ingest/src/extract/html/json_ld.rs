//! Linked data in a page: the words of schema.org about articles.

use serde_json::Value;

use crate::extract::Said;

/// What the linked data of a page says.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) title: Option<Said>,
    pub(super) issued: Option<Said>,
    pub(super) author: Option<Said>,
    pub(super) editor: Option<Said>,
    pub(super) section: Option<Said>,
    pub(super) publisher: Option<String>,
    pub(super) breadcrumb: Option<Vec<String>>,
}

impl Linked {
    /// Reads one script. What is no JSON says nothing.
    pub(super) fn read(&mut self, script: &str) {
        let Ok(value) = serde_json::from_str::<Value>(script) else {
            return;
        };
        let mut waiting = vec![&value];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(values) => waiting.extend(values.iter().rev()),
                Value::Object(object) => {
                    self.read_thing(value);
                    waiting.extend(object.get("@graph"));
                }
                _ => {}
            }
        }
    }

    fn read_thing(&mut self, thing: &Value) {
        if let Some(steps) = thing.get("itemListElement") {
            let steps: Vec<String> = steps
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(name)
                .collect();
            if !steps.is_empty() {
                self.breadcrumb.get_or_insert(steps);
            }
        }
        if thing.get("headline").is_none() {
            return;
        }
        let said = |key: &str| {
            let value = name(thing.get(key)?)?;
            Some(Said {
                value,
                by: format!("JSON-LD {key}"),
            })
        };
        self.title = self.title.take().or_else(|| said("headline"));
        self.issued = self.issued.take().or_else(|| said("datePublished"));
        self.author = self.author.take().or_else(|| said("author"));
        self.editor = self.editor.take().or_else(|| said("editor"));
        self.section = self.section.take().or_else(|| said("articleSection"));
        self.publisher = self
            .publisher
            .take()
            .or_else(|| name(thing.get("publisher")?));
    }
}

/// A text, the name of a thing, or several of them joined.
fn name(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(values) => {
            let names = values.iter().filter_map(|value| match value {
                Value::Array(_) => None,
                value => name(value),
            });
            names.collect::<Vec<_>>().join("、")
        }
        Value::Object(thing) => match (thing.get("name"), thing.get("item")) {
            (Some(Value::String(text)), _) => text.trim().to_owned(),
            (_, Some(Value::Object(item))) => item.get("name")?.as_str()?.trim().to_owned(),
            _ => return None,
        },
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}
