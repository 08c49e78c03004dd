//! Sets of documents against plain counting.

use proptest::prelude::*;

use crate::search::index::bits::{Bits, Counts, ones};
use crate::search::index::postings::{Docs, Often, Postings};

const DOCUMENTS: u32 = 2_000;

fn docs() -> impl Strategy<Value = Vec<u32>> {
    let set = |most| proptest::collection::btree_set(0..DOCUMENTS, 0..most);
    prop_oneof![set(50), set(1_500)].prop_map(|docs| docs.into_iter().collect())
}

proptest! {
    #[test]
    fn words_are_counted_for_many_documents_at_once(lists in proptest::collection::vec(docs(), 0..25)) {
        let mut counts = Counts::default();
        let mut plain = vec![0_usize; DOCUMENTS as usize];
        for list in &lists {
            list.iter().for_each(|doc| plain[*doc as usize] += 1);
            match Docs::new(list, DOCUMENTS) {
                Docs::Few(docs) => counts.add_few(docs.iter(), DOCUMENTS),
                Docs::Many(bits, _) => counts.add_all(&bits),
            }
        }
        let inside = Bits::of_each(plain.iter().map(|_| true));
        let found = |fits: &dyn Fn(usize) -> u64| -> Vec<u32> {
            (0..inside.words().len()).flat_map(|word| ones(word, fits(word) & inside.words()[word])).collect()
        };
        let expected = |fits: &dyn Fn(usize) -> bool| -> Vec<u32> { (0..DOCUMENTS).filter(|doc| fits(plain[*doc as usize])).collect() };
        for many in 0..lists.len() + 2 {
            prop_assert_eq!(found(&|word| counts.exactly(many, word)), expected(&|count| count == many));
            prop_assert_eq!(found(&|word| counts.at_least(many, word)), expected(&|count| count >= many));
        }
    }

    #[test]
    fn a_word_is_looked_up_as_it_was_written(docs in docs(), seed in any::<u32>()) {
        let often = |doc: u32| -> Often { std::array::from_fn(|list| doc.wrapping_mul(seed | 1).rotate_left(list as u32 * 7) % 5 % 9) };
        let often = |doc: u32| if doc.is_multiple_of(9) { often(doc).map(|many| many * 20) } else { often(doc) };
        let rows: Vec<(u32, Often)> = docs.iter().map(|doc| (*doc, often(*doc))).collect();
        let postings = Postings::new(&rows, DOCUMENTS, |_, doc| doc as u8);
        let mut each = Vec::new();
        postings.each(|doc, often| each.push((doc, *often)));
        prop_assert_eq!(&each, &rows);
        for doc in 0..DOCUMENTS {
            let expected = docs.binary_search(&doc).is_ok().then(|| often(doc));
            prop_assert_eq!(postings.of(doc).copied(), expected);
            prop_assert_eq!(postings.docs.has(doc), expected.is_some());
        }
    }
}
