//! The program; see [`hongtou::lib`](hongtou).

fn main() {}
