//! A module in two halves: the functions that first views call, and all others, which come when somebody begins to use
//! the page, or three seconds later (`shell/second.js`). Which are which, [`super::later`] knows.
//!
//! As Binaryen's `wasm-split` does it: both halves have the same memory, stack pointer and table of functions. A call from
//! one into the other goes through the table, where the first half leaves room. In the first half a function of the second
//! is a stub, which sees to it that the second half is there before it goes on through the table; so it does not matter
//! when that comes, or whether the choice was right: a function that is missed is waited for.

mod constants;

use crate::error::{Error, Result};
use constants::Unread;
use std::collections::{BTreeSet, HashMap};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalId, GlobalKind,
    MemoryId, Module, ModuleConfig, ModuleExports, TableId, TypeId, ValType, passes::gc,
};

/// What the second half imports from.
const FIRST: &str = "first";
/// The import by which the first half has the second brought.
pub const LINK: &str = "link";

/// Both halves as modules.
#[derive(Debug, PartialEq, Eq)]
pub struct Halves {
    /// The one that is started.
    pub first: Vec<u8>,
    /// What comes later.
    pub second: Vec<u8>,
}

/// The halves of `wasm`, by whether a function of that name comes later. Nothing when none does. Names stay when `named`.
///
/// # Errors
/// When it is no module, or has no table of functions.
pub fn split(wasm: &[u8], named: bool, is_later: impl Fn(&str) -> bool) -> Result<Option<Halves>> {
    let (mut first, mut second) = (parsed(wasm, named)?, parsed(wasm, named)?);
    let table = function_table(&first)?;
    let cut = Cut::of(&first, first.tables.get(table).initial, is_later);
    if cut.outward.is_empty() {
        return Ok(None);
    }
    let unread = Unread::of(&first, &cut.later)?;
    unread.take_from(&mut first);
    let given = exported(&mut first);
    cut.make_first(&mut first, table);
    let table = function_table(&second)?;
    cut.make_second(&mut second, table, &given);
    unread.put_into(&mut second)?;
    forget_linking(&mut first);
    Ok(Some(Halves { first: first.emit_wasm(), second: second.emit_wasm() }))
}

/// A module with the names of its functions, which go into what is made of it when `named`.
///
/// # Errors
/// When it is none.
pub fn parsed(wasm: &[u8], named: bool) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(named).generate_producers_section(false);
    config.parse(wasm).map_err(|why| Error::Other(format!("the module: {why:#}")))
}

fn function_table(module: &Module) -> Result<TableId> {
    let table = module.tables.main_function_table().map_err(|why| Error::Other(format!("the module: {why:#}")))?;
    table.ok_or_else(|| Error::Other("the module has no table of functions".into()))
}

/// Where a module is cut. Functions are meant by their place among all, since ids belong to one reading of the module.
struct Cut {
    /// Whether each comes later.
    later: Vec<bool>,
    /// Those of the first half that the second calls, in the order of their slots in the table, which begin at `base`.
    inward: Vec<usize>,
    /// Those of the second that the first calls or names, with the slots after these.
    outward: Vec<usize>,
    base: u64,
}

/// The functions a body calls or names.
#[derive(Default)]
struct Called(Vec<FunctionId>);

impl Visitor<'_> for Called {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.push(*function);
    }
}

