//! What a picture needs in memory while it is written anew: as many points as are taken, in the
//! forms that are the most expensive to read.

use crate::made::{jpeg_of_points, png_of_points};
use geleit_exchange::files::receive;
use std::fs;
use std::process::Command;

/// One picture is looked at at a time, so a server needs this much once.
const MEGABYTES_MAX: u64 = 400;

/// Set in the process that measures: what other tests need does not count there.
const ALONE: &str = "GELEIT_TEST_MEMORY";

#[test]
fn no_picture_needs_more_memory_than_a_small_server_has() {
    if std::env::var_os(ALONE).is_some() {
        return measure();
    }
    let test = "memory::no_picture_needs_more_memory_than_a_small_server_has";
    let program = std::env::current_exe().unwrap();
    let mut alone = Command::new(program);
    let said = alone.args(["--exact", test, "--nocapture"]).env(ALONE, "1").output().unwrap();
    let (out, errors) =
        (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
    println!("{out}");
    assert!(said.status.success(), "{out}{errors}");
}

fn measure() {
    let pictures: [(&str, Vec<u8>); 5] = [
        ("JPEG, 10 MB, 24 million points", jpeg_of_points(6_000, 4_000, false, 9 << 20)),
        ("JPEG in passes, 24 million points", jpeg_of_points(6_000, 4_000, true, 0)),
        ("JPEG in passes, upright by a mark", jpeg_of_points(4_000, 6_000, true, 0)),
        ("PNG of eight bits, 24 million points", png_of_points(6_000, 4_000, 8, 2)),
        ("PNG of sixteen bits with a mask", png_of_points(3_000, 3_000, 16, 6)),
    ];
    for (what, bytes) in pictures {
        let (length, before) = (bytes.len(), kilobytes("VmRSS:"));
        // Forgets the peak of before.
        fs::write("/proc/self/clear_refs", "5").unwrap();
        receive(bytes).unwrap();
        let peak = (kilobytes("VmHWM:") - before) / 1024;
        println!("{what}: {peak} MB at most, {length} bytes sent");
        assert!(peak <= MEGABYTES_MAX, "{what}: {peak} MB");
    }
}

fn kilobytes(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}
