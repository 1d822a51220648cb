//! Rust's `as` from a float to an integer saturates: too large becomes the largest, NaN becomes 0. WebAssembly has
//! instructions for that, wasm2js has not, and binaryen's own `--llvm-nontrapping-fptoint-lowering` is for C, where such
//! a conversion may give anything: `1e10 as i32` would become the smallest integer. So they are lowered here.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use anyhow::{Context, Result};
use walrus::ir::{BinaryOp, Call, Instr, InstrLocId, UnaryOp, Unop, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{FunctionBuilder, FunctionId, InstrSeqBuilder, LocalId, Module, ModuleConfig, ValType};

/// The same module with every saturating conversion in instructions of the first WebAssembly.
pub(crate) fn without_saturation(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    let mut module = config.generate_name_section(false).parse(wasm).context("wasm-bindgen's output is no module.")?;
    lower(&mut module);
    Ok(module.emit_wasm())
}

fn lower(module: &mut Module) {
    let function = |conversion: &Conversion| (discriminant(&conversion.saturating), conversion.function(module));
    let functions = CONVERSIONS.iter().map(function).collect();
    let mut calls = Calls(functions);
    for (_, function) in module.funcs.iter_local_mut() {
        dfs_pre_order_mut(&mut calls, function, function.entry_block());
    }
}

/// Calls a function in place of each saturating instruction.
struct Calls(HashMap<Discriminant<UnaryOp>, FunctionId>);

impl VisitorMut for Calls {
    fn visit_instr_mut(&mut self, instruction: &mut Instr, _: &mut InstrLocId) {
        let Instr::Unop(Unop { op }) = instruction else { return };
        if let Some(&func) = self.0.get(&discriminant(op)) {
            *instruction = Call { func }.into();
        }
    }
}

struct Conversion {
    saturating: UnaryOp,
    from: ValType,
    /// Converts an f64 and traps when it does not fit.
    trapping: UnaryOp,
    /// At or below the first float the result is the first integer, at or above the second the second.
    least: (f64, Value),
    most: (f64, Value),
}

const I32: [(f64, Value); 2] = [(-2147483648.0, Value::I32(i32::MIN)), (2147483648.0, Value::I32(i32::MAX))];
const U32: [(f64, Value); 2] = [(0.0, Value::I32(0)), (4294967296.0, Value::I32(-1))];
const I64: [(f64, Value); 2] =
    [(-9223372036854775808.0, Value::I64(i64::MIN)), (9223372036854775808.0, Value::I64(i64::MAX))];
const U64: [(f64, Value); 2] = [(0.0, Value::I64(0)), (18446744073709551616.0, Value::I64(-1))];

const CONVERSIONS: [Conversion; 8] = [
    conversion(UnaryOp::I32TruncSSatF32, ValType::F32, UnaryOp::I32TruncSF64, I32),
    conversion(UnaryOp::I32TruncUSatF32, ValType::F32, UnaryOp::I32TruncUF64, U32),
    conversion(UnaryOp::I32TruncSSatF64, ValType::F64, UnaryOp::I32TruncSF64, I32),
    conversion(UnaryOp::I32TruncUSatF64, ValType::F64, UnaryOp::I32TruncUF64, U32),
    conversion(UnaryOp::I64TruncSSatF32, ValType::F32, UnaryOp::I64TruncSF64, I64),
    conversion(UnaryOp::I64TruncUSatF32, ValType::F32, UnaryOp::I64TruncUF64, U64),
    conversion(UnaryOp::I64TruncSSatF64, ValType::F64, UnaryOp::I64TruncSF64, I64),
    conversion(UnaryOp::I64TruncUSatF64, ValType::F64, UnaryOp::I64TruncUF64, U64),
];

const fn conversion(
    saturating: UnaryOp,
    from: ValType,
    trapping: UnaryOp,
    [least, most]: [(f64, Value); 2],
) -> Conversion {
    Conversion { saturating, from, trapping, least, most }
}

impl Conversion {
    fn to(&self) -> ValType {
        if matches!(self.least.1, Value::I32(_)) { ValType::I32 } else { ValType::I64 }
    }

    fn zero(&self) -> Value {
        if matches!(self.least.1, Value::I32(_)) { Value::I32(0) } else { Value::I64(0) }
    }

    /// if x <= least, the least; else if x >= most, the most; else if x = x, x converted; else (NaN) zero
    fn function(&self, module: &mut Module) -> FunctionId {
        let given = module.locals.add(self.from);
        let x = module.locals.add(ValType::F64);
        let mut function = FunctionBuilder::new(&mut module.types, &[self.from], &[self.to()]);
        let mut body = function.func_body();
        body.local_get(given);
        if self.from == ValType::F32 {
            body.unop(UnaryOp::F64PromoteF32);
        }
        body.local_set(x);
        let converted = |body: &mut InstrSeqBuilder| {
            body.local_get(x).unop(self.trapping);
        };
        let number = |body: &mut InstrSeqBuilder| {
            body.local_get(x).local_get(x).binop(BinaryOp::F64Eq);
            body.if_else(self.to(), converted, |nan| {
                nan.const_(self.zero());
            });
        };
        let not_least = |body: &mut InstrSeqBuilder| self.bounded(body, x, BinaryOp::F64Ge, self.most, number);
        self.bounded(&mut body, x, BinaryOp::F64Le, self.least, not_least);
        function.finish(vec![given], &mut module.funcs)
    }

    fn bounded(
        &self,
        body: &mut InstrSeqBuilder,
        x: LocalId,
        beyond: BinaryOp,
        (bound, integer): (f64, Value),
        within: impl FnOnce(&mut InstrSeqBuilder),
    ) {
        body.local_get(x).f64_const(bound).binop(beyond);
        let at_bound = |body: &mut InstrSeqBuilder| {
            body.const_(integer);
        };
        body.if_else(self.to(), at_bound, within);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::{command, output};

    /// Node runs the instructions themselves and what they are lowered to over the edges of every type.
    const COMPARE: &str = "
        const [exact, lowered] = process.argv.slice(1)
            .map((wasm) => new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, 'hex'))).exports);
        const edges = [0, 0.5, 0.999, 1, 1.5, ...[31, 32, 63, 64].map((bits) => 2 ** bits), 1e10, 1e30, Infinity];
        const beside = (edge) => [edge - 1, edge * (1 - 2 ** -53), edge * (1 - 2 ** -24), edge, edge * (1 + 2 ** -52), edge + 1];
        const values = [NaN, ...edges.flatMap(beside), ...edges.map((edge) => -edge).flatMap(beside)];
        let compared = 0;
        for (const [name, convert] of Object.entries(exact)) for (const value of values) {
            if (convert(value) !== lowered[name](value)) console.log(name, value, convert(value), lowered[name](value));
            compared++;
        }
        console.log(compared >= 8 * 100 && 'same');
    ";

    /// A module that exports each conversion by its place in [`CONVERSIONS`].
    fn conversions() -> Module {
        let mut module = Module::default();
        for (place, conversion) in CONVERSIONS.iter().enumerate() {
            let given = module.locals.add(conversion.from);
            let mut function = FunctionBuilder::new(&mut module.types, &[conversion.from], &[conversion.to()]);
            function.func_body().local_get(given).unop(conversion.saturating);
            let function = function.finish(vec![given], &mut module.funcs);
            module.exports.add(&place.to_string(), function);
        }
        module
    }

    fn hex(wasm: &[u8]) -> String {
        wasm.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn lowered_conversions_give_what_the_instructions_give() -> Result<()> {
        let exact = conversions().emit_wasm();
        let lowered = without_saturation(&exact)?;
        let printed = output(command("node").args(["-e", COMPARE]).args([hex(&exact), hex(&lowered)]))?;
        assert_eq!(printed.trim(), "same");
        Ok(())
    }

    #[test]
    fn none_is_left() {
        #[derive(Default)]
        struct Count(usize);
        impl VisitorMut for Count {
            fn visit_unop_mut(&mut self, unop: &mut Unop) {
                self.0 += usize::from(
                    CONVERSIONS.iter().any(|conversion| discriminant(&conversion.saturating) == discriminant(&unop.op)),
                );
            }
        }
        let mut module = conversions();
        let mut counts = Vec::new();
        for lowering in [false, true] {
            if lowering {
                lower(&mut module);
            }
            let mut count = Count::default();
            for (_, function) in module.funcs.iter_local_mut() {
                dfs_pre_order_mut(&mut count, function, function.entry_block());
            }
            counts.push(count.0);
        }
        assert_eq!(counts, [CONVERSIONS.len(), 0]);
    }
}
