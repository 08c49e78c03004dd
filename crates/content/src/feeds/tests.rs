use super::atom::{About, feed};
use super::{sitemap, store};
use crate::topics::{self, TopicKind};
use crate::town::Town;

#[test]
fn a_feed_holds_what_everybody_reads_whoever_asks() {
    let town = Town::new();
    town.begins(town.nadia, "square", TopicKind::Discussion, &["pears"], "Look <b>here</b> & ]]> there").unwrap();
    town.begins(town.nadia, "gardeners", TopicKind::Discussion, &["pears"], "Hidden").unwrap();
    let atom = town
        .read(Some(town.nadia), |cx| {
            let entries = store::of_tag(cx, "pears")?;
            let secret = topics::space_of(cx, "gardeners")?;
            assert!(store::of_space(cx, secret.id)?.is_empty());
            let about = About {
                origin: "https://g.example",
                title: "pears",
                subtitle: "",
                feed: "/tags/pears/feed".into(),
                page: "/tags/pears".into(),
            };
            Ok(feed(&about, &entries))
        })
        .unwrap();
    assert!(atom.contains("<title>When do we prune the pears?</title>") && !atom.contains("Hidden"), "{atom}");
    assert!(atom.contains("https://g.example/topics/top_") && !atom.contains("<b>here"), "{atom}");
}

#[test]
fn the_sitemap_leads_to_public_things_only() {
    let town = Town::new();
    let (open, secret) = (town.asks(town.nadia, "square"), town.asks(town.nadia, "gardeners"));
    let map = town.read(Some(town.nadia), |cx| sitemap::make(cx, "https://g.example", None)).unwrap();
    assert!(map.contains(&format!("https://g.example/topics/{open}")) && map.contains("/spaces/square"), "{map}");
    assert!(!map.contains(&secret.to_string()) && !map.contains("gardeners"), "{map}");
    assert!(town.read(None, |cx| sitemap::make(cx, "", Some(2))).is_err());
}
