//! Sets of documents of one segment, a bit for each: what many words and filters have in common is
//! found 64 documents at a time.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// None of so many.
    pub fn none(documents: u32) -> Self {
        Self(vec![0; documents.div_ceil(64) as usize])
    }

    /// From a word for each document: is it in?
    pub fn of_each(mut each: impl ExactSizeIterator<Item = bool>) -> Self {
        let mut bits = Vec::with_capacity(each.len().div_ceil(64));
        while each.len() > 0 {
            bits.push(each.by_ref().take(64).enumerate().fold(0, |word, (at, is_in)| word | u64::from(is_in) << at));
        }
        Self(bits)
    }

    pub fn add(&mut self, doc: u32) {
        self.0[doc as usize / 64] |= 1 << (doc % 64);
    }
    pub fn has(&self, doc: u32) -> bool {
        self.0[doc as usize / 64] & (1 << (doc % 64)) != 0
    }
    pub fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// The documents of both.
    pub fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine &= theirs);
    }
    pub fn remove_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine &= !theirs);
    }

    pub fn words(&self) -> &[u64] {
        &self.0
    }
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().enumerate().flat_map(|(index, word)| ones(index, *word))
    }
    pub const fn bytes(&self) -> usize {
        self.0.len() * 8
    }
}

/// The documents of one word of bits.
pub fn ones(index: usize, mut word: u64) -> impl Iterator<Item = u32> {
    let first = index as u32 * 64;
    std::iter::from_fn(move || {
        let doc = first + (word != 0).then(|| word.trailing_zeros())?;
        word &= word - 1;
        Some(doc)
    })
}

/// How many of the asked words each document has, up to 31: binary numbers that lie across, so that 64
/// documents are counted by a few instructions.
#[derive(Default)]
pub struct Counts(Vec<Vec<u64>>);

impl Counts {
    pub fn add_all(&mut self, bits: &Bits) {
        if self.0.is_empty() {
            self.0.push(bits.0.clone());
            return;
        }
        let mut carry = bits.0.clone();
        for place in &mut self.0 {
            let mut left = 0;
            for (sum, carry) in place.iter_mut().zip(&mut carry) {
                (*sum, *carry) = (*sum ^ *carry, *sum & *carry);
                left |= *carry;
            }
            if left == 0 {
                return;
            }
        }
        self.0.push(carry);
    }

    /// The same for a short list.
    pub fn add_few(&mut self, docs: impl Iterator<Item = u32>, documents: u32) {
        for doc in docs {
            let (word, mut carry) = (doc as usize / 64, 1 << (doc % 64));
            let mut place = 0;
            while carry != 0 {
                if self.0.len() == place {
                    self.0.push(Bits::none(documents).0);
                }
                let sum = &mut self.0[place][word];
                (*sum, carry) = (*sum ^ carry, *sum & carry);
                place += 1;
            }
        }
    }

    /// Of 64 documents, those that have exactly so many.
    pub fn exactly(&self, many: usize, word: usize) -> u64 {
        let places = self.0.iter().enumerate();
        let fits = places.fold(u64::MAX, |fits, (place, sums)| fits & if many >> place & 1 == 1 { sums[word] } else { !sums[word] });
        if many >> self.0.len() == 0 { fits } else { 0 }
    }

    /// Of 64 documents, those that have at least so many.
    pub fn at_least(&self, many: usize, word: usize) -> u64 {
        let (mut more, mut equal) = (0, u64::MAX);
        for (place, sums) in self.0.iter().enumerate().rev() {
            if many >> place & 1 == 1 {
                equal &= sums[word];
            } else {
                more |= equal & sums[word];
                equal &= !sums[word];
            }
        }
        if many >> self.0.len() == 0 { more | equal } else { 0 }
    }
}
