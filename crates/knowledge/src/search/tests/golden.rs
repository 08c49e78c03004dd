//! How well related questions are found: real questions, and pairs that people linked by hand. The
//! title of the later question is asked, and the question itself is left out. Needs `GROVE_TEST_DATA`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use grove_kernel::{Moment, ReplyId, TopicId};
use quick_xml::events::Event;

use super::town::*;
use crate::search::Search;
use crate::search::document::{At, Document, Key, Within};
use crate::search::query::Wanted;

/// What is asked of the ranking; measured 0.47 and 0.33 in November 2026.
const RECALL_FLOOR: f64 = 0.44;
const MRR_FLOOR: f64 = 0.30;

#[derive(Default)]
struct Post {
    id: i64,
    parent: Option<i64>,
    title: String,
    text: String,
}

#[test]
fn linked_questions_are_found() {
    let Some(data) = std::env::var_os("GROVE_TEST_DATA").map(PathBuf::from) else { return };
    let posts = posts(&data.join("stackexchange-quantum/Posts.xml"));
    let town = Town::new();
    let begun = Instant::now();
    for post in &posts {
        match post.parent {
            None => town.topic(post.id, ROSES, &post.title, &post.text),
            Some(question) => town.reply(post.id, question, ROSES, &post.text),
        };
    }
    let written = begun.elapsed();
    let begun = Instant::now();
    town.settle();
    println!("{} posts written in {written:?}, indexed in {:?}", posts.len(), begun.elapsed());
    let titles: HashMap<i64, &str> = posts.iter().filter(|p| p.parent.is_none()).map(|p| (p.id, p.title.as_str())).collect();
    let parents: HashMap<i64, i64> = posts.iter().filter_map(|p| Some((p.id, p.parent?))).collect();
    measure(&town, &titles, &parents, &pairs(&data.join("golden/quantum-qrels.tsv")));
}

fn measure(town: &Town, titles: &HashMap<i64, &str>, parents: &HashMap<i64, i64>, pairs: &BTreeMap<i64, HashSet<i64>>) {
    let within = Within { spaces: HashSet::from([ROSES]), common: vec![ROSES], ..Within::default() };
    let (mut ranks, mut recalls, mut took) = (Vec::new(), Vec::new(), Vec::new());
    for (query, relevant) in pairs {
        let Some(title) = titles.get(query) else { continue };
        let begun = Instant::now();
        let wanted = town.search.index.meant(Wanted::parse(title), &within).unwrap();
        let ranked = town.search.index.find(&wanted, &within, None, 200).unwrap();
        took.push(begun.elapsed());
        let mut seen = HashSet::from([*query]);
        let questions = ranked.hits.iter().map(|hit| match hit.key {
            Key::Topic(id) => id.raw(),
            Key::Reply(id) => parents[&id.raw()],
        });
        let top: Vec<i64> = questions.filter(|id| seen.insert(*id)).take(10).collect();
        ranks.push(top.iter().position(|id| relevant.contains(id)).map_or(0.0, |at| 1.0 / (at + 1) as f64));
        recalls.push(top.iter().filter(|id| relevant.contains(id)).count() as f64 / relevant.len() as f64);
    }
    took.sort();
    let ((mrr, mrr_ci), (recall, recall_ci)) = (mean(&ranks), mean(&recalls));
    println!("{} queries: MRR@10 {mrr:.3} ± {mrr_ci:.3}, recall@10 {recall:.3} ± {recall_ci:.3} (95 %)", ranks.len());
    println!("a query takes {:?} at the median, {:?} at most", took[took.len() / 2], took.last().unwrap_or(&Duration::ZERO));
    assert!(recall > RECALL_FLOOR && mrr > MRR_FLOOR);
}

/// With half the width of its 95 % interval, by the normal approximation.
fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, 1.96 * (variance / n).sqrt())
}

fn pairs(file: &Path) -> BTreeMap<i64, HashSet<i64>> {
    let mut pairs: BTreeMap<i64, HashSet<i64>> = BTreeMap::new();
    for line in std::fs::read_to_string(file).unwrap().lines().skip(1) {
        let numbers: Vec<i64> = line.split_whitespace().map(|n| n.parse().unwrap()).collect();
        pairs.entry(numbers[0]).or_default().insert(numbers[1]);
    }
    pairs
}

fn posts(file: &Path) -> Vec<Post> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut posts = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Empty(row) if row.name().as_ref() == "row" => posts.extend(post(&row)),
            Event::Eof => return posts,
            _ => {}
        }
    }
}

fn post(row: &quick_xml::events::BytesStart<'_>) -> Option<Post> {
    let mut fields: HashMap<String, String> = HashMap::new();
    for field in row.attributes().flatten() {
        let value = field.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap();
        fields.insert(field.key.as_ref().to_owned(), value.into_owned());
    }
    let number = |name: &str| fields.get(name).and_then(|n| n.parse().ok());
    let is_post = matches!(fields.get("PostTypeId").map(String::as_str), Some("1" | "2"));
    let title = fields.get("Title").cloned().unwrap_or_default();
    let text = without_tags(fields.get("Body").map_or("", String::as_str));
    is_post.then(|| Post { id: number("Id").unwrap(), parent: number("ParentId"), title, text })
}

/// Good enough for words: what stands outside of `<…>`.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
        text.push(' ');
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// `cargo test -p grove-knowledge --release -- --ignored --nocapture hundred`
#[test]
#[ignore = "takes a minute; for figures"]
fn a_hundred_thousand_posts_are_searched() {
    let Some(data) = std::env::var_os("GROVE_TEST_DATA").map(PathBuf::from) else { return };
    let posts = posts(&data.join("stackexchange-quantum/Posts.xml"));
    let folder = tempfile::tempdir().unwrap();
    let search = Search::open(folder.path()).unwrap();
    let begun = Instant::now();
    for copy in 0..60 {
        for post in &posts {
            let document = document(post, copy);
            search.index.forget(document.key).unwrap();
            search.index.add(&document).unwrap();
        }
        search.index.commit(At { position: copy + 1, ..At::START }).unwrap();
    }
    println!("{} posts indexed in {:?}", 60 * posts.len(), begun.elapsed());
    let within = Within { spaces: HashSet::from([ROSES, HERBS]), common: vec![ROSES], ..Within::default() };
    let find = |words: &str| {
        let begun = Instant::now();
        let total = search.index.find(&Wanted::parse(words), &within, None, 32).unwrap().total;
        println!("{:>9.1?}  {total:?} hits  {words}", begun.elapsed());
    };
    find("the first after a commit");
    for words in ["quantum", "entanglement", "grover oracle", "algoritm", "qu", "\"error correction\"", "entanglement -bell", ""] {
        find(words);
        find(words);
    }
    posts.iter().filter(|p| p.parent.is_none()).take(5).for_each(|p| find(&p.title));
}

fn document(post: &Post, copy: i64) -> Document {
    let id = post.id + copy * 100_000;
    let question = post.parent.is_none();
    let topic = TopicId::from_raw(post.parent.unwrap_or(post.id) + copy * 100_000);
    Document {
        key: if question { Key::Topic(topic) } else { Key::Reply(ReplyId::from_raw(id)) },
        topic,
        space: if copy % 2 == 0 { ROSES } else { HERBS },
        kind: if question { "question" } else { "reply" }.to_owned(),
        author: NADIA,
        created_at: Moment::from_micros(id),
        title: question.then(|| post.title.clone()),
        text: post.text.clone(),
        tags: Vec::new(),
        solved: false,
        accepted: false,
    }
}
