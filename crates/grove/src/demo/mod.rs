//! The demo community.

use anyhow::Result;

use crate::console::Talk;
use crate::weave::Grove;

pub fn write(_grove: &Grove, _talk: &mut dyn Talk) -> Result<()> {
    anyhow::bail!("not yet")
}
