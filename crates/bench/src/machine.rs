//! What it was measured on.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::disk;
use crate::figures::short;

pub fn describe(work: &Path) -> Result<String> {
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let after = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_owned();
        line.split(':').nth(1).unwrap_or_default().trim().to_owned()
    };
    let (cpu, memory) = (read("/proc/cpuinfo"), read("/proc/meminfo"));
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let gib = after(&memory, "MemTotal").split(' ').next().and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0 / 1024.0;
    let kernel = read("/proc/sys/kernel/osrelease");
    Ok(format!(
        "Machine: {cores} cores of {}, {gib:.0} GiB, Linux {}. `fdatasync` of 4 KiB takes {} ms (the median of 200).",
        after(&cpu, "model name"),
        kernel.trim(),
        short(disk::fsync(work)?)
    ))
}
