//! How long the disk takes to keep a page.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::figures::median;

/// Milliseconds of one `fdatasync` after a write of 4 KiB, the median of 200.
pub fn fsync(folder: &Path) -> Result<f64> {
    let mut file = tempfile::tempfile_in(folder)?;
    let took = (0..200).map(|_| once(&mut file)).collect::<Result<Vec<f64>>>()?;
    Ok(median(&took))
}

fn once(file: &mut File) -> Result<f64> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&[7; 4096])?;
    let started = Instant::now();
    file.sync_data()?;
    Ok(started.elapsed().as_secs_f64() * 1000.0)
}
