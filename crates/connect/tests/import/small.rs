//! Dumps made by hand, small enough to read.

use std::path::{Path, PathBuf};

pub struct Dump {
    dir: tempfile::TempDir,
}

const USERS: &str = r#"<row Id="-1" CreationDate="2020-01-01T00:00:00.001" DisplayName="Community" LastAccessDate="2020-01-01T00:00:00.001" />
<row Id="1" CreationDate="2020-01-02T08:00:00.000" DisplayName="Ines" AboutMe="&lt;p&gt;Pears.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;" />
<row Id="2" CreationDate="2020-01-02T09:00:00.000" DisplayName="Theo" />
<row Id="3" CreationDate="2020-01-02T09:00:00.000" DisplayName="Theo" />"#;
const TAGS: &str = r#"<row Id="1" TagName="pears" Count="1" ExcerptPostId="4" WikiPostId="5" />"#;
const POSTS: &str = r#"<row Id="1" PostTypeId="1" AcceptedAnswerId="2" CreationDate="2020-02-01T10:00:00.000" Body="&lt;p&gt;When, if $x^2$?&lt;/p&gt;" OwnerUserId="1" Title="When do we prune?" Tags="&lt;pears&gt;" />
<row Id="2" PostTypeId="2" ParentId="1" CreationDate="2020-02-01T11:00:00.000" Body="&lt;p&gt;In winter.&lt;/p&gt;" OwnerUserId="2" LastEditorUserId="1" LastEditDate="2020-02-03T00:00:00.000" />
<row Id="3" PostTypeId="2" ParentId="1" CreationDate="2020-02-02T12:00:00.000" Body="&lt;p&gt;In spring.&lt;/p&gt;" OwnerDisplayName="user77" />
<row Id="4" PostTypeId="4" CreationDate="2020-02-02T12:00:00.000" Body="About pears." OwnerUserId="1" />
<row Id="5" PostTypeId="5" CreationDate="2020-02-02T12:00:00.000" Body="" OwnerUserId="1" />
<row Id="6" PostTypeId="6" CreationDate="2020-02-02T12:00:00.000" Body="Elect me." OwnerUserId="1" />
<row Id="7" PostTypeId="1" CreationDate="yesterday" Body="x" OwnerUserId="1" Title="When?" />
<row Id="8" PostTypeId="2" ParentId="7" CreationDate="2020-02-02T12:00:00.000" Body="x" OwnerUserId="1" />"#;
const COMMENTS: &str = r#"<row Id="1" PostId="1" Score="0" Text="A good question." CreationDate="2020-02-01T10:30:00.000" UserId="3" />
<row Id="2" PostId="2" Score="3" Text="@Theo *early* winter" CreationDate="2020-02-01T12:00:00.000" UserId="1" />
<row Id="3" PostId="99" Score="0" Text="Lost." CreationDate="2020-02-01T10:30:00.000" UserId="3" />"#;
const VOTES: &str = r#"<row Id="1" PostId="1" VoteTypeId="2" CreationDate="2020-02-01T00:00:00.000" />
<row Id="2" PostId="1" VoteTypeId="2" CreationDate="2020-02-01T00:00:00.000" />
<row Id="3" PostId="2" VoteTypeId="3" CreationDate="2020-02-02T00:00:00.000" />
<row Id="4" PostId="2" VoteTypeId="1" CreationDate="2020-02-02T00:00:00.000" />
<row Id="5" PostId="1" VoteTypeId="5" UserId="2" CreationDate="2020-02-02T00:00:00.000" />
<row Id="6" PostId="1" VoteTypeId="8" UserId="2" BountyAmount="50" CreationDate="2020-02-02T00:00:00.000" />
<row Id="7" PostId="1" VoteTypeId="15" CreationDate="2020-02-02T00:00:00.000" />
<row Id="8" PostId="1000" VoteTypeId="2" CreationDate="2020-02-02T00:00:00.000" />
<row Id="nine" PostId="1" VoteTypeId="2" CreationDate="2020-02-02T00:00:00.000" />"#;
const BADGES: &str = r#"<row Id="1" UserId="2" Name="Teacher" Date="2020-02-02T03:00:00.000" Class="3" TagBased="False" />
<row Id="2" UserId="66" Name="Teacher" Date="2020-02-02T03:00:00.000" Class="3" TagBased="False" />"#;
const LINKS: &str = r#"<row Id="1" CreationDate="2020-02-02T03:00:00.000" PostId="1" RelatedPostId="66" LinkTypeId="1" />"#;

impl Dump {
    pub fn new() -> Self {
        let dump = Self { dir: tempfile::tempdir().unwrap() };
        dump.put("Users", "users", USERS);
        dump.put("Tags", "tags", TAGS);
        dump.put("Posts", "posts", POSTS);
        dump.put("Comments", "comments", COMMENTS);
        dump.put("Votes", "votes", VOTES);
        dump.put("Badges", "badges", BADGES);
        dump.put("PostLinks", "postlinks", LINKS);
        dump
    }
    pub fn put(&self, file: &str, root: &str, rows: &str) {
        self.write(file, format!("\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root}>\n{rows}\n</{root}>\n").as_bytes());
    }
    pub fn write(&self, file: &str, bytes: &[u8]) {
        std::fs::write(self.file(file), bytes).unwrap();
    }
    pub fn remove(&self, file: &str) {
        std::fs::remove_file(self.file(file)).unwrap();
    }
    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(format!("{name}.xml"))
    }
    pub fn path(&self) -> &Path {
        self.dir.path()
    }
}
