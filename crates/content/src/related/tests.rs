use grove_kernel::TopicId;

use super::ranked;

#[test]
fn more_shared_tags_come_first_then_what_is_newer() {
    let id = |n: i64| TopicId::from_raw(n);
    let found = [3, 9, 5, 3, 9, 3, 7].map(id).to_vec();
    assert_eq!(ranked(found.clone(), |one| *one, 10), [3, 9, 7, 5].map(id));
    assert_eq!(ranked(found, |one| *one, 2), [3, 9].map(id));
}
