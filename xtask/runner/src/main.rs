//! `wasm-bindgen-test-runner`, built from this workspace's lock file, so that no tool has to be installed for the tests.
//!
//! A package of its own, so that `cargo xtask build` need not compile a web server and a WebDriver client.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
