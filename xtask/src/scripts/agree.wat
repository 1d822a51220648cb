;; A module with all that wasm2js does otherwise than WebAssembly, for the test in scripts.rs.
(module
  (import "./core_bg.js" "tell" (func $tell (param i32 i64)))
  (memory (export "memory") 1)
  (data (i32.const 1024) "in the first page")
  (func (export "tell") (param $small i32) (param $high i32) (param $low i32)
    (call $tell
      (local.get $small)
      (i64.or
        (i64.shl (i64.extend_i32_u (local.get $high)) (i64.const 32))
        (i64.extend_i32_u (local.get $low)))))
  (func (export "grow") (result i32)
    (memory.grow (i32.const 2)))
  (func (export "poke") (param $at i32) (param $value i32)
    (i32.store8 (local.get $at) (local.get $value)))
  (func (export "copy") (param $to i32) (param $from i32) (param $size i32)
    (memory.copy (local.get $to) (local.get $from) (local.get $size)))
  (func (export "saturate") (param $x f64) (result i32)
    (i32.trunc_sat_f64_s (local.get $x)))
  (func (export "extend") (param $x i32) (result i32)
    (i32.extend8_s (local.get $x))))
