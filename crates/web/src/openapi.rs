//! The API document, OpenAPI 3.1, made from the route table and the types: it cannot forget a route.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;

use crate::access::Access;
use crate::routes::{Route, Routes};

/// What a route says about itself.
#[derive(Clone, Default)]
pub struct Describe {
    pub(crate) summary: &'static str,
    params: Vec<String>,
    query: Option<Value>,
    body: Option<Value>,
    answer: Option<Value>,
    schemas: BTreeMap<String, Value>,
}

impl Describe {
    pub(crate) fn of(path: &str) -> Self {
        let params = path.split('/').filter_map(|s| s.strip_prefix('{')).filter_map(|s| s.strip_suffix('}')).map(str::to_owned).collect();
        Self { params, ..Self::default() }
    }
    pub(crate) fn query<T: ToSchema>(&mut self) {
        self.query = Some(value(&T::schema()));
        self.gather::<T>();
    }
    pub(crate) fn body<T: ToSchema>(&mut self) {
        self.body = Some(json!({ "content": { "application/json": { "schema": reference::<T>() } }, "required": true }));
        self.gather_named::<T>();
    }
    pub(crate) fn file(&mut self) {
        let schema = json!({ "type": "object", "properties": { "file": { "type": "string", "format": "binary" } }, "required": ["file"] });
        self.body = Some(json!({ "content": { "multipart/form-data": { "schema": schema } }, "required": true }));
    }
    pub(crate) fn answer<T: ToSchema>(&mut self) {
        self.answer = Some(reference::<T>());
        self.gather_named::<T>();
    }
    fn gather_named<T: ToSchema>(&mut self) {
        self.schemas.insert(T::name().into_owned(), value(&T::schema()));
        self.gather::<T>();
    }
    fn gather<T: ToSchema>(&mut self) {
        let mut found: Vec<(String, RefOr<Schema>)> = Vec::new();
        T::schemas(&mut found);
        self.schemas.extend(found.into_iter().map(|(name, schema)| (name, value(&schema))));
    }
}

/// The names of the fields of a body.
pub fn fields_of<T: ToSchema>() -> Vec<String> {
    match value(&T::schema()).get("properties") {
        Some(Value::Object(properties)) => properties.keys().cloned().collect(),
        _ => Vec::new(),
    }
}

fn value(schema: &RefOr<Schema>) -> Value {
    serde_json::to_value(schema).unwrap_or(Value::Bool(true))
}

fn reference<T: ToSchema>() -> Value {
    json!({ "$ref": format!("#/components/schemas/{}", T::name()) })
}

/// Names that stand for two different shapes: the later one would speak for both.
pub fn collisions(routes: &Routes) -> Vec<String> {
    let mut known: BTreeMap<&str, &Value> = BTreeMap::new();
    let all = routes.iter().flat_map(|route| &route.doc.schemas);
    all.filter(|(name, schema)| *known.entry(name.as_str()).or_insert(*schema) != *schema).map(|(name, _)| name.clone()).collect()
}

/// The whole document.
pub fn document(routes: &Routes, origin: &str) -> Value {
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    let mut schemas: BTreeMap<String, Value> = BTreeMap::new();
    for route in routes.iter().filter(|r| r.page_only.is_none()) {
        paths.entry(&route.path).or_default().insert(route.method.as_str().to_ascii_lowercase(), operation(route));
        schemas.extend(route.doc.schemas.clone());
    }
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Grove", "version": "1", "description": "Every page of the community, as data. Authenticate with a bearer token." },
        "servers": [{ "url": format!("{origin}/api/v1") }],
        "security": [{ "token": [] }, {}],
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } } },
    })
}

fn operation(route: &Route) -> Value {
    let mut parameters: Vec<Value> = route
        .doc
        .params
        .iter()
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    parameters.extend(query_parameters(route.doc.query.as_ref()));
    if route.method != http::Method::GET {
        parameters.push(json!({ "name": "Idempotency-Key", "in": "header", "schema": { "type": "string", "maxLength": 200 } }));
    }
    let mut operation = json!({
        "operationId": format!("{}{}", route.method.as_str().to_ascii_lowercase(), route.path.replace(['/', '{', '}'], "_")),
        "summary": route.doc.summary,
        "x-access": route.access.name(),
        "parameters": parameters,
        "responses": responses(route),
    });
    if let Some(body) = &route.doc.body {
        operation["requestBody"] = body.clone();
    }
    if route.access.needs_account() {
        operation["security"] = json!([{ "token": [] }]);
    }
    operation
}

fn query_parameters(schema: Option<&Value>) -> Vec<Value> {
    let Some(Value::Object(properties)) = schema.and_then(|s| s.get("properties")) else { return Vec::new() };
    properties.iter().map(|(name, schema)| json!({ "name": name, "in": "query", "required": false, "schema": schema })).collect()
}

fn responses(route: &Route) -> Value {
    let mut all = Map::new();
    let reads = route.method == http::Method::GET;
    match &route.doc.answer {
        Some(schema) => {
            let good = json!({ "description": "Done", "content": { "application/json": { "schema": schema } } });
            all.insert("200".to_owned(), good.clone());
            if !reads {
                all.insert("201".to_owned(), good);
                all.insert("204".to_owned(), json!({ "description": "Done, nothing to say" }));
            }
        }
        None if reads => drop(all.insert("200".to_owned(), json!({ "description": "As asked" }))),
        None => drop(all.insert("204".to_owned(), json!({ "description": "Done" }))),
    }
    let mut refusals = vec![("400", "Malformed"), ("404", "Hidden or absent"), ("429", "Too many requests"), ("503", "Busy; try again")];
    if !reads {
        refusals.extend([
            ("409", "Changed meanwhile"),
            ("413", "Too large"),
            ("415", "Not a body this route reads"),
            ("422", "Invalid"),
            ("507", "No space"),
        ]);
    }
    if route.access != Access::Anyone {
        refusals.extend([("401", "A token is needed"), ("403", "Not allowed")]);
    }
    for (status, description) in refusals {
        let schema = json!({ "$ref": "#/components/schemas/Problem" });
        all.insert(
            status.to_owned(),
            json!({ "description": description, "content": { "application/problem+json": { "schema": schema } } }),
        );
    }
    Value::Object(all)
}

/// RFC 9457.
fn problem() -> Value {
    json!({
        "type": "object",
        "properties": {
            "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" }, "detail": { "type": "string" },
            "request_id": { "type": "string" },
            "errors": { "type": "array", "items": { "type": "object", "properties": { "field": { "type": "string" }, "key": { "type": "string" }, "detail": { "type": "string" } } } },
        },
        "required": ["type", "title", "status"],
    })
}
