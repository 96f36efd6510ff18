//! Constant data of a module (texts in every language, tables, layouts) of which the first half needs only what its own
//! functions refer to. The rest comes with the functions that do.
//!
//! Which piece an address means cannot be told from the address: a loop may count from a piece's end, which is where the next
//! begins. The linker knows, and says so where `--emit-relocs` asks it to (`build.rs`): the sections `linking` and `reloc.*`
//! list every piece of data and every address put anywhere with the piece that it is meant for
//! (<https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>).

use crate::error::{Error, Result};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use walrus::ir::{Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataId, DataKind, FunctionKind, IdsToIndices, Module};
use wasmparser::{
    BinaryReader, BinaryReaderError, Linking, LinkingSectionReader, RelocAddendKind, RelocSectionReader, SymbolInfo,
};

/// The segment that nothing writes to, as the linker names it.
const CONSTANT: &str = ".rodata";
/// Fewer bytes than this in a row stay where they are: to say where they go would take as many.
const FEW: usize = 8;

/// Bytes of the constant segment that functions of the first half never read: where each run begins, in bytes of memory.
#[derive(Debug, Default)]
pub struct Unread(BTreeMap<u32, Vec<u8>>);

/// Pieces of data and what is known of them.
struct Pieces {
    /// Where each lies in memory.
    places: Vec<Range<u32>>,
    /// By an address that stands anywhere: the pieces that it is meant for.
    meant: BTreeMap<u32, BTreeSet<usize>>,
}

impl Unread {
    /// What no function reads that is not `later`, which is known by its place among all. Nothing when the linker has not
    /// said what is meant.
    ///
    /// # Errors
    /// When what the linker says cannot be read.
    pub fn of(module: &Module, later: &[bool]) -> Result<Self> {
        let Some((start, bytes)) = constants(module) else { return Ok(Self::default()) };
        let Some(pieces) = Pieces::of(module).map_err(|why| Error::Other(format!("what the linker says: {why}")))?
        else {
            return Ok(Self::default());
        };
        let read = pieces.read(module, later);
        let mut unread = vec![false; bytes.len()];
        let mut mark = |those: &dyn Fn(&usize) -> bool, value: bool| {
            for (_, place) in pieces.places.iter().enumerate().filter(|(at, _)| those(at)) {
                let within = offset(place.start, start)..offset(place.end, start);
                unread.get_mut(within).unwrap_or_default().fill(value);
            }
        };
        // What lies in no piece is left alone, and what lies in two is read when one is.
        mark(&|at| !read.contains(at), true);
        mark(&|at| read.contains(at), false);
        Ok(Self(runs(&unread, start, bytes)))
    }

    /// Takes them out of the first half: zeros compress to nothing.
    pub fn take_from(&self, module: &mut Module) {
        let Some((id, start)) = constant_segment(module) else { return };
        let bytes = &mut module.data.get_mut(id).value;
        for (at, run) in &self.0 {
            let begin = offset(*at, start);
            bytes.get_mut(begin..begin + run.len()).unwrap_or_default().fill(0);
        }
    }

    /// Puts them into the second half, which has no other data.
    ///
    /// # Errors
    /// When it has no memory.
    pub fn put_into(&self, module: &mut Module) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let memory = module.memories.iter().next().map(walrus::Memory::id);
        let memory = memory.ok_or_else(|| Error::Other("the second half has no memory for its data".into()))?;
        for (at, run) in &self.0 {
            let offset = ConstExpr::Value(Value::I32(at.cast_signed()));
            let data = module.data.add(DataKind::Active { memory, offset }, run.clone());
            module.memories.get_mut(memory).data_segments.insert(data);
        }
        Ok(())
    }
}

/// Runs of at least [`FEW`] bytes that are unread, by where they begin in memory.
fn runs(unread: &[bool], start: u32, bytes: &[u8]) -> BTreeMap<u32, Vec<u8>> {
    let mut runs: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    let mut run: Option<(u32, Vec<u8>)> = None;
    for ((at, byte), unread) in (start..).zip(bytes).zip(unread) {
        match (&mut run, unread) {
            (Some((_, run)), true) => run.push(*byte),
            (none, true) => *none = Some((at, vec![*byte])),
            (some, false) => runs.extend(some.take()),
        }
    }
    runs.extend(run);
    runs.retain(|_, run| run.len() >= FEW);
    runs
}

