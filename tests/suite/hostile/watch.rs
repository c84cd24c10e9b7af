//! What a running process costs, as the kernel counts it (Linux): its memory and that of the
//! processes it started.

/// The most memory that the process and those it started had up to now, in kilobytes; 0 where the
/// kernel is not Linux and nothing is measured. Under Wine `/proc` is there all the same, and what has
/// the number of the process there is another one.
pub(crate) fn memory(process: u32) -> u64 {
    if cfg!(not(target_os = "linux")) {
        return 0;
    }
    let threads =
        std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let children = threads
        .filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|line| {
            line.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<u32>>()
        })
        .map(memory);
    own_memory(process) + children.sum::<u64>()
}

/// The same of the process alone.
pub(crate) fn own_memory(process: u32) -> u64 {
    if has_not_begun(process) {
        return 0;
    }
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}

/// Whether what was started still has the memory of the test that starts it: a child of `vfork` lets its
/// parent go on a moment before it has memory of its own (`exec_mmap` of Linux), and the test itself holds
/// all the hostile files. Asked before the memory is, so that what has begun stays begun.
fn has_not_begun(process: u32) -> bool {
    let program = |process: &str| std::fs::read_link(format!("/proc/{process}/exe")).ok();
    program(&process.to_string()) == program("self")
}
