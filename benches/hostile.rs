//! The hostile set (tests/suite/hostile), file by file, each beside ten good returns: what `status` and
//! `report` take more for it may be two seconds, and the program and its readers 300 MB.
//!
//! `cargo bench --bench hostile [-- NAME …]`. Time is what the kernel counts for the program and the
//! readers it starts, in user and system mode together: on a busy machine the clock on the wall says more
//! about the others. Memory is the most that was seen, of the program itself and of all of them together.
//! The notice is a real one with two hundred units and tasks more. Linux only; ends with 1 where a file is
//! over. Then the same of the papers that are given to `init --from`, alone and whole.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for developers: it lays out its own input, and stops where that fails"
)]

#[path = "../tests/suite/hostile/files.rs"]
mod files;
#[path = "../tests/suite/hostile/makers.rs"]
mod makers;
#[path = "../tests/suite/hostile/multiplied/mod.rs"]
mod multiplied;
#[path = "../tests/suite/hostile/papers.rs"]
mod papers;
#[path = "../tests/suite/hostile/products.rs"]
mod products;
#[path = "../tests/suite/hostile/raw_zip.rs"]
mod raw_zip;
#[path = "../tests/suite/hostile/watch.rs"]
mod watch;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use hongtou::form::{self, Answer, CellText, Field, FormGrid};
use hongtou::notice::{self, UnitId};
use hongtou::period::Period;

/// Seconds that a file may take more.
const SECONDS: f64 = 2.0;
/// Megabytes that all processes may have, the good returns' included.
const MEGABYTES: f64 = 300.0;
/// Ticks of the kernel's clock in a second, as /proc counts on every Linux.
const TICKS: f64 = 100.0;
/// Good returns beside each file.
const GOOD: usize = 10;
/// Units and tasks beside those of the real notice.
const MORE: usize = 200;

/// What a run of the program cost.
#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    own: f64,
    megabytes: f64,
}

/// A folder with a notice, and good returns of it.
struct Year {
    folder: tempfile::TempDir,
    notice: PathBuf,
    good: Vec<(String, Vec<u8>)>,
}

fn main() -> ExitCode {
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|one| !one.starts_with("--")).collect();
    let chosen = |file: &files::File| {
        wanted.is_empty() || wanted.iter().any(|name| file.name.contains(name.as_str()))
    };
    let year = Year::lay_out();
    let alone = [year.run("status", None), year.run("report", None)];
    println!("{:>8} {:>8} {:>8} {:>8}  file", "status s", "report s", "own MB", "all MB");
    let (mut most, mut over, mut count) = ([0.0_f64; 4], 0, 0);
    let all = files::all().into_iter().chain(multiplied::files());
    for file in &all.filter(chosen).collect::<Vec<_>>() {
        let costs = [year.run("status", Some(file)), year.run("report", Some(file))];
        let line = [
            costs[0].seconds - alone[0].seconds,
            costs[1].seconds - alone[1].seconds,
            costs[0].own.max(costs[1].own),
            costs[0].megabytes.max(costs[1].megabytes),
        ];
        let bad = line[0].max(line[1]) > SECONDS || line[3] > MEGABYTES;
        (over, count) = (over + usize::from(bad), count + 1);
        println!("{}  {}{}", shown(line), file.name, if bad { "  TOO MUCH" } else { "" });
        most = std::array::from_fn(|at| most[at].max(line[at]));
    }
    println!(
        "{}  the most of {count} files; {over} over {SECONDS} s or {MEGABYTES} MB",
        shown(most)
    );
    println!(
        "{:>8.2} {:>8.2}  of this take the {GOOD} good returns alone",
        alone[0].seconds, alone[1].seconds
    );
    let over = over + papers_over(&wanted);
    if over == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many papers are over, or end otherwise than they are to.
fn papers_over(wanted: &[String]) -> usize {
    println!("{:>8} {:>8} {:>8}  paper", "init s", "own MB", "all MB");
    let papers = [papers::quick(), papers::long()].concat();
    let chosen = papers.iter().filter(|paper| {
        wanted.is_empty() || wanted.iter().any(|name| paper.file.name.contains(name.as_str()))
    });
    let over = chosen.filter(|paper| {
        let folder = tempfile::tempdir().expect("a folder");
        let (place, said) = (folder.path().join(&paper.file.name), folder.path().join("said"));
        std::fs::write(&place, &paper.file.bytes).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.arg("init").arg(folder.path().join("2024")).arg("--from").arg(&place);
        let errors = std::fs::File::create(&said).expect("a file");
        let cost = watched(command.stdout(Stdio::null()).stderr(errors), &paper.file.name);
        let said = std::fs::read_to_string(&said).expect("what was said");
        let ends = folder.path().join("2024/notice.yaml").exists() == paper.code.is_empty()
            && said.contains(paper.code);
        let bad = cost.seconds > SECONDS || cost.megabytes > MEGABYTES || !ends;
        let end = if ends { "" } else { said.lines().next().unwrap_or("nothing said") };
        println!(
            "{:>8.2} {:>8.1} {:>8.1}  {}{}{end}",
            cost.seconds,
            cost.own,
            cost.megabytes,
            paper.file.name,
            if bad { "  TOO MUCH " } else { "" }
        );
        bad
    });
    over.count()
}

