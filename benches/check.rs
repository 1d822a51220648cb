//! How long a check takes: the whole of it, on drafts of the lengths that people write.

use std::hint::black_box;

use chaperone::{Draft, Settings, check, weighted_length};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// An ordinary shift, told in one post.
const POST: &str = "Third night in a row and the ED is full again. Mrs Alvarez in bed 4 told me a joke about her frequent flyer \
miles, then her husband Tom cried. I am so done, but the team is kind. Do vaccines cause autism? No. Call 617-555-0142 \
if you can swap, or write to lee@example.org. #MedTwitter 😀 ";

/// A draft of so many characters.
fn draft(chars: usize) -> Draft {
    let text: String = POST.chars().cycle().take(chars).collect();
    Draft::new(text).unwrap_or_default()
}

fn whole_check(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check");
    for chars in [280, 2_000, 25_000] {
        let draft = draft(chars);
        group.throughput(Throughput::Elements(chars as u64));
        group.bench_with_input(BenchmarkId::from_parameter(chars), &draft, |bencher, draft| {
            bencher.iter(|| check(black_box(draft), &Settings::default()));
        });
    }
    group.finish();
}

/// Every prefix of a post is checked once, as if each letter were a keystroke.
fn typed(criterion: &mut Criterion) {
    let drafts: Vec<Draft> = (1..=280).map(draft).collect();
    criterion.bench_function("typed letter by letter, 280", |bencher| {
        bencher.iter(|| {
            drafts.iter().map(|draft| check(black_box(draft), &Settings::default()).findings.len()).sum::<usize>()
        });
    });
}

fn length(criterion: &mut Criterion) {
    let draft = draft(280);
    criterion.bench_function("weighted length, 280", |bencher| {
        bencher.iter(|| weighted_length(black_box(draft.text())));
    });
}

criterion_group!(benches, whole_check, typed, length);
criterion_main!(benches);
