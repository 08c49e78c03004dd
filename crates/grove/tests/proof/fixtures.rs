//! Concrete addresses: what stands for `{id}` in which room of the seeded town.

use std::collections::HashMap;

use http::Method;

/// The rooms. What hangs on none of them stands under [`ANYWHERE`].
pub const ROOMS: [&str; 3] = ["commons", "workshop", "gardeners"];
pub const ANYWHERE: &str = "-";

/// Values by room and by the segment before the parameter: (`gardeners`, `topics/{id}`).
#[derive(Clone, Debug, Default)]
pub struct Fixtures(HashMap<(&'static str, &'static str), String>);

impl Fixtures {
    pub fn put(&mut self, room: &'static str, key: &'static str, value: impl Into<String>) {
        self.0.insert((room, key), value.into());
    }

    pub fn get(&self, room: &str, key: &str) -> Option<&str> {
        let found = |room: &str| self.0.iter().find(|((r, k), _)| *r == room && *k == key).map(|(_, value)| value.as_str());
        found(room).or_else(|| found(ANYWHERE))
    }

    /// Does it differ from room to room?
    fn has_rooms(&self, key: &str) -> bool {
        self.0.keys().any(|(room, k)| *room != ANYWHERE && *k == key)
    }

    /// The rooms in which a route leads somewhere else.
    pub fn rooms(&self, path: &str) -> Vec<&'static str> {
        let keys = keys(path);
        let asks_about = matches!(path, "/reports" | "/moderation/removals") || query(path) == Some("topics/{id}");
        if asks_about || keys.iter().any(|key| self.has_rooms(key)) { ROOMS.to_vec() } else { vec![ANYWHERE] }
    }

    /// The address of a route in a room; the key that has no fixture, if one has none.
    pub fn address(&self, method: &Method, path: &str, room: &str) -> Result<String, String> {
        let mut address = String::new();
        for (segment, key) in path.split('/').skip(1).zip(keys_by_segment(path)) {
            address.push('/');
            match key {
                None => address.push_str(segment),
                // An invitation is opened by its secret and taken back by its id; only what was decided is reopened.
                Some(key) if *method == Method::DELETE && key == "invitations/{invitation}" => {
                    address.push_str(self.get(room, "revoked/{invitation}").ok_or(key)?);
                }
                Some(_) if *method == Method::DELETE && path == "/moderation/reports/{id}/decision" => {
                    address.push_str(self.get(room, "decided/{id}").ok_or("decided/{id}")?);
                }
                Some(_) if path == "/members/{handle}/claim" => {
                    address.push_str(self.get(room, "claimed/{handle}").ok_or("claimed/{handle}")?)
                }
                Some(key) => address.push_str(self.get(room, &key).ok_or(key.clone())?),
            }
        }
        match query(path).filter(|_| *method == Method::GET) {
            Some("/enter") => Ok(address + "?secret=" + self.get(room, "enter").ok_or("enter")?),
            Some(key) if key.starts_with('?') => Ok(address + key),
            Some(key) => Ok(address + "?target=" + self.get(room, key).ok_or(key)?),
            None => Ok(address),
        }
    }
}

/// Pages that show nothing without being asked about something.
fn query(path: &str) -> Option<&'static str> {
    match path {
        "/reports/new" | "/reports/thanks" | "/moderation/removals/new" => Some("topics/{id}"),
        "/spaces/{slug}/visibility" => Some("?visibility=private"),
        "/search" | "/search/suggest" => Some("?q=frost"),
        "/enter" => Some("/enter"),
        _ => None,
    }
}

fn keys(path: &str) -> Vec<String> {
    keys_by_segment(path).into_iter().flatten().collect()
}

/// For each segment the key of its fixture, if it is a parameter.
fn keys_by_segment(path: &str) -> Vec<Option<String>> {
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let before = |at: usize| if at == 0 { "" } else { segments[at - 1] };
    segments.iter().enumerate().map(|(at, segment)| segment.starts_with('{').then(|| format!("{}/{segment}", before(at)))).collect()
}
