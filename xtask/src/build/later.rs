//! Which functions come in the second half of a module: those that no first view calls. `cargo xtask first-views` finds
//! out and writes `xtask/later.txt`; a function that is not in it comes in the first half.

use super::halves::{forget_linking, parsed};
use crate::digest::sha256;
use crate::error::{Error, Result};
use crate::project::{Project, read};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::{Const, MemArg, Store, StoreKind, Value};
use walrus::{ConstExpr, FunctionId, FunctionKind, ValType};

/// The list, below the top of the work tree: a line for each function.
pub const LIST: &str = "xtask/later.txt";
/// Bytes of a page of WebAssembly memory.
const PAGE: u64 = 65_536;
/// The export that says where the marks of called functions begin, an address in bytes.
const MARKS: &str = "marks";

/// Functions by the digests of their names, which are long: those no bundle's first views call, under no name, and under
/// a bundle's name what only others' do.
#[derive(Debug, Default)]
pub struct Later(BTreeMap<String, BTreeSet<String>>);

/// The functions of a bundle and whether each has been called.
pub struct Seen {
    /// The bundle's name.
    pub bundle: String,
    /// Names of functions; some may be there twice.
    pub functions: Vec<(String, bool)>,
}

impl Later {
    /// As the work tree has it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn load(project: &Project) -> Result<Self> {
        Ok(Self::of(&read(&project.join(LIST))?))
    }

    fn of(text: &str) -> Self {
        let mut later = Self::default();
        let mut bundle = "";
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => bundle = name,
                None => later.add(bundle, line.to_owned()),
            }
        }
        later
    }

    fn add(&mut self, bundle: &str, digest: String) {
        self.0.entry(bundle.to_owned()).or_default().insert(digest);
    }

    /// What was not called.
    pub fn of_uncalled(modules: &[Seen]) -> Self {
        let digests = |module: &Seen, wanted: bool| -> BTreeSet<String> {
            let those = module.functions.iter().filter(|(_, called)| *called == wanted);
            those.map(|(name, _)| digest(name)).collect()
        };
        let called: BTreeSet<String> = modules.iter().flat_map(|module| digests(module, true)).collect();
        let mut later = Self::default();
        for module in modules {
            for one in digests(module, false).difference(&digests(module, true)) {
                later.add(if called.contains(one) { &module.bundle } else { "" }, one.clone());
            }
        }
        later
    }

    /// Whether the function of that name comes later in a bundle.
    pub fn holds(&self, bundle: &str, name: &str) -> bool {
        let digest = digest(name);
        ["", bundle].iter().any(|part| self.0.get(*part).is_some_and(|those| those.contains(&digest)))
    }

    /// The list as a file.
    pub fn text(&self) -> String {
        let mut text = String::from(
            "# Functions that no first view of a page calls, by digests of their names: they come in the second half of a\n\
             # module. Under the name of a bundle: what only first views of others call.\n\
             # Written by `cargo xtask first-views`.\n",
        );
        for (bundle, those) in &self.0 {
            let head = if bundle.is_empty() { String::new() } else { format!("[{bundle}]\n") };
            text = those.iter().fold(text + &head, |text, one| text + one + "\n");
        }
        text
    }
}

/// Eight digits for a function's name.
fn digest(name: &str) -> String {
    sha256(bare(name).as_bytes()).chars().take(8).collect()
}

/// A function's name without the digests of its crates, which change with their versions.
pub fn bare(name: &str) -> String {
    let mut bare = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        bare.push_str(before);
        let crates = after.split_once(']').filter(|(inside, _)| is_digest(inside));
        if crates.is_none() {
            bare.push('[');
        }
        rest = crates.map_or(after, |(_, behind)| behind);
    }
    bare.push_str(rest);
    bare
}

fn is_digest(text: &str) -> bool {
    text.len() > 8 && text.chars().all(|letter| letter.is_ascii_hexdigit())
}

/// The module with a mark for each function, set when it is called, and the functions' names in the order of the marks:
/// a byte each, from the address on that the export `marks` holds.
///
/// # Errors
/// When it is no module or has no memory.
pub fn counted(wasm: &[u8]) -> Result<(Vec<u8>, Vec<String>)> {
    let mut module = parsed(wasm, true)?;
    forget_linking(&mut module);
    let memory = module.memories.iter().next().map(walrus::Memory::id);
    let memory = memory.ok_or_else(|| Error::Other("the module has no memory".into()))?;
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    let room = &mut module.memories.get_mut(memory).initial;
    // Whatever grows the memory takes what lies behind.
    let begin = *room * PAGE;
    *room += u64::try_from(functions.len()).unwrap_or(u64::MAX).div_ceil(PAGE);
    let begin = i32::try_from(begin).map_err(|_| Error::Other("the module's memory is too large".into()))?;
    for (id, address) in functions.iter().zip(begin..) {
        let FunctionKind::Local(body) = &mut module.funcs.get_mut(*id).kind else { continue };
        let entry = body.entry_block();
        let mark = [
            Const { value: Value::I32(address) }.into(),
            Const { value: Value::I32(1) }.into(),
            Store { memory, kind: StoreKind::I32_8 { atomic: false }, arg: MemArg { align: 1, offset: 0 } }.into(),
        ];
        let instructions = &mut body.block_mut(entry).instrs;
        instructions.splice(..0, mark.map(|one| (one, walrus::ir::InstrLocId::default())));
    }
    let names = functions.iter().map(|id| module.funcs.get(*id).name.clone().unwrap_or_default()).collect();
    let marks = module.globals.add_local(ValType::I32, false, false, ConstExpr::Value(Value::I32(begin)));
    module.exports.add(MARKS, marks);
    Ok((module.emit_wasm(), names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_that_some_view_calls_comes_at_once_and_so_does_one_that_is_not_known() {
        let module = |bundle: &str, functions: &[(&str, bool)]| {
            let functions = functions.iter().map(|(name, called)| ((*name).to_owned(), *called)).collect();
            Seen { bundle: bundle.to_owned(), functions }
        };
        let modules = [
            module("one", &[("a", true), ("b", false), ("c", false), ("twice", false), ("twice", true)]),
            module("other", &[("b", true), ("c", false), ("d", true)]),
        ];
        let later = Later::of(&Later::of_uncalled(&modules).text());
        let of = |bundle: &str| ["a", "b", "c", "d", "e", "twice"].map(|name| later.holds(bundle, name));
        assert_eq!(of("one"), [false, true, true, false, false, false]);
        assert_eq!(of("other"), [false, false, true, false, false, false]);
    }

    #[test]
    fn the_version_of_a_crate_makes_no_other_function() {
        assert_eq!(
            digest("<leptos[0123456789abcdef]::Owner>::with"),
            digest("<leptos[fedcba9876543210]::Owner>::with")
        );
        assert_ne!(digest("a::b::<[u8]>"), digest("a::b::<>"));
        assert_ne!(digest("a::b[1"), digest("a::b1"));
    }
}
