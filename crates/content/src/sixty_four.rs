//! Statements about many things at once take sixty-four of them, padded with nothing, so that one text
//! is prepared for lists of any length.

use grove_store::Value;

/// How many one statement takes.
pub const MOST: usize = 64;

/// The list of parameters `$3` to `$66`, for `visible` texts.
#[macro_export]
#[doc(hidden)]
macro_rules! sixty_four {
    () => {
        "($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, \
         $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, \
         $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66)"
    };
}

/// Exactly as many values as the list has places.
pub fn padded<'v>(values: impl Iterator<Item = Value<'v>>) -> Vec<Value<'v>> {
    let mut all: Vec<Value<'v>> = values.collect();
    all.resize(MOST, Value::Null);
    all
}
