//! Search over real tables and a real log, without a Town of the whole product.

mod finding;
mod golden;
mod keeping;
mod privacy;
mod reading;
mod store;
mod town;
