//! Grove calls nobody on its own.

use crate::{File, Finding, Rule};

pub const RULE: Rule = Rule {
    name: "No address of a real host in the sources.",
    why: "A community's pages must not depend on, or tell, a third party; and examples that name real hosts are clicked.",
    mend: "Make it a setting, or use example.com. Names of XML namespaces and vocabularies may be added to NAMESPACES: they are never fetched.",
};

const EXAMPLES: [&str; 7] = ["example.com", "example.org", "example.net", "example", "test", "invalid", "localhost"];
/// Words that look like addresses.
const NAMESPACES: [&str; 3] = ["www.w3.org", "schema.org", "www.sitemaps.org"];

pub fn check(file: &File) -> Vec<Finding> {
    if file.is_tidy() {
        return Vec::new();
    }
    let found: Vec<(usize, &str)> = if file.is_rust() {
        file.scan.literals.iter().flat_map(|l| hosts(&l.text).map(move |host| (l.line, host))).collect()
    } else if ["ts", "mjs", "js", "css"].iter().any(|kind| file.is(kind)) {
        file.text.lines().enumerate().flat_map(|(index, line)| hosts(line).map(move |host| (index + 1, host))).collect()
    } else {
        Vec::new()
    };
    found.into_iter().filter(|(_, host)| !is_fine(host)).map(|(line, host)| Finding::new(&file.path, line, host)).collect()
}

fn hosts(text: &str) -> impl Iterator<Item = &str> {
    let after = text.split("://").skip(1).zip(text.split("://"));
    let fetched = after.filter(|(_, before)| before.ends_with("http") || before.ends_with("https")).map(|(rest, _)| rest);
    fetched.map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && !".-[]".contains(c)).next().unwrap_or_default())
}

fn is_fine(host: &str) -> bool {
    let local = host.is_empty() || host.starts_with("127.") || host.starts_with('[') || NAMESPACES.contains(&host) || !host.contains('.');
    local || EXAMPLES.iter().any(|known| host == *known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::File;

    #[test]
    fn real_hosts_are_seen() {
        assert_eq!(check(&File::new("crates/a/src/a.rs", "get(\"https://fonts.acme-cdn.com/x\")"))[0].what, "fonts.acme-cdn.com");
        assert_eq!(check(&File::new("assets/src/a.ts", "fetch('http://a.io'); fetch('https://b.io')")).len(), 2);
    }

    #[test]
    fn examples_settings_and_namespaces_are_fine() {
        let fine = "f(\"https://grove.example/x\", \"http://127.0.0.1:80\", \"https://{host}/\", \"http://www.w3.org/2000/svg\", \"http://localhost\")";
        assert!(check(&File::new("crates/a/src/a.rs", fine)).is_empty());
    }
}
