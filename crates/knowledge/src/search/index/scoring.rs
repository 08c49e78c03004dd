//! BM25 as tantivy has it, to the last bit, from numbers of our own (see [`super::statistics`]).

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// What the length of a field takes off, by the number that the index has for it.
pub type Lengths = Arc<[f32; 256]>;

pub fn lengths(tokens: u64, documents: u64) -> Lengths {
    let average = tokens as f32 / documents as f32;
    Arc::new(std::array::from_fn(|id| K1 * (1.0 - B + B * FieldNormReader::id_to_fieldnorm(id as u8) as f32 / average)))
}

/// The scores of one word in one field.
#[derive(Clone)]
pub struct Bm25 {
    weight: f32,
    lengths: Lengths,
}

impl Bm25 {
    pub fn new(having: u64, documents: u64, lengths: Lengths) -> Self {
        let x = ((documents - having) as f32 + 0.5) / (having as f32 + 0.5);
        Self { weight: (1.0 + x).ln() * (1.0 + K1), lengths }
    }

    /// Of a document that has the word so often in a field of this length.
    pub fn of(&self, many: u32, length: u8) -> f32 {
        let many = many as f32;
        self.weight * (many / (many + self.lengths[usize::from(length)]))
    }
}