impl Cut {
    fn of(module: &Module, base: u64, is_later: impl Fn(&str) -> bool) -> Self {
        let places: HashMap<FunctionId, usize> = module.funcs.iter().enumerate().map(|(at, f)| (f.id(), at)).collect();
        let own = |kind: &FunctionKind| matches!(kind, FunctionKind::Local(_));
        let comes_later = |f: &walrus::Function| own(&f.kind) && f.name.as_deref().is_some_and(&is_later);
        let later: Vec<bool> = module.funcs.iter().map(comes_later).collect();
        let is_later = |at: &usize| later.get(*at).copied().unwrap_or_default();
        let (mut inward, mut outward) = (BTreeSet::new(), BTreeSet::new());
        for (at, function) in module.funcs.iter().enumerate() {
            let FunctionKind::Local(body) = &function.kind else { continue };
            let mut called = Called::default();
            dfs_in_order(&mut called, body, body.entry_block());
            let called = called.0.iter().filter_map(|id| places.get(id).copied());
            if is_later(&at) {
                inward.extend(called.filter(|one| !is_later(one)));
            } else {
                outward.extend(called.filter(is_later));
            }
        }
        let mut pointed: Vec<FunctionId> = module.start.into_iter().collect();
        for element in module.elements.iter() {
            match &element.items {
                ElementItems::Functions(ids) => pointed.extend(ids),
                ElementItems::Expressions(_, items) => pointed.extend(items.iter().filter_map(|item| match item {
                    ConstExpr::RefFunc(id) => Some(*id),
                    _ => None,
                })),
            }
        }
        pointed.extend(module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
            _ => None,
        }));
        outward.extend(pointed.iter().filter_map(|id| places.get(id).copied()).filter(is_later));
        let names: Vec<Option<&str>> = module.funcs.iter().map(|function| function.name.as_deref()).collect();
        // As functions will be ordered: then what a list of them says goes up from one to the next.
        let by_name = |set: BTreeSet<usize>| {
            let mut list: Vec<usize> = set.into_iter().collect();
            list.sort_by_key(|at| names.get(*at).copied());
            list
        };
        Self { inward: by_name(inward), outward: by_name(outward), later, base }
    }

    /// How long the table is with room for both.
    fn table_length(&self) -> u64 {
        self.base + self.count()
    }

    fn count(&self) -> u64 {
        u64::try_from(self.inward.len() + self.outward.len()).unwrap_or(u64::MAX)
    }

    /// Every place with its slot.
    fn slots(&self) -> HashMap<usize, i32> {
        let numbers = (self.base..).map(|slot| i32::try_from(slot).unwrap_or(i32::MAX));
        self.inward.iter().chain(&self.outward).copied().zip(numbers).collect()
    }

    fn make_first(&self, module: &mut Module, table: TableId) {
        let ids: Vec<FunctionId> = module.funcs.iter().map(walrus::Function::id).collect();
        let slots = self.slots();
        let link = linking(module);
        for (at, id) in ids.iter().enumerate().filter(|(at, _)| self.later.get(*at).copied().unwrap_or_default()) {
            // One that only the second half calls is called by nobody here, and goes.
            if let Some(slot) = slots.get(&at) {
                through_table(module, *id, Some(link), (*slot, table));
            }
        }
        add_to_table(module, table, self.base, at_places(&ids, &self.inward), self.table_length());
        gc::run(module);
    }

    fn make_second(&self, module: &mut Module, table: TableId, names: &Names) {
        let ids: Vec<FunctionId> = module.funcs.iter().map(walrus::Function::id).collect();
        let slots = self.slots();
        for at in &self.inward {
            if let Some((id, slot)) = ids.get(*at).zip(slots.get(at)) {
                if let FunctionKind::Import(import) = &module.funcs.get(*id).kind {
                    module.imports.delete(import.import);
                }
                through_table(module, *id, None, (*slot, table));
            }
        }
        module.start = None;
        let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
        let data: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
        let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
        for id in exports {
            module.exports.delete(id);
        }
        for id in data {
            module.data.delete(id);
        }
        for id in elements {
            module.elements.delete(id);
        }
        forget_linking(module);
        names.import_into(module);
        let inward = u64::try_from(self.inward.len()).unwrap_or(u64::MAX);
        add_to_table(module, table, self.base + inward, at_places(&ids, &self.outward), self.table_length());
        gc::run(module);
    }
}

/// Takes out every section of others' making: what the linker said of how the module is made up is true of it no more.
pub fn forget_linking(module: &mut Module) {
    let customs: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for id in customs {
        let _ = module.customs.delete(id);
    }
}

fn at_places(ids: &[FunctionId], places: &[usize]) -> Vec<FunctionId> {
    places.iter().filter_map(|at| ids.get(*at).copied()).collect()
}

