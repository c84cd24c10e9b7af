//! Files that are dropped: each is copied whole or named with what stopped it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::years::{Office, filled};

use super::browser::Page;
use super::office;

/// All files of the folder of what came back, with their ways.
fn returns(office: &Office) -> BTreeSet<String> {
    let root = office.path("returns/2024Q1");
    let (mut open, mut found) = (vec![root.clone()], BTreeSet::new());
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            match entry.path() {
                path if path.is_dir() => open.push(path),
                path => {
                    let below = path.strip_prefix(&root).expect("below").to_string_lossy();
                    found.insert(below.replace('\\', "/"));
                }
            }
        }
    }
    found
}

#[test]
fn a_return_is_copied_and_answered_and_counts() {
    let office = office();
    let page = Page::open(&office);
    let bytes = filled("区科协", "2024Q1", 2.0);
    let said = page.drop_files("2024Q1", &[("科协报来的.xlsx", &bytes)]);
    assert_eq!(said.status, 200, "{}", said.text);
    assert!(said.text.contains("区科协的报表，按它计"), "{}", said.text);
    assert!(std::fs::read(office.path("returns/2024Q1/科协报来的.xlsx")).unwrap() == bytes);
    // What a command in the folder sees is the same.
    let said = office.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08"]).1;
    assert!(said.contains("科协报来的.xlsx"), "{said}");
}

#[test]
fn nothing_is_written_over() {
    let office = office();
    let page = Page::open(&office);
    let (first, second) = (filled("区科协", "2024Q1", 2.0), filled("区卫健局", "2024Q1", 3.0));
    page.drop_files("2024Q1", &[("表.xlsx", &first)]);
    let said = page.drop_files("2024Q1", &[("表.xlsx", &second), ("表.xlsx", &first)]);
    assert!(said.text.contains("已存为 表 (2).xlsx"), "{}", said.text);
    assert!(said.text.contains("早就有了，同一个文件：表.xlsx"), "{}", said.text);
    assert!(std::fs::read(office.path("returns/2024Q1/表.xlsx")).unwrap() == first);
    assert!(std::fs::read(office.path("returns/2024Q1/表 (2).xlsx")).unwrap() == second);
}

#[test]
fn names_of_all_kinds_stay_in_the_folder() {
    let office = office();
    let page = Page::open(&office);
    let notice = office.read("notice.yaml");
    let names = [
        "../../notice.yaml",
        "..\\..\\notice.yaml",
        "/tmp/a.xlsx",
        "区科协/一季度.xlsx",
        "a\r\nX: y.xlsx",
        "CON.xlsx",
        "<script>alert(1)</script>.xlsx",
        "~$表.xlsx",
        ".hongtou-lock",
    ];
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, b"x".as_slice())).collect();
    let said = page.drop_files("2024Q1", &files);
    assert_eq!(said.status, 200, "{}", said.text);
    assert!(!said.text.contains("<script>alert"), "{}", said.text);
    assert_eq!(office.read("notice.yaml"), notice);
    let kept = returns(&office);
    assert!(kept.contains("区科协/一季度.xlsx") && kept.contains("_CON.xlsx"), "{kept:?}");
    assert!(!Path::new("/tmp/a.xlsx").exists() || kept.contains("tmp/a.xlsx"), "{kept:?}");
    assert!(!kept.iter().any(|name| name.contains("~$") || name.contains(".hongtou")), "{kept:?}");
}

#[test]
fn a_period_that_is_none_of_the_notices_is_refused() {
    let office = office();
    let page = Page::open(&office);
    for period in ["2031Q1", "../..", "", "2024"] {
        let said = page.drop_files(period, &[("表.xlsx", b"x")]);
        let is_taken = period.is_empty();
        assert_eq!(said.status == 200, is_taken, "{period}: {} {}", said.status, said.text);
    }
    assert!(!office.path("returns/2031Q1").exists());
}

/// Five hundred at once, each of its own connection.
#[test]
fn five_hundred_at_once_are_all_copied() {
    let office = office();
    let page = Page::open(&office);
    let bytes = filled("区科协", "2024Q1", 2.0);
    let names: Vec<String> = (0..500).map(|number| format!("第{number}个.txt")).collect();
    std::thread::scope(|scope| {
        for some in names.chunks(50) {
            let (page, bytes) = (&page, &bytes);
            scope.spawn(move || {
                let files: Vec<(&str, &[u8])> =
                    some.iter().map(|name| (&**name, bytes.as_slice())).collect();
                assert_eq!(page.drop_files("2024Q1", &files).status, 200);
            });
        }
    });
    let kept = returns(&office);
    for name in &names {
        assert!(kept.contains(name), "{name}");
    }
    assert_eq!(kept.len(), 501);
    #[cfg(target_os = "linux")]
    {
        let about = std::fs::read_to_string(format!("/proc/{}/status", page.child.id())).unwrap();
        let peak = about.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        let peak: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
        assert!(peak < 300 << 10, "{peak} kB");
    }
}

/// Ended at any moment while it writes, it leaves whole files, or such as the next run takes away.
#[cfg(unix)]
#[test]
fn ended_at_any_moment_nothing_is_half_written() {
    let office = office();
    let bytes: Vec<u8> = (0..2_000_000_u32).map(|at| (at % 251) as u8).collect();
    for round in 0..100_u64 {
        let page = Page::open(&office);
        let name = format!("第{round}回.bin");
        std::thread::scope(|scope| {
            scope.spawn(|| page.try_drop("2024Q1", &[(&name, &bytes)]).ok());
            std::thread::sleep(std::time::Duration::from_micros(round * 300));
            let mut kill = std::process::Command::new("kill");
            kill.arg("-9").arg(page.child.id().to_string()).status().expect("kill");
        });
    }
    let mut whole = 0;
    for name in returns(&office).iter().filter(|name| name.ends_with(".bin")) {
        assert!(
            std::fs::read(office.path(&format!("returns/2024Q1/{name}"))).unwrap() == bytes,
            "{name}"
        );
        whole += 1;
    }
    let others: Vec<String> =
        returns(&office).into_iter().filter(|name| !name.ends_with(".bin")).collect();
    let is_leftover = |name: &String| name.starts_with(".hongtou-") && name.ends_with(".tmp");
    assert!(
        others.iter().all(|name| is_leftover(name) || name.ends_with("2024Q1.xlsx")),
        "{others:?}"
    );
    assert!(whole < 100, "some were ended before");
}
