//! Long work tells how far it is, and can be stopped: nothing of it is written then.

use std::time::Duration;

use crate::years::filled;

use super::browser::Page;
use super::office;

#[test]
fn work_is_told_and_stopped_and_leaves_nothing() {
    let office = office();
    let bytes = filled("区科协", "2024Q1", 2.0);
    for number in 0..600 {
        office.put(&format!("returns/2024Q1/区科协 {number}.xlsx"), &bytes);
    }
    let page = Page::open(&office);
    let stopped = std::thread::scope(|threads| {
        let made = threads.spawn(|| page.post("/report/make", &[("period", "2024Q1")]));
        while page.get("/work").text.is_empty() && !made.is_finished() {
            std::thread::sleep(Duration::from_millis(2));
        }
        let told = page.get("/work").text;
        assert_eq!(page.post("/work/stop", &[]).status, 200);
        (made.join().unwrap(), told)
    });
    let (made, told) = stopped;
    let numbers: Vec<usize> = told.split(' ').map(|one| one.parse().unwrap()).collect();
    assert!(numbers[1] >= 600 && numbers[0] <= numbers[1], "{told}");
    assert!(made.text.contains("停下了，没有做完"), "{}", made.text);
    assert!(!office.path("out").exists());
    // The next piece of work is another.
    assert_eq!(page.get("/work").text, "");
    let made = page.post("/report/make", &[("period", "2024Q1")]);
    assert!(made.text.contains("刚做好的"), "{}", made.text);
}
