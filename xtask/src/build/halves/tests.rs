//! What is where after the cut.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use walrus::{ImportKind, RefType};

/// A module whose `start` calls `hot`, and through the table `cold`, which calls `hot`, an import and `colder`.
fn module() -> Vec<u8> {
    let mut module = Module::with_config(ModuleConfig::new());
    let (number, nothing) = (module.types.add(&[ValType::I32], &[ValType::I32]), module.types.add(&[], &[]));
    let (now, _) = module.add_import_func("./a_bg.js", "now", nothing);
    let memory = module.memories.add_local(false, false, 1, None, None);
    module.exports.add("memory", memory);
    let bytes =
        module.data.add(walrus::DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(8)) }, b"text".to_vec());
    module.memories.get_mut(memory).data_segments.insert(bytes);
    let stack = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(64)));
    let table = module.tables.add_local(false, 2, Some(2), RefType::FUNCREF);
    let function = |module: &mut Module, name: &str, calls: &[FunctionId]| {
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        builder.name(name.to_owned());
        let argument = module.locals.add(ValType::I32);
        let mut body = builder.func_body();
        body.local_get(argument).global_get(stack).binop(walrus::ir::BinaryOp::I32Add);
        for call in calls {
            body.call(*call);
        }
        builder.finish(vec![argument], &mut module.funcs)
    };
    let hot = function(&mut module, "hot", &[]);
    let colder = function(&mut module, "colder", &[]);
    let cold = function(&mut module, "cold", &[now, hot, colder]);
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.name("start".to_owned());
    builder.func_body().i32_const(1).call(hot).i32_const(1).call_indirect(number, table).drop();
    let start = builder.finish(vec![], &mut module.funcs);
    module.exports.add("start", start);
    add_to_table(&mut module, table, 0, vec![hot, cold], 2);
    module.emit_wasm()
}

fn halves(later: &[&str]) -> Option<(Module, Module)> {
    let halves = split(&module(), true, |name| later.contains(&name)).unwrap()?;
    Some((parsed(&halves.first, true).unwrap(), parsed(&halves.second, true).unwrap()))
}

fn names(module: &Module) -> Vec<&str> {
    module.funcs.iter_local().filter_map(|(id, _)| module.funcs.get(id).name.as_deref()).collect()
}

/// Where the segments of the table begin, and what stands there.
fn segments(module: &Module) -> Vec<(i32, Vec<String>)> {
    let of = |element: &walrus::Element| {
        let (ElementKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. }, ElementItems::Functions(ids)) =
            (&element.kind, &element.items)
        else {
            return (-1, vec![]);
        };
        (*at, ids.iter().map(|id| module.funcs.get(*id).name.clone().unwrap_or_default()).collect())
    };
    module.elements.iter().map(of).collect()
}

#[test]
fn every_function_is_in_one_half_and_what_crosses_goes_through_the_table() {
    let (first, second) = halves(&["cold", "colder"]).unwrap();
    let stub = "~[I32][I32]000004";
    // `hot` is there, `cold` as a stub, and one function more: what brings the second half.
    let of_first = names(&first);
    assert!(of_first.contains(&"hot") && of_first.contains(&"start") && of_first.contains(&stub), "{of_first:?}");
    assert!(!of_first.contains(&"cold") && !of_first.contains(&"colder"), "{of_first:?}");
    assert_eq!(first.funcs.iter_local().count(), 4);
    let mut of_second = names(&second);
    of_second.sort_unstable();
    assert_eq!(of_second, ["cold", "colder", "~[I32][I32]000003", "~[][]000002"]);
    // Two slots as before, two for what the second half calls, one for what the first does.
    let table = first.tables.main_function_table().unwrap().unwrap();
    assert_eq!((first.tables.get(table).initial, first.tables.get(table).maximum), (5, Some(5)));
    let mut of_first = segments(&first);
    of_first.sort();
    assert_eq!(of_first[0], (0, vec!["hot".to_owned(), stub.to_owned()]));
    assert_eq!((of_first[1].0, of_first[1].1[1].as_str()), (2, "hot"));
    assert_eq!(segments(&second), [(4, vec!["cold".to_owned()])]);
}

#[test]
fn the_second_half_has_nothing_of_its_own_but_functions() {
    let (first, second) = halves(&["cold", "colder"]).unwrap();
    assert!(second.data.iter().next().is_none() && second.exports.iter().next().is_none());
    for import in second.imports.iter() {
        assert_eq!(import.module, FIRST);
        let export = first.exports.iter().find(|export| export.name == import.name).unwrap();
        assert!(matches!(
            (&import.kind, export.item),
            (ImportKind::Table(_), ExportItem::Table(_))
                | (ImportKind::Memory(_), ExportItem::Memory(_))
                | (ImportKind::Global(_), ExportItem::Global(_))
        ));
    }
    assert!(first.imports.get_func("./a_bg.js", LINK).is_ok());
}

