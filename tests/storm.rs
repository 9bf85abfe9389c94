//! What is too long for every day, run by `cargo xtask storm`: a million texts of all kinds, and
//! ten megabytes of each text that is made to be slow.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use postil::Pipeline;
use postil::calendar::Date;

#[path = "shared/check.rs"]
mod check;
#[path = "shared/pathological.rs"]
mod pathological;
#[path = "shared/pieces.rs"]
mod pieces;

use check::check;
use pieces::PIECES;

/// Texts read unless the variable `STORM_TEXTS` says otherwise.
const TEXTS: usize = 1_000_000;

/// How often progress is told.
const PAUSE: Duration = Duration::from_secs(10);

/// Bytes of the longest slow texts.
const LONG: usize = 10_000_000;

/// Time for a text of twice the length, at most: 2 is linear, 4 quadratic.
const RATIO: f64 = 3.0;

/// Memory, at most: bytes for each byte of text. Quotes and brackets, each a token, take the most.
const MEMORY: usize = 200;

#[test]
#[ignore = "takes minutes: cargo xtask storm"]
fn a_million_texts_keep_the_contract() {
    let texts = std::env::var("STORM_TEXTS").map_or(TEXTS, |n| n.parse().expect("a number"));
    let pipeline = Pipeline::new();
    let corpus = corpus();
    let (next, bytes) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let start = Instant::now();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let _told = Told(&next);
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= texts {
                return;
            }
            let mut random = Random(number as u64);
            let text = text(&mut random, &corpus);
            bytes.fetch_add(text.len(), Ordering::Relaxed);
            let published: Option<Date> =
                "2024-02-29".parse().ok().filter(|_| random.below(2) == 0);
            check(&pipeline, &text, published);
        }
    };
    let tell = || {
        let seconds = start.elapsed().as_secs_f64();
        let (done, bytes) =
            (next.load(Ordering::Relaxed).min(texts), bytes.load(Ordering::Relaxed));
        eprintln!("{done} of {texts} texts, {bytes} bytes, {seconds:.0} s, {threads} threads");
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut told = Instant::now();
        while workers.iter().any(|worker| !worker.is_finished()) {
            thread::sleep(Duration::from_millis(20));
            if told.elapsed() > PAUSE {
                told = Instant::now();
                tell();
            }
        }
        let failed = workers.into_iter().any(|worker| worker.join().is_err());
        assert!(!failed, "a text does not keep the contract");
    });
    tell();
}

/// Tells, where a worker panics, about which text: texts are made from their number alone.
struct Told<'n>(&'n AtomicUsize);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("at about text {}", self.0.load(Ordering::Relaxed));
        }
    }
}

#[test]
#[ignore = "takes minutes: cargo xtask storm"]
fn slow_texts_take_linear_time_and_memory() {
    let pipeline = Pipeline::new();
    for ((name, half), (_, whole)) in pathological::texts(LONG / 2).zip(pathological::texts(LONG)) {
        let (half_s, _) = cost(&pipeline, &half);
        let (whole_s, memory) = cost(&pipeline, &whole);
        let ratio = whole_s / half_s.max(0.05);
        let each = memory.map_or(0, |memory| memory / whole.len());
        eprintln!("{name}: {whole_s:.2} s, {ratio:.2} times the half, {each} bytes a byte");
        assert!(ratio < RATIO, "{name}: {half_s} s, then {whole_s} s");
        assert!(each <= MEMORY, "{name}: {each} bytes of memory for each byte of text");
    }
}

/// The least time that a text takes of two, and the memory that is there at the most.
fn cost(pipeline: &Pipeline, text: &str) -> (f64, Option<usize>) {
    // Forgets the most memory that there was; without such a file memory is not measured.
    let is_forgotten = fs::write("/proc/self/clear_refs", "5").is_ok();
    let once = || {
        let (start, start_cpu) = (Instant::now(), processor_time());
        pipeline.annotate(text, None);
        let elapsed = start.elapsed();
        start_cpu.zip(processor_time()).map_or(elapsed, |(start, end)| end - start).as_secs_f64()
    };
    let least = once().min(once());
    (least, is_forgotten.then(most_memory).flatten())
}

/// Time that this thread has had of a processor, where the system tells: other programs do not
/// count then.
fn processor_time() -> Option<Duration> {
    let times = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(times.split(' ').next()?.parse().ok()?))
}

/// Bytes of memory that were in use at the most.
fn most_memory() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<usize>().ok()? * 1024)
}

/// The articles that fuzzing starts from.
fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/pipeline");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a corpus").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).expect("UTF-8")).collect()
}

/// A text: pieces thrown together, any characters at all, or an article cut up and put together.
fn text(random: &mut Random, corpus: &[String]) -> String {
    match random.below(8) {
        0 => (0..random.below(60)).map(|_| random.character()).collect(),
        1..=3 => spoiled(random, corpus),
        _ => thrown(random),
    }
}

fn thrown(random: &mut Random) -> String {
    let pool: Vec<&str> = PIECES.split('|').collect();
    let mut text = String::new();
    for _ in 0..random.below(60) {
        text.push_str(pool[random.below(pool.len())]);
        text.push_str(if random.below(5) == 0 { "" } else { " " });
    }
    text
}

/// Some stretches of articles, in any order, with characters between that do not belong there.
fn spoiled(random: &mut Random, corpus: &[String]) -> String {
    let mut text = String::new();
    for _ in 0..1 + random.below(4) {
        let article = &corpus[random.below(corpus.len())];
        let start = article.floor_char_boundary(random.below(article.len()));
        let end = article.floor_char_boundary((start + random.below(300)).min(article.len()));
        text.push_str(&article[start..end]);
        if random.below(2) == 0 {
            text.push(random.character());
        }
    }
    text
}

/// Splitmix64: the same numbers from the same start.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// ASCII, the signs of typesetters, or anything.
    fn character(&mut self) -> char {
        let range = [0..0x80_u32, 0x80..0x250, 0x2000..0x2070, 0..0x11_0000][self.below(4)].clone();
        let code = range.start + self.below((range.end - range.start) as usize) as u32;
        char::from_u32(code).unwrap_or('\u{FFFD}')
    }
}
