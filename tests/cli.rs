//! The command line's contract: what it prints, how it exits, and that it survives hostile input.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// `TRYCMD=overwrite cargo test` writes the answers anew.
#[test]
fn examples() {
    trycmd::TestCases::new().case("tests/cli/*.md");
}

fn jsonl() -> Child {
    Command::new(env!("CARGO_BIN_EXE_chaperone"))
        .args(["check", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn reports(input: &[u8]) -> (Vec<Value>, Option<i32>) {
    let mut child = jsonl();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.code())
}

#[test]
fn every_report_is_flushed_at_once() {
    let mut child = jsonl();
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["a", "b"] {
        writeln!(stdin, r#"{{"id": "{id}", "text": "hello"}}"#).unwrap();
        // Would wait for ever if the report were held back until the input ends.
        let report: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(report["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn bad_lines_have_their_error_in_their_place() {
    let long = format!("{{\"id\": \"3\", \"text\": \"{}\"}}\n", "é".repeat(25_001));
    let endless = "x".repeat(3 << 20);
    let mut input = b"{\"id\": \"1\", \"text\": \"\xff\"}\n".to_vec();
    input.extend(b"{\"id\": \"2\", \"text\": \"fine\"}\n");
    input.extend(long.as_bytes());
    input.extend(endless.as_bytes());
    input.extend(b"\n{\"id\": \"5\", \"text\": \"no line end\"}");
    let (reports, code) = reports(&input);
    assert_eq!(reports.len(), 5);
    assert_eq!(reports[0]["line"], 1);
    assert!(reports[0]["error"].as_str().unwrap().contains("UTF-8"));
    assert_eq!(reports[1]["id"], "2");
    assert!(reports[2]["error"].as_str().unwrap().contains("25001"), "{}", reports[2]);
    assert_eq!(reports[3]["line"], 4);
    assert_eq!(reports[4]["verdict"], "clear");
    assert_eq!(code, Some(2));
}

#[test]
fn the_longest_draft_is_checked() {
    let (reports, code) = reports(format!("{{\"id\": \"1\", \"text\": \"{}\"}}\n", "😀".repeat(25_000)).as_bytes());
    assert_eq!(reports[0]["length"], 50_000);
    assert_eq!(code, Some(0));
}

#[test]
fn offsets_count_code_points() {
    let (reports, code) = reports("{\"id\": \"1\", \"text\": \"José 😀 MRN 00482913!\"}\n".as_bytes());
    let identifier = &reports[0]["identifiers"][1];
    assert_eq!(
        (identifier["kind"].as_str(), &identifier["start"], &identifier["end"]),
        (Some("mrn"), &7.into(), &19.into())
    );
    assert_eq!(reports[0]["verdict"], "stop");
    assert_eq!(code, Some(1));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = jsonl();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // The reports have nobody to go to; sooner or later our own pipe closes as well.
    for _ in 0..100_000 {
        if stdin.write_all(b"{\"id\": \"1\", \"text\": \"hello\"}\n").is_err() {
            break;
        }
    }
    drop(stdin);
    let status = child.wait().unwrap();
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((status.code(), told.as_str()), (Some(0), ""));
}