/// Where an address lies in a segment that begins at `start`, bytes.
fn offset(address: u32, start: u32) -> usize {
    index(address.saturating_sub(start))
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn constant_segment(module: &Module) -> Option<(DataId, u32)> {
    let mut segments = module.data.iter().filter(|data| data.name.as_deref() == Some(CONSTANT));
    let data = segments.next()?;
    Some((data.id(), address(&data.kind)?))
}

fn constants(module: &Module) -> Option<(u32, &[u8])> {
    let (id, start) = constant_segment(module)?;
    Some((start, &module.data.get(id).value))
}

/// Where an active segment begins, bytes.
fn address(kind: &DataKind) -> Option<u32> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. } => Some(at.cast_unsigned()),
        _ => None,
    }
}

impl Pieces {
    /// As the linker says in `module`, if it does.
    fn of(module: &Module) -> std::result::Result<Option<Self>, BinaryReaderError> {
        let starts: Vec<Option<u32>> = module.data.iter().map(|data| address(&data.kind)).collect();
        let said = |wanted: &dyn Fn(&str) -> bool| -> Vec<Cow<'_, [u8]>> {
            let sections = module.customs.iter().filter(|(_, section)| wanted(section.name()));
            sections.map(|(_, section)| section.data(&IdsToIndices::default())).collect()
        };
        let mut symbols: Vec<Option<Range<u32>>> = Vec::new();
        for section in said(&|name| name == "linking") {
            for part in LinkingSectionReader::new(BinaryReader::new(&section, 0))?.subsections() {
                let Linking::SymbolTable(table) = part? else { continue };
                for symbol in table {
                    symbols.push(match symbol? {
                        SymbolInfo::Data { symbol: Some(data), .. } => {
                            let segment = starts.get(index(data.index)).copied().flatten();
                            segment.map(|start| start + data.offset..start + data.offset + data.size)
                        }
                        _ => None,
                    });
                }
            }
        }
        if symbols.is_empty() {
            return Ok(None);
        }
        let mut meant: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
        for section in said(&|name| name.starts_with("reloc.")) {
            for entry in RelocSectionReader::new(BinaryReader::new(&section, 0))?.entries() {
                let entry = entry?;
                // Only addresses have one; the others mean functions and types.
                if entry.ty.addend_kind() == RelocAddendKind::None {
                    continue;
                }
                let at = index(entry.index);
                if let Some(place) = symbols.get(at).and_then(Option::as_ref) {
                    let address = i64::from(place.start) + entry.addend;
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "as the linker reckons"
                    )]
                    meant.entry(address as u32).or_default().insert(at);
                }
            }
        }
        let places = symbols.into_iter().map(Option::unwrap_or_default).collect();
        Ok(Some(Self { places, meant }))
    }

    /// What is read by functions that are not `later` and by data that can be written to, and by what is read itself.
    fn read(&self, module: &Module, later: &[bool]) -> BTreeSet<usize> {
        let mut numbers = Numbers::default();
        for (at, function) in module.funcs.iter().enumerate() {
            if let (FunctionKind::Local(body), Some(false)) = (&function.kind, later.get(at)) {
                dfs_in_order(&mut numbers, body, body.entry_block());
            }
        }
        let constant = constants(module);
        for data in module.data.iter().filter(|data| data.name.as_deref() != Some(CONSTANT)) {
            numbers.0.extend(words(&data.value));
        }
        let mut read = BTreeSet::new();
        let mut todo: Vec<usize> = numbers.0.iter().flat_map(|number| self.at(*number)).collect();
        while let Some(at) = todo.pop() {
            if !read.insert(at) {
                continue;
            }
            let inside = self.places.get(at).zip(constant).and_then(|(place, (start, bytes))| {
                bytes.get(offset(place.start, start)..offset(place.end, start)).filter(|_| place.start >= start)
            });
            todo.extend(inside.into_iter().flat_map(words).filter_map(|word| self.meant.get(&word)).flatten());
        }
        read
    }

    /// What a number in a function may be the address of: a number that the linker did not put there, of what lies there.
    fn at(&self, number: u32) -> Vec<usize> {
        if let Some(those) = self.meant.get(&number) {
            return those.iter().copied().collect();
        }
        let places = self.places.iter().enumerate();
        places.filter(|(_, place)| place.start <= number && number <= place.end).map(|(at, _)| at).collect()
    }
}

/// The words of a piece of data, at every byte: how it is aligned is not known.
fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.windows(4).filter_map(|four| four.try_into().ok()).map(u32::from_le_bytes)
}

/// The numbers in a function that may be addresses.
#[derive(Default)]
struct Numbers(BTreeSet<u32>);

impl Visitor<'_> for Numbers {
    fn visit_value(&mut self, value: &Value) {
        if let Value::I32(number) = value {
            self.0.insert(number.cast_unsigned());
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.0.extend(u32::try_from(load.arg.offset));
    }

    fn visit_store(&mut self, store: &Store) {
        self.0.extend(u32::try_from(store.arg.offset));
    }
}
