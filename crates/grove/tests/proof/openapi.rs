//! The API's document tells the truth: no name stands for two shapes, and what every reading route answers in the
//! seeded town is what the document says it answers, field by field.

use std::collections::BTreeSet;

use grove_testkit::Client;
use http::Method;
use serde_json::{Map, Value};

use super::fixtures::ROOMS;
use super::seed::seed;

#[test]
fn no_name_stands_for_two_shapes() {
    let twice = grove_web::collisions(&grove::weave::routes());
    assert!(twice.is_empty(), "give one of each another name: {twice:?}");
}

#[test]
fn what_is_answered_is_what_the_document_says() {
    let (seed, town) = (seed(), seed().snapshot.town());
    let document = grove_web::openapi(&grove::weave::routes(), "https://grove.example");
    let (mut wrong, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for who in [town.person("ada"), town.person("nadia"), town.visitor()] {
        for route in grove::weave::routes().iter().filter(|r| r.method == Method::GET && r.page_only.is_none()) {
            for room in ROOMS {
                let address = seed.fixtures.address(&Method::GET, &route.path, room).expect("the matrix says what is missing");
                let found = check(&document, &who, &route.path, &address);
                seen.extend(found.is_some().then(|| route.path.clone()));
                wrong.extend(found.into_iter().flatten().map(|what| format!("GET {}: {what}", route.path)));
            }
        }
    }
    town.abandon();
    assert!(wrong.is_empty(), "the document says otherwise:\n{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    let all = document["paths"].as_object().expect("paths").iter().filter(|(_, methods)| methods.get("get").is_some());
    let unseen: Vec<_> = all.map(|(path, _)| path).filter(|path| !seen.contains(*path)).collect();
    assert!(unseen.is_empty(), "nobody was answered with data: {unseen:?}");
}

/// What an answer has that the document has not, and the other way round; nothing when there is none to look at.
fn check(document: &Value, who: &Client<'_>, path: &str, address: &str) -> Option<Vec<String>> {
    let answer = who.api_get(address);
    if answer.status != 200 {
        return None;
    }
    let schema = &document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    if schema.is_null() {
        return Some(vec!["it does not say what is answered".to_owned()]);
    }
    let mut checker = Checker { document, wrong: Vec::new() };
    checker.fits(schema, &answer.json(), "");
    Some(checker.wrong)
}

/// As much of JSON Schema as the document uses.
struct Checker<'a> {
    document: &'a Value,
    wrong: Vec<String>,
}

impl<'a> Checker<'a> {
    fn resolved(&self, schema: &'a Value) -> &'a Value {
        let name = schema["$ref"].as_str().and_then(|name| name.strip_prefix('#'));
        name.map_or(schema, |pointer| self.document.pointer(pointer).unwrap_or(&Value::Null))
    }

    fn fits(&mut self, schema: &'a Value, value: &Value, at: &str) {
        let schema = self.resolved(schema);
        if schema.is_null() {
            return self.wrong.push(format!("{at}: a reference leads nowhere"));
        }
        if let Some(choices) = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
            if !choices.iter().any(|choice| self.would_fit(choice, value)) {
                self.wrong.push(format!("{at}: {value} is none of the choices"));
            }
            return;
        }
        if !has_type(&schema["type"], value) {
            return self.wrong.push(format!("{at}: {value} is no {}", schema["type"]));
        }
        if schema["enum"].as_array().is_some_and(|all| !all.contains(value)) {
            self.wrong.push(format!("{at}: {value} is not among {}", schema["enum"]));
        }
        match value {
            Value::Object(fields) => self.fields_fit(schema, fields, at),
            Value::Array(items) if !schema["items"].is_null() => {
                items.iter().for_each(|item| self.fits(&schema["items"], item, &format!("{at}[]")))
            }
            _ => {}
        }
    }

    fn would_fit(&self, schema: &'a Value, value: &Value) -> bool {
        let mut tried = Checker { document: self.document, wrong: Vec::new() };
        tried.fits(schema, value, "");
        tried.wrong.is_empty()
    }

    /// Each field that is there is known, and each that is promised is there.
    fn fields_fit(&mut self, schema: &'a Value, fields: &Map<String, Value>, at: &str) {
        let mut parts = Vec::new();
        self.parts(schema, &mut parts);
        let known = |name: &String| parts.iter().find_map(|part| part["properties"].get(name));
        for (name, value) in fields {
            match known(name) {
                Some(schema) => self.fits(schema, value, &format!("{at}/{name}")),
                // An object without named fields holds whatever it holds.
                None if parts.iter().all(|part| part["properties"].is_null()) => {}
                None => self.wrong.push(format!("{at}/{name} is not in the document")),
            }
        }
        let promised = parts.iter().filter_map(|part| part["required"].as_array()).flatten().filter_map(Value::as_str);
        for name in promised.filter(|name| !fields.contains_key(*name)) {
            self.wrong.push(format!("{at}/{name} is promised and not there"));
        }
    }

    /// A schema, or what it is put together from.
    fn parts(&self, schema: &'a Value, into: &mut Vec<&'a Value>) {
        let schema = self.resolved(schema);
        match schema["allOf"].as_array() {
            Some(all) => all.iter().for_each(|part| self.parts(part, into)),
            None => into.push(schema),
        }
    }
}

/// A type, one of several, or any when none is said.
fn has_type(kind: &Value, value: &Value) -> bool {
    match kind {
        Value::String(kind) => match kind.as_str() {
            "null" => value.is_null(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "string" => value.is_string(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            _ => false,
        },
        Value::Array(kinds) => kinds.iter().any(|kind| has_type(kind, value)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => true,
    }
}