#[test]
fn a_module_of_which_nothing_comes_later_stays_whole() {
    assert!(halves(&[]).is_none());
    assert!(halves(&["of another module"]).is_none());
    assert!(split(b"not a module", true, |_| true).is_err());
}

/// Where data begins, and how long each of its pieces is.
const START: u32 = 1_024;
const PIECE: u32 = 12;

/// [`module`] with four pieces of constant data. `hot` means the first by its address, and the second by where it ends;
/// the first leads to the fourth. `cold` means the third, which begins where the second ends, by an address inside.
fn module_with_constants(linking: Option<&[u8]>) -> Vec<u8> {
    let mut module = parsed(&module(), true).unwrap();
    let memory = module.memories.iter().next().unwrap().id();
    let mut bytes: Vec<u8> = (1..=4).flat_map(|piece| [piece; PIECE as usize]).collect();
    bytes[4..8].copy_from_slice(&(START + 3 * PIECE).to_le_bytes());
    let offset = ConstExpr::Value(Value::I32(START.cast_signed()));
    let data = module.data.add(walrus::DataKind::Active { memory, offset }, bytes);
    module.data.get_mut(data).name = Some(".rodata".to_owned());
    module.memories.get_mut(memory).data_segments.insert(data);
    for (name, addresses) in [("hot", vec![START, START + 2 * PIECE]), ("cold", vec![START + 2 * PIECE + 4])] {
        let id = module.funcs.by_name(name).unwrap();
        let mut start = module.funcs.get_mut(id).kind.unwrap_local_mut().builder_mut().func_body();
        for address in addresses {
            let first = walrus::ir::MemArg { align: 1, offset: 0 };
            let read = walrus::ir::LoadKind::I32_8 { kind: walrus::ir::ExtendedLoad::ZeroExtend };
            start.drop_at(0).load_at(0, memory, read, first).const_at(0, Value::I32(address.cast_signed()));
        }
    }
    if let Some(linking) = linking {
        let section = |name: &str, data: &[u8]| walrus::RawCustomSection { name: name.to_owned(), data: data.to_vec() };
        module.customs.add(section("linking", linking));
        // Four addresses: the number of the kind, where it stands, the symbol, what is added.
        let code = [10, 3, 4, 1, 0, 0, 4, 2, 1, u8::try_from(PIECE).unwrap(), 4, 3, 2, 4];
        module.customs.add(section("reloc.CODE", &code));
        module.customs.add(section("reloc.DATA", &[11, 1, 5, 1, 3, 0]));
    }
    module.emit_wasm()
}

/// What the linker says of the four pieces, which lie in the second segment.
fn pieces() -> Vec<u8> {
    let of = |at: u8| [1, 0, 1, b'a' + at, 1, at * u8::try_from(PIECE).unwrap(), u8::try_from(PIECE).unwrap()];
    let table: Vec<u8> = [vec![4], (0..4).flat_map(of).collect()].concat();
    [vec![2, 8, u8::try_from(table.len()).unwrap()], table].concat()
}

/// Where data begins in each half, and its bytes.
fn data(module: &Module) -> Vec<(i32, Vec<u8>)> {
    let of = |data: &walrus::Data| match data.kind {
        walrus::DataKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. } => (at, data.value.clone()),
        _ => (-1, vec![]),
    };
    module.data.iter().map(of).collect()
}

#[test]
fn constants_that_only_later_functions_read_come_with_them() {
    let wasm = module_with_constants(Some(&pieces()));
    let halves = split(&wasm, true, |name| ["cold", "colder"].contains(&name)).unwrap().unwrap();
    let (first, second) = (parsed(&halves.first, true).unwrap(), parsed(&halves.second, true).unwrap());
    let third = (START + 2 * PIECE).cast_signed();
    assert_eq!(data(&second), [(third, vec![3; PIECE as usize])]);
    let whole = &data(&parsed(&wasm, true).unwrap())[1].1;
    let of_first = &data(&first)[1].1;
    let (gone, left): (Vec<_>, Vec<_>) = of_first.iter().zip(whole).partition(|(now, before)| now != before);
    assert_eq!(gone, vec![(&0, &3); PIECE as usize]);
    assert_eq!(left.len(), 3 * PIECE as usize);
    // What the linker said is true of neither half.
    assert_eq!((first.customs.iter().count(), second.customs.iter().count()), (0, 0));
}

#[test]
fn constants_stay_where_the_linker_says_nothing_and_what_it_says_must_be_readable() {
    let cold = |name: &str| ["cold", "colder"].contains(&name);
    let halves = split(&module_with_constants(None), true, cold).unwrap().unwrap();
    assert!(data(&parsed(&halves.second, true).unwrap()).is_empty());
    assert!(split(&module_with_constants(Some(&[9])), true, cold).is_err());
}
