//! The source tree as the rules see it: every text file of the repository but what tools have made.

use std::fs;
use std::path::{Path, PathBuf};

use crate::scan::Scan;

/// One text file; the path is relative to the repository, with `/`.
pub struct File {
    pub path: String,
    pub text: String,
    /// Code apart from text; empty for anything that is not Rust.
    pub scan: Scan,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        let scan = if path.ends_with(".rs") { Scan::of(text) } else { Scan::default() };
        Self { path: path.to_owned(), text: text.to_owned(), scan }
    }
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
    pub fn stem(&self) -> &str {
        self.name().split('.').next().unwrap_or_default()
    }
    pub fn is(&self, extension: &str) -> bool {
        self.name().rsplit_once('.').is_some_and(|(_, e)| e == extension)
    }
    pub fn is_rust(&self) -> bool {
        self.is("rs")
    }
    /// A file that holds nothing but tests.
    pub fn is_test(&self) -> bool {
        matches!(self.name(), "tests.rs" | "stories.rs") || self.path.contains("/tests/") || self.is_in("crates/testkit")
    }
    pub fn is_in(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }
    pub fn is_generated(&self) -> bool {
        self.stem().ends_with("_generated")
    }
    /// This crate is full of examples of what is forbidden.
    pub fn is_tidy(&self) -> bool {
        self.is_in("crates/tidy")
    }
    /// Code with tests blanked, line by line, with numbers from 1.
    pub fn lines_outside_tests(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = if self.is_test() { "" } else { self.scan.outside_tests.as_str() };
        code.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// The whole repository.
pub struct Tree {
    pub root: PathBuf,
    pub files: Vec<File>,
}

const KINDS: [&str; 13] = ["rs", "ts", "mjs", "js", "css", "toml", "md", "ftl", "sql", "json", "sh", "html", "txt"];
const MADE_BY_TOOLS: [&str; 7] = ["target", "node_modules", "dist", "data", "snapshots", "vendor", "corpus"];

impl Tree {
    /// Reads the repository that this crate stands in.
    pub fn here() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository is there");
        let mut files = Vec::new();
        walk(&root, &root, &mut files);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { root, files }
    }

    pub fn rust(&self) -> impl Iterator<Item = &File> + Clone {
        self.files.iter().filter(|f| f.is_rust())
    }

    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|f| f.path == path)
    }

    /// `crates/*/Cargo.toml`, with the folder's name.
    pub fn manifests(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().filter_map(|f| {
            let folder = f.path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?;
            (!folder.contains('/')).then_some((folder, f))
        })
    }
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository can be read").flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let kind = entry.file_type().expect("a file has a type");
        if kind.is_dir() {
            let ours = !name.starts_with('.') && !MADE_BY_TOOLS.contains(&name.as_str());
            if ours {
                walk(root, &path, files);
            }
        } else if kind.is_file() && (KINDS.contains(&extension(&name)) || folder == root.join("bin")) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let relative = path.strip_prefix(root).expect("inside the repository").to_string_lossy().replace('\\', "/");
            files.push(File::new(&relative, &text));
        }
    }
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::{File, Tree};

    #[test]
    fn the_tree_finds_itself_and_leaves_out_what_tools_make() {
        let tree = Tree::here();
        assert!(tree.file("crates/tidy/src/tree.rs").is_some());
        assert!(tree.manifests().any(|(folder, _)| folder == "kernel"));
        assert!(tree.files.iter().all(|f| !f.path.starts_with("target/") && !f.path.contains("node_modules")));
    }

    #[test]
    fn tests_are_told_by_their_names() {
        assert!(File::new("crates/content/src/topics/stories.rs", "").is_test());
        assert!(File::new("crates/grove/tests/stories/main.rs", "").is_test());
        assert!(!File::new("crates/content/src/topics/store.rs", "").is_test());
    }
}
