//! A bundle's module and its script after wasm-bindgen, made smaller: the names by which they call each other become short;
//! the module is cut into halves; then `wasm-opt`.

use super::halves::{self, LINK};
use super::later;
use super::script::bare;
use crate::error::{Doing as _, Error, Result};
use crate::process;
use crate::project::write;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use walrus::Module;

/// How the names begin that wasm-bindgen gives; each holds a digest.
const GIVEN: [&str; 3] = ["__wb", "wasm_bindgen__", "__externref"];
/// `wasm-opt` for size. Inlining where it seems to help and what comes after it made the compressed module larger. Nothing
/// lies at the first addresses, where the stack ends. Data stays in one piece, zeros and all. Functions are put in the order
/// of their names, since those made from one source are alike; then the names go.
const OPTIMISED: [&str; 13] = [
    "-Os",
    "--skip-pass=memory-packing",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "--low-memory-unused",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where wasm-bindgen's script begins to list what a module imports.
const IMPORTS: &str = "const import0 = {\n__proto__: null,\n";

/// A module and the script that loads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The module, or its first half.
    pub wasm: Vec<u8>,
    /// Its second half, if it is cut.
    pub later: Option<Vec<u8>>,
    /// The script.
    pub script: String,
}

impl Pair {
    /// The pair with short names; those of functions stay in it.
    ///
    /// # Errors
    /// When one of them is not as wasm-bindgen writes it.
    pub fn slimmed(&self) -> Result<Self> {
        let mut module = halves::parsed(&self.wasm, true)?;
        let short = short_names(&mut module);
        let bare = bare(&self.script).ok_or_else(|| Error::Other("the script has a text over several lines".into()))?;
        Ok(Self { wasm: module.emit_wasm(), later: None, script: renamed(&bare, &short) })
    }

    /// The pair with its module cut into halves, if any of it comes later, by whether a function of that name does. Names
    /// of functions stay when `named`, for [`optimised`](Self::optimised) to go by.
    ///
    /// # Errors
    /// When the module cannot be cut, or the script has no place for what joins the halves.
    pub fn in_halves(self, is_later: impl Fn(&str) -> bool, named: bool) -> Result<Self> {
        let Some(halves) = halves::split(&self.wasm, named, is_later)? else {
            let mut module = halves::parsed(&self.wasm, named)?;
            halves::forget_linking(&mut module);
            return Ok(Self { wasm: module.emit_wasm(), ..self });
        };
        let Some((before, after)) = self.script.split_once(IMPORTS) else {
            return Err(Error::Other("the script does not list what its module imports".into()));
        };
        let script = format!("{before}{IMPORTS}{LINK}: () => samspel.second.link(wasm),\n{after}");
        Ok(Self { wasm: halves.first, later: Some(halves.second), script })
    }

    /// The pair with a module that marks which functions are called, and their names.
    ///
    /// # Errors
    /// When it has no memory.
    pub fn counted(self) -> Result<(Self, Vec<String>)> {
        let (wasm, names) = later::counted(&self.wasm)?;
        Ok((Self { wasm, ..self }, names))
    }

    /// The pair with the modules as `wasm-opt` leaves them, which is looked for along `path`. `folder` holds passing files.
    ///
    /// # Errors
    /// When `wasm-opt` fails.
    pub fn optimised(self, folder: &Path, path: &OsStr) -> Result<Self> {
        let wasm = optimised(&self.wasm, folder, path)?;
        let later = self.later.map(|later| optimised(&later, folder, path)).transpose()?;
        Ok(Self { wasm, later, ..self })
    }
}

fn optimised(wasm: &[u8], folder: &Path, path: &OsStr) -> Result<Vec<u8>> {
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    write(&before, wasm)?;
    let mut optimiser = process::command("wasm-opt", folder);
    process::run(optimiser.env("PATH", path).args([&before, Path::new("-o"), &after]).args(OPTIMISED))?;
    let wasm = std::fs::read(&after).doing(|| format!("reading {}", after.display()))?;
    for passing in [before, after] {
        std::fs::remove_file(&passing).doing(|| format!("removing {}", passing.display()))?;
    }
    Ok(wasm)
}

/// Gives imports and exports short names and says which. A name that is both means both.
fn short_names(module: &mut Module) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut short = |name: &mut String| {
        if GIVEN.iter().any(|given| name.starts_with(given)) {
            let number = names.len();
            name.clone_from(names.entry(name.clone()).or_insert_with(|| format!("${number}")));
        }
    };
    module.imports.iter_mut().for_each(|import| short(&mut import.name));
    module.exports.iter_mut().for_each(|export| short(&mut export.name));
    names
}

/// The script with other names, wherever one stands as a whole word.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let of_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
        let (word, after) = rest.split_at(rest.find(|letter| !of_word(letter)).unwrap_or(rest.len()));
        text.push_str(names.get(word).map_or(word, String::as_str));
        let (between, next) = after.split_at(after.find(of_word).unwrap_or(after.len()));
        text.push_str(between);
        rest = next;
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use walrus::{FunctionBuilder, ModuleConfig};

    /// A module that imports a function and exports two that call it.
    fn module() -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let kind = module.types.add(&[], &[]);
        let (now, _) = module.add_import_func("./a_bg.js", "__wbg_now_0123456789abcdef", kind);
        for name in ["main", "__wbindgen_start"] {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
            function.func_body().call(now);
            let function = function.finish(vec![], &mut module.funcs);
            module.exports.add(name, function);
        }
        module.emit_wasm()
    }

    fn pair(wasm: Vec<u8>, script: &str) -> Pair {
        Pair { wasm, later: None, script: script.to_owned() }
    }

    #[test]
    fn both_sides_call_each_other_by_the_same_short_names() {
        let script = "// Glue.\nconst i = {\n  __wbg_now_0123456789abcdef: () => `${0}`,\n};\nwasm.__wbindgen_start();\n__wbg_now_0();";
        let slim = pair(module(), script).slimmed().unwrap();
        assert_eq!(slim.script, "const i = {\n$0: () => `${0}`,\n};\nwasm.$1();\n__wbg_now_0();");
        let module = Module::from_buffer(&slim.wasm).unwrap();
        assert_eq!(module.imports.iter().map(|import| import.name.as_str()).collect::<Vec<_>>(), ["$0"]);
        let mut exports: Vec<&str> = module.exports.iter().map(|export| export.name.as_str()).collect();
        exports.sort_unstable();
        assert_eq!(exports, ["$1", "main"]);
    }

    #[test]
    fn what_is_not_as_it_should_be_is_refused() {
        assert!(pair(b"not a module".to_vec(), "").slimmed().is_err());
        assert!(pair(module(), "`one\ntwo`").slimmed().is_err());
    }
}