/// Puts functions into the table from `offset` on, which becomes `length` long.
fn add_to_table(module: &mut Module, table: TableId, offset: u64, functions: Vec<FunctionId>, length: u64) {
    let offset = ConstExpr::Value(Value::I32(i32::try_from(offset).unwrap_or(i32::MAX)));
    let element = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(functions));
    let table = module.tables.get_mut(table);
    table.elem_segments.insert(element);
    table.initial = length;
    table.maximum = table.maximum.map(|_| length);
}

/// A function that has the second half brought unless it has been.
fn linking(module: &mut Module) -> FunctionId {
    let script = module.imports.iter().next().map_or_else(|| FIRST.to_owned(), |import| import.module.clone());
    let kind = module.types.add(&[], &[]);
    let (bring, _) = module.add_import_func(&script, LINK, kind);
    let linked = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().global_get(linked).if_else(
        None,
        |_| {},
        |not_yet| {
            not_yet.call(bring).i32_const(1).global_set(linked);
        },
    );
    builder.finish(vec![], &mut module.funcs)
}

/// Gives a function another body: `before`, if any, and then whatever stands in the slot of the table.
fn through_table(module: &mut Module, function: FunctionId, before: Option<FunctionId>, (slot, table): (i32, TableId)) {
    let kind: TypeId = module.funcs.get(function).ty();
    let (takes, gives) = (module.types.get(kind).params().to_vec(), module.types.get(kind).results().to_vec());
    let arguments: Vec<_> = takes.iter().map(|one| module.locals.add(*one)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
    let mut body = builder.func_body();
    if let Some(before) = before {
        body.call(before);
    }
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(slot).call_indirect(kind, table);
    let body = builder.local_func(arguments);
    let function = module.funcs.get_mut(function);
    // Beside each other when functions are ordered by name: alike, and the numbers go up.
    function.name = Some(format!("~{takes:?}{gives:?}{slot:06}"));
    function.kind = FunctionKind::Local(body);
}

/// Under which names the first half gives away its tables, memories and globals, in their order.
struct Names {
    tables: Vec<String>,
    memories: Vec<String>,
    globals: Vec<String>,
}

/// Exports every table, memory and global that is not, and says how each is called.
fn exported(module: &mut Module) -> Names {
    let tables: Vec<TableId> = module.tables.iter().map(walrus::Table::id).collect();
    let memories: Vec<MemoryId> = module.memories.iter().map(walrus::Memory::id).collect();
    let globals: Vec<GlobalId> = module.globals.iter().map(walrus::Global::id).collect();
    let exports = &mut module.exports;
    let mut number = 0;
    let mut name = |exports: &mut ModuleExports, known: Option<String>, item: ExportItem| {
        known.unwrap_or_else(|| {
            number += 1;
            let name = format!("$half{number}");
            exports.add(&name, item);
            name
        })
    };
    Names {
        tables: tables
            .into_iter()
            .map(|id| name(exports, exports.get_exported_table(id).map(|one| one.name.clone()), id.into()))
            .collect(),
        memories: memories
            .into_iter()
            .map(|id| name(exports, exports.get_exported_memory(id).map(|one| one.name.clone()), id.into()))
            .collect(),
        globals: globals
            .into_iter()
            .map(|id| name(exports, exports.get_exported_global(id).map(|one| one.name.clone()), id.into()))
            .collect(),
    }
}

impl Names {
    /// Makes a module import what it has of its own of these.
    fn import_into(&self, module: &mut Module) {
        let imports = &mut module.imports;
        for (table, name) in module.tables.iter_mut().zip(&self.tables) {
            table.import = Some(imports.add(FIRST, name, table.id()));
            table.elem_segments.clear();
        }
        for (memory, name) in module.memories.iter_mut().zip(&self.memories) {
            memory.import = Some(imports.add(FIRST, name, memory.id()));
            memory.data_segments.clear();
        }
        let globals: Vec<GlobalId> = module.globals.iter().map(walrus::Global::id).collect();
        for (id, name) in globals.into_iter().zip(&self.globals) {
            module.globals.get_mut(id).kind = GlobalKind::Import(imports.add(FIRST, name, id));
        }
    }
}

#[cfg(test)]
mod tests;
