//! x
use postil::{Document, PosTagger};
use std::io::Read;
fn main() {
    let mut s = String::new();
    std::io::stdin().read_to_string(&mut s).expect("x");
    let t = PosTagger::new();
    for line in s.lines() {
        let doc = Document::tagged(line, None, &t);
        let v: Vec<String> =
            (0..doc.len()).map(|i| format!("{}/{:?}", doc.word(i), doc.tag(i))).collect();
        println!("{}", v.join(" "));
    }
}