fn shown(line: [f64; 4]) -> String {
    format!("{:>8.2} {:>8.2} {:>8.1} {:>8.1}", line[0], line[1], line[2], line[3])
}

impl Year {
    fn lay_out() -> Year {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("notice.yaml");
        let text = description();
        std::fs::write(&place, &text).expect("a notice");
        let reading = notice::read("notice.yaml", text.as_bytes());
        let notice = reading.notice.expect("a notice without errors");
        let period = Period::parse("2024Q1").expect("a period");
        let ids = (0..notice.units.units.len()).map(UnitId);
        let grids = ids.filter_map(|unit| FormGrid::new(&notice, unit, period)).take(GOOD);
        let good = grids.map(|grid| (format!("{}.xlsx", grid.identity.form), filled(&grid)));
        Year { notice: place, good: good.collect(), folder }
    }

    /// A run on a folder with the good returns and that file.
    fn run(&self, what: &str, file: Option<&files::File>) -> Cost {
        let returns = tempfile::tempdir().expect("a folder");
        for (name, bytes) in &self.good {
            std::fs::write(returns.path().join(name), bytes).expect("a file");
        }
        if let Some(file) = file {
            std::fs::write(returns.path().join(&file.name), &file.bytes).expect("a file");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.arg(what).arg(&self.notice).args(["--period", "2024Q1", "--as-of", "2024-04-10"]);
        command.arg("--returns").arg(returns.path()).stdout(Stdio::null()).stderr(Stdio::null());
        match what {
            "report" => command.arg("-o").arg(self.folder.path().join("out")),
            _ => command.arg("--json"),
        };
        watched(&mut command, file.map_or("the good returns", |file| &file.name))
    }
}

fn filled(grid: &FormGrid) -> Vec<u8> {
    let asked = grid.entries.iter().filter(|entry| matches!(entry.field, Field::Answer { .. }));
    let answers = asked.map(|entry| {
        let text = format!("{}：已举办专场招聘会12场，提供岗位3500个。", entry.label);
        (entry.id.clone(), Answer::Text(CellText::new(&text).0))
    });
    form::write(grid, &answers.collect()).expect("a form")
}

/// The real notice, and more units and tasks than it has.
fn description() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/notices/2024/notice.yaml");
    let real = std::fs::read_to_string(path).expect("a notice");
    let (before, behind) = real.split_once("\ntasks:\n").expect("a list of tasks");
    let (own, behind) = behind.split_once("\nclosing:").expect("what follows it");
    let unit = |at: usize| format!("  - name: 区示例{at:03}局\n");
    let task = |at: usize| {
        format!(
            "\n  - name: 办好实事第{at}项民生改善行动\n    text: 年内在全区组织开展第{at}项行动，\
             覆盖各镇和街道，建立长效机制，切实提高群众满意度。\n    units: [区示例{at:03}局]\n    \
             due: 2024-12-31\n"
        )
    };
    let units: String = (0..MORE).map(unit).collect();
    let tasks: String = (0..MORE).map(task).collect();
    let (before, other) = before.split_once("\nunits:\n").expect("a register");
    let (other, own) = (other.trim_end(), own.trim_end());
    format!("{before}\nunits:\n{other}\n{units}\ntasks:\n{own}\n{tasks}\nclosing:{behind}")
}

/// Runs to the end.
fn watched(command: &mut Command, name: &str) -> Cost {
    let mut child = command.spawn().expect("the program");
    let (mut own, mut all) = (0.0_f64, 0.0_f64);
    // What has ended keeps its times until somebody asks how it ended.
    while !has_ended(child.id()) {
        own = own.max(megabytes(watch::own_memory(child.id())));
        all = all.max(megabytes(watch::memory(child.id())));
        std::thread::sleep(Duration::from_millis(2));
    }
    let seconds = ticks(child.id()) / TICKS;
    let status = child.wait().expect("an end");
    assert!(matches!(status.code(), Some(0..=2)), "{name}: {status}");
    Cost { seconds, own, megabytes: all }
}

fn megabytes(kilobytes: u64) -> f64 {
    f64::from(u32::try_from(kilobytes).unwrap_or(u32::MAX)) / 1_000.0
}

/// The fields of /proc/PID/stat behind the name (proc(5)), from the state on.
fn stat(process: u32) -> Vec<String> {
    let path = format!("/proc/{process}/stat");
    let text = std::fs::read_to_string(Path::new(&path)).expect("Linux");
    let (_, fields) = text.rsplit_once(") ").expect("a name in brackets");
    fields.split_whitespace().map(str::to_owned).collect()
}

fn has_ended(process: u32) -> bool {
    stat(process)[0] == "Z"
}

/// utime, stime, and those of the children that have ended.
fn ticks(process: u32) -> f64 {
    stat(process)[11..15].iter().map(|field| field.parse::<f64>().expect("a number")).sum()
}
