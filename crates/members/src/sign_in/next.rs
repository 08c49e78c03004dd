//! Where somebody goes after signing in: a path of ours, or home.

/// The path, when it is one of ours: it begins with one slash, no host hides in it, and nothing in it
/// is read differently by browsers than by us.
pub fn local(next: Option<&str>) -> String {
    next.filter(|path| is_local(path)).unwrap_or("/").to_owned()
}

fn is_local(path: &str) -> bool {
    path.len() <= 2_000
        && path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.chars().all(|c| c.is_ascii_graphic())
        && !path.starts_with("/sign-in")
        && !path.starts_with("/enter")
}
