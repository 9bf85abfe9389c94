//! Prints who says what in articles:
//!
//!     cargo run --example rust -- article.txt …

use std::{env, fs, io};

use postil::annotation::Attribution;
use postil::{Output, Pipeline};

fn main() -> io::Result<()> {
    // Made once, it reads any number of articles, from several threads if need be.
    let pipeline = Pipeline::new();
    for file in env::args().skip(1) {
        let text = fs::read_to_string(&file)?;
        // The day of publication is looked for at the head of the text; `Some(date)` would name it.
        let output = pipeline.annotate(&text, None);
        println!("{file}");
        for annotation in &output.annotations {
            if let Some(attribution) = annotation.as_attribution() {
                println!("  {}", describe(&text, &output, attribution));
            }
        }
    }
    Ok(())
}

/// Who says it, how sure that is, and what is said. Spans are bytes of the text.
fn describe(text: &str, output: &Output, attribution: &Attribution) -> String {
    let speaker = attribution.speaker.map(|index| output.entities[index].name.as_str());
    let source = attribution.source.map(|span| &text[span.range()]);
    let who = speaker.or(source).unwrap_or("somebody");
    let pieces = &attribution.content;
    let said = match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => &text[first.start..last.end],
        _ => "",
    };
    format!("{who} ({}): {said}", attribution.certainty.name())
}
